//! "Did you mean …?": finds the valid word nearest to a misspelt one.

mod lookalike;
mod spellings;

use std::borrow::Cow;
use std::collections::BTreeSet;

use unicode_normalization::char::is_combining_mark;
use unicode_normalization::{IsNormalized, UnicodeNormalization, is_nfc_quick};

pub use lookalike::first_confusable;
pub(crate) use lookalike::{looks_like_nothing, skeleton};
pub use spellings::Spellings;

/// The candidate that a misspelt word most likely stands for, if one is near enough.
///
/// A candidate is near if there is at most one typing mistake (Damerau-Levenshtein) per three letters, or if it is
/// the only one that begins with the word, which must have at least three letters. A single letter is only near
/// itself.
#[must_use]
pub fn nearest<'a>(word: &str, candidates: impl IntoIterator<Item = &'a str>) -> Option<&'a str> {
    NearWords::among(word, candidates).nearest()
}

/// The only candidate that a misspelt word can stand for; `None` if several are near.
#[must_use]
pub fn only<'a>(word: &str, candidates: impl IntoIterator<Item = &'a str>) -> Option<&'a str> {
    NearWords::among(word, candidates).only()
}

/// The candidates that a misspelt word can stand for.
#[derive(Debug, Default)]
pub struct NearWords<'c> {
    /// Candidates with few typing mistakes, and their number.
    misspelt: Vec<(usize, &'c str)>,
    /// Candidates that begin with the word.
    beginnings: Vec<&'c str>,
}

impl<'c> NearWords<'c> {
    /// Compares the word with each candidate.
    #[must_use]
    pub fn among(word: &str, candidates: impl IntoIterator<Item = &'c str>) -> Self {
        let word = Misspelling::new(word);
        let mut near = NearWords::default();
        for candidate in candidates {
            let folded = fold(candidate);
            if word.is_beginning() && folded.starts_with(&word.folded) {
                near.beginnings.push(candidate);
            }
            near.misspelt.extend(word.distance(&folded).map(|distance| (distance, candidate)));
        }
        near
    }

    /// Adds the candidates found among further words.
    pub fn extend(&mut self, others: NearWords<'c>) {
        self.misspelt.extend(others.misspelt);
        self.beginnings.extend(others.beginnings);
    }

    /// The candidate with the fewest mistakes, otherwise the only one that begins with the word.
    #[must_use]
    pub fn nearest(&self) -> Option<&'c str> {
        let misspelt = self.misspelt.iter().min_by_key(|(distance, _)| *distance);
        misspelt.map(|(_, candidate)| *candidate).or(match self.beginnings.as_slice() {
            [only] => Some(only),
            _ => None,
        })
    }

    /// The nearest candidate, if no other is near.
    #[must_use]
    pub fn only(&self) -> Option<&'c str> {
        let nearest = self.nearest()?;
        let is_other = |candidate: &&str| *candidate != nearest;
        let is_misspelt = self.misspelt.iter().any(|(_, candidate)| is_other(candidate));
        let others: BTreeSet<_> = self.beginnings.iter().copied().filter(is_other).collect();
        (!is_misspelt && others.is_empty()).then_some(nearest)
    }
}

/// A word that matches no candidate exactly, prepared for comparison.
struct Misspelling {
    folded: String,
    letters: usize,
}

impl Misspelling {
    fn new(word: &str) -> Self {
        let folded = fold(&skeleton(&word.to_lowercase()));
        let letters = folded.chars().count();
        Misspelling { folded, letters }
    }

    /// Maximum number of typing mistakes: one per three letters, and at least one from two letters on.
    fn allowed(&self) -> usize {
        if self.letters < 2 { 0 } else { (self.letters / 3).max(1) }
    }

    fn is_beginning(&self) -> bool {
        self.folded.len() >= 3
    }

    /// The number of typing mistakes between the word and a candidate; `None` if there are too many.
    fn distance(&self, folded: &str) -> Option<usize> {
        if folded.len().abs_diff(self.folded.len()) > self.allowed() {
            return None;
        }
        let distance = strsim::damerau_levenshtein(&self.folded, folded);
        (distance <= self.allowed()).then_some(distance)
    }
}

/// A key shared by all spellings of a word: ignores case, umlaut spelling, look-alike characters and surrounding
/// whitespace.
fn spelling(word: &str) -> String {
    fold(&skeleton(&word.trim().to_lowercase()))
}

/// The form in which texts are compared: lower case, composed, umlauts transliterated, without soft hyphens.
#[must_use]
pub fn fold(text: &str) -> String {
    let composed = if is_composed(text) { Cow::Borrowed(text) } else { text.nfc().collect() };
    let mut folded = String::with_capacity(text.len());
    let mut left = composed.as_ref();
    while let Some((ascii, character, rest)) = split_at_non_ascii(left) {
        folded.push_str(ascii);
        push_folded(&mut folded, character);
        left = rest;
    }
    folded.push_str(left);
    // Converting everything at once takes no longer than converting a few letters.
    folded.make_ascii_lowercase();
    folded
}

/// Whether the text is already composed; composing it again takes ten times as long as everything else.
fn is_composed(text: &str) -> bool {
    // Combining marks begin at U+0300, which is 0xCC 0x80 in UTF-8; no lower code point contains a byte as large as
    // 0xCC.
    text.bytes().fold(0, u8::max) < 0xCC || is_nfc_quick(text.chars()) == IsNormalized::Yes
}

/// The first non-ASCII character, with the text before and after it.
fn split_at_non_ascii(text: &str) -> Option<(&str, char, &str)> {
    // Checking sixteen bytes at once takes as long as checking one.
    let (blocks, _) = text.as_bytes().as_chunks::<16>();
    let is_ascii = |block: &&[u8; 16]| block.iter().fold(0, |bits, byte| bits | byte).is_ascii();
    let skipped = 16 * blocks.iter().take_while(is_ascii).count();
    let remaining = text.as_bytes().get(skipped..)?;
    let (ascii, rest) =
        text.split_at(skipped + remaining.iter().position(|byte| !byte.is_ascii())?);
    let mut characters = rest.chars();
    Some((ascii, characters.next()?, characters.as_str()))
}

/// Appends the folded form of a non-ASCII character.
fn push_folded(folded: &mut String, character: char) {
    match character {
        // Both cases are listed, since the lookup table of the standard library takes ten times as long.
        'ä' | 'Ä' => folded.push_str("ae"),
        'ö' | 'Ö' => folded.push_str("oe"),
        'ü' | 'Ü' => folded.push_str("ue"),
        'ß' | 'ẞ' => folded.push_str("ss"),
        SOFT_HYPHEN => {}
        '\u{a0}' | '\u{202f}' => folded.push(' '),
        other => folded.extend(other.to_lowercase()),
    }
}

/// Whether a character belongs to the letter before it and is folded with it: a combining mark or a soft hyphen.
#[must_use]
pub fn continues_letter(character: char) -> bool {
    character == SOFT_HYPHEN || is_combining_mark(character)
}

/// The letters and digits of a text, folded; the same for `Roll-out NRW` and `rollout_nrw`.
#[must_use]
pub fn letters(text: &str) -> String {
    let mut folded = fold(text);
    folded.retain(char::is_alphanumeric);
    folded
}

/// Marks where a word may be broken; invisible elsewhere.
const SOFT_HYPHEN: char = '\u{ad}';

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn one_of_several_near_words_is_not_the_only_one() {
        assert_eq!(only("keoln", ["koeln", "soest"]), Some("koeln"));
        assert_eq!(only("kleve", ["kleve-stadt", "kleve-kreis"]), None);
        assert_eq!(only("bergheim", ["berghaim", "bergheim-x"]), None);
    }

    #[test]
    fn a_single_letter_is_near_nothing_but_itself() {
        for (word, expected) in [("x", None), ("A", Some("a")), ("", None), ("bb", Some("b"))] {
            assert_eq!(nearest(word, ["a", "b"]), expected, "{word}");
        }
    }

    #[test]
    fn texts_that_look_alike_fold_alike() {
        for (text, expected) in [
            ("Mu\u{308}nster", "muenster"),
            ("So\u{ad}est", "soest"),
            ("Bad\u{a0}Sassendorf", "bad sassendorf"),
            ("10\u{202f}km", "10 km"),
            ("Cafe\u{301}", "caf\u{e9}"),
            ("STRAẞE IN KÖLN-ÜBERALL, ÉCOLE", "strasse in koeln-ueberall, \u{e9}cole"),
            ("Sechzehn Zeichen und dann noch ein Ä", "sechzehn zeichen und dann noch ein ae"),
        ] {
            assert_eq!(fold(text), expected, "{text:?}");
        }
    }

    #[test]
    fn finds_typing_mistakes_umlauts_and_unique_beginnings() {
        let ids = ["koeln", "kreis-soest", "soest", "umsetzung"];
        for (word, expected) in [
            ("keoln", Some("koeln")),
            ("Köln", Some("koeln")),
            ("umsetzng", Some("umsetzung")),
            ("kreis", Some("kreis-soest")),
            ("hamburg", None),
        ] {
            assert_eq!(nearest(word, ids), expected, "{word}");
        }
    }
}
