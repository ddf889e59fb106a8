//! Writing characters that are invisible, or look like others, as code points: `So<U+00AD>est`.

use std::borrow::Cow;
use std::fmt::Write as _;

use messages::code_point;
use unicode_normalization::UnicodeNormalization;
use unicode_normalization::char::is_combining_mark;
use unicode_security::MixedScript;
use unicode_security::mixed_script::AugmentedScriptSet;

/// The first of the pictographs; between them, the joiner U+200D makes one of several.
const PICTOGRAPHS: char = '\u{2190}';

/// The text with every character visible: control characters, those that are invisible or change the direction of
/// writing, blanks other than the usual one, letters of another script within a word, and marks separate from the
/// letter that Unicode composes them with are replaced by their code points. Line breaks are kept; a tab becomes a
/// blank.
#[must_use]
pub fn visible(text: &str) -> Cow<'_, str> {
    if text.chars().all(is_common) {
        Cow::Borrowed(text)
    } else {
        Cow::Owned(with_code_points(text))
    }
}

fn with_code_points(text: &str) -> String {
    let is_composed = text.nfc().eq(text.chars());
    let mut shown = String::with_capacity(text.len() + 8);
    for word in text.split_inclusive(char::is_whitespace) {
        let is_mixed = !word.is_single_script();
        let mut before = ' ';
        for character in word.chars() {
            let is_strange = is_hidden(character, before)
                || (is_mixed && is_other_script(character))
                || (!is_composed && is_combining_mark(character));
            match character {
                '\t' => shown.push(' '),
                other if is_strange => {
                    // Writing to a String cannot fail.
                    let _ = write!(shown, "<{}>", code_point(other));
                }
                other => shown.push(other),
            }
            before = character;
        }
    }
    shown
}

/// The characters of nearly all texts: ASCII, German letters and typographic signs, all of them composed, of one script
/// and visible. They need no lookup in the tables of Unicode.
fn is_common(character: char) -> bool {
    matches!(character, ' '..='~' | '\n') || "ÄÖÜäöüß–„“‚‘’…§·".contains(character)
}

/// [`visible`], with line breaks as blanks.
pub(crate) fn visible_line(text: &str) -> String {
    visible(text).replace('\n', " ")
}

/// Whether a character is invisible after `before`, or its effect on its neighbours is.
fn is_hidden(character: char, before: char) -> bool {
    match character {
        '\n' | ' ' => false,
        '\u{200d}' => before < PICTOGRAPHS || before.is_alphabetic(),
        // Selects how a pictograph is drawn; some of them are letters in a frame.
        '\u{fe0f}' => {
            let is_letter = before.is_alphabetic() && !is_framed_letter(before);
            is_letter || before.is_whitespace() || before == '\u{fe0f}'
        }
        other => other.is_control() || other.is_whitespace() || is_invisible(other),
    }
}

/// The signs for information, underground railway, blood groups and parking.
fn is_framed_letter(character: char) -> bool {
    matches!(character, '\u{2139}' | '\u{24c2}' | '\u{1f170}'..='\u{1f17f}')
}

/// Formatting marks and fillers, which no font draws.
fn is_invisible(character: char) -> bool {
    matches!(
        character,
        '\u{ad}' | '\u{34f}' | '\u{61c}' | '\u{115f}' | '\u{1160}' | '\u{17b4}' | '\u{17b5}'
            | '\u{180b}'..='\u{180f}' | '\u{200b}'..='\u{200f}' | '\u{202a}'..='\u{202e}'
            | '\u{2060}'..='\u{206f}' | '\u{2800}' | '\u{3164}' | '\u{fe00}'..='\u{fe0e}'
            | '\u{feff}' | '\u{ffa0}' | '\u{fff0}'..='\u{fffb}' | '\u{fffe}' | '\u{ffff}' | '\u{fdd0}'..='\u{fdef}'
            | '\u{e0000}'..='\u{e0fff}'
    )
}

/// Whether a character in a word of several scripts does not belong to the Latin one.
fn is_other_script(character: char) -> bool {
    let mut both = AugmentedScriptSet::for_char(character);
    both.intersect_with(AugmentedScriptSet::for_char('a'));
    both.is_empty()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn common_characters_are_kept_in_any_combination() {
        let common: Vec<char> = ('\0'..='\u{2fff}').filter(|one| is_common(*one)).collect();
        assert!(common.len() > 100 && common.contains(&'ß') && !common.contains(&'\u{308}'));
        for one in &common {
            for other in &common {
                let text = format!("{one}{other}a{one}");
                assert_eq!(with_code_points(&text), text);
            }
        }
    }

    #[test]
    fn invisible_characters_become_code_points_and_others_are_kept() {
        for (text, shown) in [
            ("Köln – „Straße“ 🏛️ 👩‍💻", "Köln – „Straße“ 🏛️ 👩‍💻"),
            ("So\u{ad}est", "So<U+00AD>est"),
            ("a\u{a0}b\u{200b}c\u{2028}d", "a<U+00A0>b<U+200B>c<U+2028>d"),
            ("a\u{e0041}b", "a<U+E0041>b"),
            ("Ko\u{308}ln", "Ko<U+0308>ln"),
            ("K\u{43e}ln Москва", "K<U+043E>ln Москва"),
            ("a\u{1b}[31m\u{202e}b\tc\nd", "a<U+001B>[31m<U+202E>b c\nd"),
            ("東\u{200d}京", "東<U+200D>京"),
            ("ℹ\u{fe0f} a \u{fe0f}b", "ℹ\u{fe0f} a <U+FE0F>b"),
            ("🏛\u{fe0f}\u{fe0f}", "🏛\u{fe0f}<U+FE0F>"),
            ("q\u{323}\u{307} bleibt", "q\u{323}\u{307} bleibt"),
        ] {
            assert_eq!(visible(text), shown);
        }
    }
}
