//! What does not belong into a text: characters that nobody sees, and letters that Unicode writes otherwise.

use std::ops::Range;

use unicode_normalization::UnicodeNormalization;
use unicode_normalization::char::canonical_combining_class;
use unicode_normalization::{IsNormalized, is_nfc, is_nfc_quick};

use crate::suggest::looks_like_nothing;

/// The first of the pictographs; between them, the joiner U+200D makes one of several.
const PICTOGRAPHS: char = '\u{2190}';

/// In what way a part of a text is wrong.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum TextFlawKind {
    /// A letter and a mark where Unicode has one character for both (NFC).
    Mark,
    /// Another blank than the usual one.
    Space,
    /// Nobody sees it, or it turns the direction of writing.
    Invisible,
    /// A usual blank at the beginning or the end.
    Edge,
}

/// A part of a text that is wrong, and what belongs there.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct TextFlaw {
    pub kind: TextFlawKind,
    pub range: Range<usize>,
    pub clean: String,
    /// The character at fault.
    pub character: char,
}

/// What is wrong with a text, in its order. At its edges blanks are wrong only if it has edges, as a text
/// of several lines has none.
#[must_use]
pub fn flaws(text: &str, has_edges: bool) -> Vec<TextFlaw> {
    // Most texts are of letters, digits and blanks within. To look at all bytes at once is faster than to stop early.
    let is_plain = text.bytes().fold(true, |is, byte| is & matches!(byte, b' '..=b'~'));
    if is_plain && !(has_edges && (text.starts_with(' ') || text.ends_with(' '))) {
        return Vec::new();
    }
    let inner = if has_edges { inner(text) } else { 0..text.len() };
    let mut found = Vec::new();
    found.extend(edge(text, 0..inner.start));
    // Hardly a text has any; that it has none is quickly seen.
    let is_strange = |c| strange(c, ' ').is_some();
    let is_composed = is_nfc_quick(text.chars()) == IsNormalized::Yes;
    if !is_composed || text.contains(is_strange) {
        found_within(text, inner.clone(), &mut found);
    }
    found.extend(edge(text, inner.end..text.len()));
    found
}

/// The text with what belongs there.
#[must_use]
pub fn cleaned(text: &str, flaws: &[TextFlaw]) -> String {
    let (mut clean, mut at) = (String::with_capacity(text.len()), 0);
    for flaw in flaws {
        clean.push_str(text.get(at..flaw.range.start).unwrap_or_default());
        clean.push_str(&flaw.clean);
        at = flaw.range.end;
    }
    clean.push_str(text.get(at..).unwrap_or_default());
    clean
}

/// The text without the blanks and the invisible characters around it.
fn inner(text: &str) -> Range<usize> {
    let is_edge = |c: char| c.is_whitespace() || strange(c, ' ').is_some();
    let start = text.len() - text.trim_start_matches(is_edge).len();
    let end = text.trim_end_matches(is_edge).len();
    start..end.max(start)
}

fn edge(text: &str, range: Range<usize>) -> Option<TextFlaw> {
    let part = text.get(range.clone()).filter(|part| !part.is_empty())?;
    let told = part.chars().find_map(|c| Some((strange(c, ' ')?, c)));
    let (kind, character) = told.unwrap_or((TextFlawKind::Edge, ' '));
    Some(TextFlaw { kind, range, clean: String::new(), character })
}

fn found_within(text: &str, range: Range<usize>, found: &mut Vec<TextFlaw>) {
    let (mut at, mut before, mut begins_line) = (range.start, '\n', true);
    while let Some(character) = text.get(at..range.end).and_then(|rest| rest.chars().next()) {
        let rest = text.get(at..range.end).unwrap_or_default();
        let flaw = match strange(character, before) {
            Some(kind) => {
                let (length, clean) = replaced(rest, character, kind, begins_line);
                Some(TextFlaw { kind, range: at..at + length, clean, character })
            }
            None => mark(rest, at),
        };
        at = flaw.as_ref().map_or(at + character.len_utf8(), |flaw| flaw.range.end);
        begins_line = character == '\n' || (begins_line && matches!(character, ' ' | '\t'));
        before = character;
        found.extend(flaw);
    }
}

/// How many bytes a strange character takes with it, and what stands there instead. At the beginning and
/// the end of a line no blank takes its place: there it would be indentation, or invisible once more.
fn replaced(rest: &str, character: char, kind: TextFlawKind, begins_line: bool) -> (usize, String) {
    let is_blank = |c: char| matches!(c, ' ' | '\t') || strange(c, ' ').is_some();
    let run = rest.find(|c| !is_blank(c)).unwrap_or(rest.len());
    let behind = rest.get(run..).unwrap_or_default();
    let ends_line = behind.is_empty() || behind.starts_with(['\n', '\r']);
    if begins_line || ends_line {
        return (run, String::new());
    }
    let clean = if kind == TextFlawKind::Space { " " } else { "" };
    (character.len_utf8(), clean.to_owned())
}

/// A letter with its marks at the beginning of a text that NFC writes otherwise.
fn mark(rest: &str, at: usize) -> Option<TextFlaw> {
    let first = rest.chars().next()?;
    let behind = rest.get(first.len_utf8()..)?;
    let length = first.len_utf8() + behind.find(|c| !continues(c)).unwrap_or(behind.len());
    let letter = rest.get(..length).filter(|letter| !letter.is_ascii() && !is_nfc(letter))?;
    let character = letter.chars().find(|c| continues(*c)).unwrap_or(first);
    let clean = letter.nfc().collect();
    Some(TextFlaw { kind: TextFlawKind::Mark, range: at..at + length, clean, character })
}

/// Whether a character may become one with that before it.
fn continues(character: char) -> bool {
    !character.is_ascii()
        && (canonical_combining_class(character) != 0
            || is_nfc_quick(std::iter::once(character)) == IsNormalized::Maybe)
}

/// In what way a character does not belong into a text, whatever stands around it.
fn strange(character: char, before: char) -> Option<TextFlawKind> {
    match character {
        '\n' | '\r' | '\t' | ' '..='~' => None,
        other if other.is_control() && other != '\u{85}' => Some(TextFlawKind::Invisible),
        other if other.is_whitespace() => Some(TextFlawKind::Space),
        // How the character before is drawn.
        '\u{fe00}'..='\u{fe0f}' | '\u{e0100}'..='\u{e01ef}' => None,
        // The flags of parts of a country.
        '\u{e0020}'..='\u{e007f}' if matches!(before, '\u{1f3f4}' | '\u{e0020}'..='\u{e007f}') => {
            None
        }
        '\u{200d}' if before >= PICTOGRAPHS && !before.is_alphabetic() => None,
        // All that is written in Europe, of which none is invisible.
        other if other < '\u{1100}' && other.is_alphanumeric() => None,
        other => looks_like_nothing(other).then_some(TextFlawKind::Invisible),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_nobody_sees_goes_and_what_is_seen_stays() {
        for (text, clean) in [
            ("Ko\u{308}ln", "Köln"),
            ("\u{212b}ngstr\u{f6}m", "Ångström"),
            ("\u{1112}\u{1161}\u{11ab}", "한"),
            ("Bad\u{a0}Sassendorf, 10\u{202f}km", "Bad Sassendorf, 10 km"),
            ("So\u{ad}est\u{200b}\u{200c}\u{200d}\u{2060}\u{feff}", "Soest"),
            ("a\u{202e}b\u{2066}c\u{200f}\u{61c}", "abc"),
            ("a\u{7}\u{7f}b", "ab"),
            (" \u{a0}x \u{200b}", "x"),
            ("\u{a0}\u{200b} ", ""),
            (
                "👩\u{200d}💻 🏛\u{fe0f} – „a“ q\u{323}\u{307}",
                "👩\u{200d}💻 🏛\u{fe0f} – „a“ q\u{323}\u{307}",
            ),
        ] {
            assert_eq!(cleaned(text, &flaws(text, true)), clean, "{text:?}");
            assert_eq!(flaws(clean, true), [], "{text:?}");
        }
    }

    #[test]
    fn the_lines_of_a_text_keep_their_indentation() {
        let text = "a\n  \u{a0} b\u{a0}\n\u{a0}\nc\n";
        assert_eq!(cleaned(text, &flaws(text, false)), "a\n  b\n\nc\n");
        assert_eq!(flaws(" a b\n\n", false), []);
    }

    #[test]
    fn each_flaw_is_told_with_its_character() {
        let found = flaws("o\u{308}\u{a0}x\u{ad} ", true);
        let told: Vec<_> = found.iter().map(|flaw| (flaw.kind, flaw.character)).collect();
        let expected = [
            (TextFlawKind::Mark, '\u{308}'),
            (TextFlawKind::Space, '\u{a0}'),
            (TextFlawKind::Invisible, '\u{ad}'),
        ];
        assert_eq!(told, expected);
        assert_eq!(flaws(" x", true)[0].kind, TextFlawKind::Edge);
    }
}
