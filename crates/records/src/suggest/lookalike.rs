//! Characters that look like others, or are invisible, so that two names cannot be distinguished by eye.

use messages::code_point;
use unicode_security::confusable_detection;

/// The dots of an umlaut as a separate character, as in macOS file names.
const DIAERESIS: char = '\u{308}';

/// The characters allowed in ids; look-alikes are mapped to one of these.
const PLAIN: &str = "abcdefghijklmnopqrstuvwxyz0123456789-_";

/// The text as it looks: look-alikes (UTS #39) replaced with Latin letters, umlauts composed, invisible characters
/// removed.
#[must_use]
pub(crate) fn skeleton(text: &str) -> String {
    let mut plain = String::with_capacity(text.len());
    for character in text.chars() {
        match (plain.pop(), character) {
            (Some('a'), DIAERESIS) => plain.push('ä'),
            (Some('o'), DIAERESIS) => plain.push('ö'),
            (Some('u'), DIAERESIS) => plain.push('ü'),
            (before, _) => {
                plain.extend(before);
                plain.extend(as_latin(character));
            }
        }
    }
    plain
}

/// The character that this one looks like; `None` if it is invisible. ASCII is kept: `1` and `l`, or `rn` and `m`,
/// are different in ids, however similar they look.
fn as_latin(character: char) -> Option<char> {
    if character.is_ascii() {
        return Some(character);
    }
    let small = looks(&[character]);
    if small.is_empty() {
        return None;
    }
    // `к` looks like `k` in most fonts, but in UTS #39 only the capital letters are confusable.
    let capital = looks(&character.to_uppercase().collect::<Vec<_>>());
    let is_like =
        |plain: &char| looks(&[*plain]) == small || looks(&[plain.to_ascii_uppercase()]) == capital;
    Some(PLAIN.chars().find(is_like).unwrap_or(character))
}

/// Whether a character is invisible in every font.
#[must_use]
pub(crate) fn looks_like_nothing(character: char) -> bool {
    looks(&[character]).is_empty()
}

/// The skeleton by UTS #39; empty for invisible characters.
fn looks(text: &[char]) -> String {
    confusable_detection::skeleton(&text.iter().collect::<String>()).collect()
}

/// The first character that can be mistaken for another one or is invisible: its position, counted from 1, and its
/// code point.
#[must_use]
pub fn first_confusable(text: &str) -> Option<(usize, String)> {
    let is_foreign =
        |character: char| !character.is_ascii_graphic() && !"äöüßÄÖÜ\u{fffd} ".contains(character);
    let (at, character) = text.chars().enumerate().find(|(_, character)| is_foreign(*character))?;
    Some((at + 1, code_point(character)))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_looks_the_same_becomes_the_same() {
        for (text, plain, found) in [
            ("koeln", "koeln", None),
            ("Köln", "Köln", None),
            ("ko\u{308}ln", "köln", Some((3, "U+0308".to_owned()))),
            ("k\u{43e}eln", "koeln", Some((2, "U+043E".to_owned()))),
            ("\u{43a}oel\u{578}", "koeln", Some((1, "U+043A".to_owned()))),
            ("soest\u{2013}x", "soest-x", Some((6, "U+2013".to_owned()))),
            ("caf\u{e9}", "caf\u{e9}", Some((4, "U+00E9".to_owned()))),
            ("ko\u{200b}eln", "koeln", Some((3, "U+200B".to_owned()))),
            ("a\nb", "a\nb", Some((2, "U+000A".to_owned()))),
        ] {
            assert_eq!((skeleton(text).as_str(), first_confusable(text)), (plain, found));
        }
    }
}
