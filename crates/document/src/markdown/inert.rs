//! Escaping text, so that Markdown and the extensions of GitHub and GitLab find nothing but text in it.

use crate::{visible, visible_line};

/// Splits a word so that no reference is found in the rendered page; it is invisible there.
pub(super) const SPLIT: &str = "<!-- -->";

/// Numbers of digits at which a word may be taken for a commit hash.
const HASH: std::ops::RangeInclusive<usize> = 7..=40;

/// Data without any markup, link, mention, reference, emoji or line break in it.
pub(super) fn data(text: &str) -> String {
    words(&visible(text))
}

/// [`data`] for wording of the program, whose blanks are intended.
pub(super) fn words(text: &str) -> String {
    let mut escaped = String::with_capacity(text.len() + 8);
    let mut before = ' ';
    for (at, character) in text.char_indices() {
        let rest = &text[at + character.len_utf8()..];
        let next = rest.chars().next().unwrap_or(' ');
        if r"\`*_[]<>#|~$&!^".contains(character) {
            escaped.push('\\');
        }
        escaped.push(if character == '\n' { ' ' } else { character });
        let begins_reference = match character {
            '@' | '#' | '!' | '~' | '$' | '&' | '%' => {
                next.is_alphanumeric() || "\"_-".contains(next)
            }
            // `:tada:`, but not `12:30` nor `https:`.
            ':' => !next.is_whitespace() && is_emoji(rest),
            _ => false,
        };
        let is_hash_start = !before.is_alphanumeric() && is_hash(&text[at..]);
        let is_issue = before.eq_ignore_ascii_case(&'g')
            && character.eq_ignore_ascii_case(&'h')
            && rest.starts_with('-')
            && rest[1..].starts_with(|c: char| c.is_ascii_digit());
        if begins_reference || is_hash_start || is_issue {
            escaped.push_str(SPLIT);
        }
        before = character;
    }
    escaped.replace("://", &format!(":{SPLIT}//")).replace("www.", &format!("www{SPLIT}."))
}

/// Emoji whose names are numbers; any other number between colons is a time or a place.
const NUMBER_EMOJI: [&str; 2] = ["100", "1234"];

/// Whether the name of an emoji and its second colon follow.
fn is_emoji(rest: &str) -> bool {
    let end = rest.find(|c: char| !(c.is_alphanumeric() || "_+-".contains(c)));
    let name = end.filter(|end| rest[*end..].starts_with(':')).map(|end| &rest[..end]);
    name.is_some_and(|name| {
        let is_number = name.bytes().all(|byte| byte.is_ascii_digit());
        if is_number { NUMBER_EMOJI.contains(&name) } else { true }
    })
}

/// Whether the text begins with a word that may be a commit hash. Codes of digits alone are no more likely to be one
/// than any other number, and stay legible.
fn is_hash(text: &str) -> bool {
    let length = text.find(|c: char| !c.is_ascii_hexdigit()).unwrap_or(text.len());
    let word = &text[..length];
    HASH.contains(&length)
        && word.bytes().any(|byte| byte.is_ascii_alphabetic())
        && word.bytes().any(|byte| byte.is_ascii_digit())
        && !text[length..].starts_with(char::is_alphanumeric)
}

/// The text as a code span on one line.
pub(super) fn code(text: &str) -> String {
    let text = visible_line(text);
    let longest = text.split(|c| c != '`').map(str::len).max().unwrap_or_default();
    let fence = "`".repeat(longest + 1);
    let is_bare = text.is_empty() || text.starts_with(['`', ' ']) || text.ends_with(['`', ' ']);
    let padding = if is_bare { " " } else { "" };
    format!("{fence}{padding}{text}{padding}{fence}")
}

/// Escapes text where a line begins: no bullet, no number of a list, no underline of a heading, no quick action of
/// GitLab such as `/close`.
pub(super) fn at_start(text: &str) -> String {
    let digits = text.bytes().take_while(u8::is_ascii_digit).count();
    match text.as_bytes().get(digits) {
        Some(b'.' | b')') if digits > 0 => format!(r"{}\{}", &text[..digits], &text[digits..]),
        Some(b'-' | b'+' | b'=' | b'/') if digits == 0 => format!(r"\{text}"),
        _ => text.to_owned(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn markup_is_text() {
        for (text, written) in [
            ("a | b\n| c", r"a \| b \| c"),
            ("`<b>`", r"\`\<b\>\`"),
            (r"\| [x](https://y)", r"\\\| \[x\](https:<!-- -->//y)"),
            ("So\u{ad}est", r"So\<U+00AD\>est"),
            ("@name #1 12:30:00", r"@<!-- -->name \#<!-- -->1 12:30:00"),
            (":tada: GH-12", r":<!-- -->tada: GH<!-- -->-12"),
            ("27bf826a 05315000 decade", r"2<!-- -->7bf826a 05315000 decade"),
            ("max@example.org", r"max@<!-- -->example.org"),
        ] {
            assert_eq!(data(text), written);
        }
    }

    #[test]
    fn no_line_begins_a_list() {
        for (text, written) in [
            ("- a", r"\- a"),
            ("1. Mai", r"1\. Mai"),
            ("2024) x", r"2024\) x"),
            ("/close", r"\/close"),
            ("2024 x", "2024 x"),
            ("Köln", "Köln"),
        ] {
            assert_eq!(at_start(text), written);
        }
    }

    #[test]
    fn the_fence_is_longer_than_any_in_the_text() {
        assert_eq!(code("a @b #1 <b>"), "`a @b #1 <b>`");
        assert_eq!(code("a\n- b"), "`a - b`");
        assert_eq!(code("a `` b"), "```a `` b```");
        assert_eq!(code("`a"), "`` `a ``");
        assert_eq!(code(""), "`  `");
    }
}
