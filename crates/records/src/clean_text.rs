//! Characters that do not belong in a text: invisible ones, and letters that are not in Unicode normal form.

use std::ops::Range;

use unicode_normalization::UnicodeNormalization;
use unicode_normalization::char::canonical_combining_class;
use unicode_normalization::{IsNormalized, is_nfc, is_nfc_quick};

use crate::suggest::looks_like_nothing;

/// The first of the pictographs; between those, the joiner U+200D combines several into one.
const PICTOGRAPHS: char = '\u{2190}';

/// What is wrong with a part of a text.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum TextFlawKind {
    /// A letter and a combining mark for which Unicode has a single character (NFC).
    Mark,
    /// A space character other than U+0020.
    Space,
    /// An invisible character, or one that changes the writing direction.
    Invisible,
    /// An ordinary space at the beginning or the end.
    Edge,
}

/// A flawed part of a text, and its replacement.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct TextFlaw {
    pub kind: TextFlawKind,
    pub range: Range<usize>,
    pub clean: String,
    /// The offending character.
    pub character: char,
}

/// The flaws of a text, in text order. Spaces at its edges count only if `has_edges` is set; it is not for
/// multi-line texts.
#[must_use]
pub fn flaws(text: &str, has_edges: bool) -> Vec<TextFlaw> {
    // Most texts consist of printable ASCII. Checking all bytes is faster than stopping early.
    let is_plain = text.bytes().fold(true, |is, byte| is & matches!(byte, b' '..=b'~'));
    if is_plain && !(has_edges && (text.starts_with(' ') || text.ends_with(' '))) {
        return Vec::new();
    }
    let inner = if has_edges { inner(text) } else { 0..text.len() };
    let mut found = Vec::new();
    found.extend(edge(text, 0..inner.start));
    // Few texts have any flaw; that there is none is quickly checked.
    let is_strange = |c| strange(c, ' ').is_some();
    let is_composed = is_nfc_quick(text.chars()) == IsNormalized::Yes;
    if !is_composed || text.contains(is_strange) {
        found_within(text, inner.clone(), &mut found);
    }
    found.extend(edge(text, inner.end..text.len()));
    found
}

/// The text with all flaws replaced.
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

/// The range of the text without surrounding spaces and invisible characters.
fn inner(text: &str) -> Range<usize> {
    let is_edge = |c: char| c.is_whitespace() || strange(c, ' ').is_some();
    let start = text.len() - text.trim_start_matches(is_edge).len();
    let end = text.trim_end_matches(is_edge).len();
    start..end.max(start)
}

fn edge(text: &str, range: Range<usize>) -> Option<TextFlaw> {
    let part = text.get(range.clone()).filter(|part| !part.is_empty())?;
    let flaw = part.chars().find_map(|c| Some((strange(c, ' ')?, c)));
    let (kind, character) = flaw.unwrap_or((TextFlawKind::Edge, ' '));
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

/// How many bytes are replaced along with a strange character, and by what. At the beginning and the end of a line
/// it is not replaced by a space, which would be indentation or invisible again.
fn replaced(rest: &str, character: char, kind: TextFlawKind, begins_line: bool) -> (usize, String) {
    let is_blank = |c: char| matches!(c, ' ' | '\t') || strange(c, ' ').is_some();
    let run = rest.find(|c| !is_blank(c)).unwrap_or(rest.len());
    let after = rest.get(run..).unwrap_or_default();
    let ends_line = after.is_empty() || after.starts_with(['\n', '\r']);
    if begins_line || ends_line {
        return (run, String::new());
    }
    let clean = if kind == TextFlawKind::Space { " " } else { "" };
    (character.len_utf8(), clean.to_owned())
}

/// A letter with its combining marks at the beginning of a text, if NFC composes them differently.
fn mark(rest: &str, at: usize) -> Option<TextFlaw> {
    let first = rest.chars().next()?;
    let after = rest.get(first.len_utf8()..)?;
    let length = first.len_utf8() + after.find(|c| !continues(c)).unwrap_or(after.len());
    let letter = rest.get(..length).filter(|letter| !letter.is_ascii() && !is_nfc(letter))?;
    let character = letter.chars().find(|c| continues(*c)).unwrap_or(first);
    let clean = letter.nfc().collect();
    Some(TextFlaw { kind: TextFlawKind::Mark, range: at..at + length, clean, character })
}

/// Whether a character may combine with the one before it.
fn continues(character: char) -> bool {
    !character.is_ascii()
        && (canonical_combining_class(character) != 0
            || is_nfc_quick(std::iter::once(character)) == IsNormalized::Maybe)
}

/// Why a character does not belong in a text; `None` if it does, or may.
fn strange(character: char, before: char) -> Option<TextFlawKind> {
    match character {
        '\n' | '\r' | '\t' | ' '..='~' => None,
        other if other.is_control() && other != '\u{85}' => Some(TextFlawKind::Invisible),
        other if other.is_whitespace() => Some(TextFlawKind::Space),
        // Variation selectors for the character before.
        '\u{fe00}'..='\u{fe0f}' | '\u{e0100}'..='\u{e01ef}' => None,
        // Tag characters that form the flags of regions.
        '\u{e0020}'..='\u{e007f}' if matches!(before, '\u{1f3f4}' | '\u{e0020}'..='\u{e007f}') => {
            None
        }
        '\u{200d}' if before >= PICTOGRAPHS && !before.is_alphabetic() => None,
        // The scripts of Europe and nearby, whose letters are all visible.
        other if other < '\u{1100}' && other.is_alphanumeric() => None,
        other => looks_like_nothing(other).then_some(TextFlawKind::Invisible),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn invisible_characters_are_removed_and_visible_ones_kept() {
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
    fn each_flaw_is_reported_with_its_character() {
        let found = flaws("o\u{308}\u{a0}x\u{ad} ", true);
        let reported: Vec<_> = found.iter().map(|flaw| (flaw.kind, flaw.character)).collect();
        let expected = [
            (TextFlawKind::Mark, '\u{308}'),
            (TextFlawKind::Space, '\u{a0}'),
            (TextFlawKind::Invisible, '\u{ad}'),
        ];
        assert_eq!(reported, expected);
        assert_eq!(flaws(" x", true)[0].kind, TextFlawKind::Edge);
    }
}
