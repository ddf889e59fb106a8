//! Characters that cannot be seen, or that look like others, written as their code points: `So<U+00AD>est`.

use std::borrow::Cow;
use std::fmt::Write as _;

use messages::code_point;
use unicode_normalization::UnicodeNormalization;
use unicode_normalization::char::is_combining_mark;
use unicode_security::MixedScript;
use unicode_security::mixed_script::AugmentedScriptSet;

/// The first of the pictographs; between them, the joiner U+200D makes one of several.
const PICTOGRAPHS: char = '\u{2190}';

/// The text such that a reader sees each of its characters: control characters, those that are invisible
/// or turn the direction of writing, blanks other than the usual one, letters of another script within a
/// word, and marks apart from the letter that Unicode writes them with become their code points. Line ends
/// stay; a tab is a blank.
#[must_use]
pub fn visible(text: &str) -> Cow<'_, str> {
    if text.chars().all(is_common) { Cow::Borrowed(text) } else { Cow::Owned(spelt_out(text)) }
}

fn spelt_out(text: &str) -> String {
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

/// What nearly all texts are made of: ASCII, German letters and the signs of its typesetters, all of them composed,
/// of one script and to be seen. It spares them a look into the tables of Unicode.
fn is_common(character: char) -> bool {
    matches!(character, ' '..='~' | '\n') || "ÄÖÜäöüß–„“‚‘’…§·".contains(character)
}

/// [`visible`], its line ends as blanks.
pub(crate) fn visible_line(text: &str) -> String {
    visible(text).replace('\n', " ")
}

/// Whether nobody would see a character behind another, or what it does to its neighbours.
fn is_hidden(character: char, before: char) -> bool {
    match character {
        '\n' | ' ' => false,
        '\u{200d}' => before < PICTOGRAPHS || before.is_alphabetic(),
        // How a pictograph is drawn; some of them are letters in a frame.
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

/// Marks of formatting and fillers, which no font draws.
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

/// Within a word of several scripts, what is not of the Latin one.
fn is_other_script(character: char) -> bool {
    let mut both = AugmentedScriptSet::for_char(character);
    both.intersect_with(AugmentedScriptSet::for_char('a'));
    both.is_empty()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_common_is_seen_as_it_is_beside_whatever_else_is() {
        let common: Vec<char> = ('\0'..='\u{2fff}').filter(|one| is_common(*one)).collect();
        assert!(common.len() > 100 && common.contains(&'ß') && !common.contains(&'\u{308}'));
        for one in &common {
            for other in &common {
                let text = format!("{one}{other}a{one}");
                assert_eq!(spelt_out(&text), text);
            }
        }
    }

    #[test]
    fn what_cannot_be_seen_is_told_and_the_rest_is_left() {
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
