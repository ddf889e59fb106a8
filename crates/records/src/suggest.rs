//! "Did you mean …?": the nearest of the words that would have been right.

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
/// Near is one typing mistake in three letters (Damerau-Levenshtein), or a unique beginning of at
/// least three letters. A single letter is near nothing but itself.
#[must_use]
pub fn nearest<'a>(word: &str, candidates: impl IntoIterator<Item = &'a str>) -> Option<&'a str> {
    NearWords::among(word, candidates).nearest()
}

/// The one candidate that a misspelt word can stand for; none if several are near.
#[must_use]
pub fn only<'a>(word: &str, candidates: impl IntoIterator<Item = &'a str>) -> Option<&'a str> {
    NearWords::among(word, candidates).only()
}

/// The candidates that a misspelt word may stand for.
#[derive(Debug, Default)]
pub struct NearWords<'c> {
    /// Those with few typing mistakes, and how many.
    misspelt: Vec<(usize, &'c str)>,
    /// Those that begin with the word.
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

    /// Takes up the candidates of further words that would have been right.
    pub fn extend(&mut self, others: NearWords<'c>) {
        self.misspelt.extend(others.misspelt);
        self.beginnings.extend(others.beginnings);
    }

    /// The one with the fewest mistakes, else the only one that begins with the word.
    #[must_use]
    pub fn nearest(&self) -> Option<&'c str> {
        let misspelt = self.misspelt.iter().min_by_key(|(distance, _)| *distance);
        misspelt.map(|(_, candidate)| *candidate).or(match self.beginnings.as_slice() {
            [only] => Some(only),
            _ => None,
        })
    }

    /// The nearest, if no other is near.
    #[must_use]
    pub fn only(&self) -> Option<&'c str> {
        let nearest = self.nearest()?;
        let is_other = |candidate: &&str| *candidate != nearest;
        let is_misspelt = self.misspelt.iter().any(|(_, candidate)| is_other(candidate));
        let others: BTreeSet<_> = self.beginnings.iter().copied().filter(is_other).collect();
        (!is_misspelt && others.is_empty()).then_some(nearest)
    }
}

/// A word that is none of those that would have been right, ready to be compared.
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

    /// Typing mistakes at most.
    fn allowed(&self) -> usize {
        if self.letters < 2 { 0 } else { (self.letters / 3).max(1) }
    }

    fn is_beginning(&self) -> bool {
        self.folded.len() >= 3
    }

    /// The typing mistakes that make the word of a candidate; none if they are too many.
    fn distance(&self, folded: &str) -> Option<usize> {
        if folded.len().abs_diff(self.folded.len()) > self.allowed() {
            return None;
        }
        let distance = strsim::damerau_levenshtein(&self.folded, folded);
        (distance <= self.allowed()).then_some(distance)
    }
}

/// What all spellings of a word have in common: case, umlauts, look-alike characters and blanks around it make
/// no difference.
fn spelling(word: &str) -> String {
    fold(&skeleton(&word.trim().to_lowercase()))
}

/// Lower case, marks joined with their letters, umlauts written out, without what nobody sees: the form
/// in which texts are compared.
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
    // All at once takes no longer than a few letters.
    folded.make_ascii_lowercase();
    folded
}

/// Whether marks are joined with their letters; to join what is joined already takes ten times as long as all else.
fn is_composed(text: &str) -> bool {
    // The marks begin at U+0300: in UTF-8 that is 0xCC 0x80, and no byte before it is as large.
    text.bytes().fold(0, u8::max) < 0xCC || is_nfc_quick(text.chars()) == IsNormalized::Yes
}

/// The first character that is not of ASCII, with what is before and behind it.
fn split_at_non_ascii(text: &str) -> Option<(&str, char, &str)> {
    // Sixteen bytes at once take as long as one.
    let (blocks, _) = text.as_bytes().as_chunks::<16>();
    let is_ascii = |block: &&[u8; 16]| block.iter().fold(0, |bits, byte| bits | byte).is_ascii();
    let skipped = 16 * blocks.iter().take_while(is_ascii).count();
    let behind = text.as_bytes().get(skipped..)?;
    let (ascii, rest) = text.split_at(skipped + behind.iter().position(|byte| !byte.is_ascii())?);
    let mut characters = rest.chars();
    Some((ascii, characters.next()?, characters.as_str()))
}

/// A character that is not of ASCII.
fn push_folded(folded: &mut String, character: char) {
    match character {
        // Both cases, since the table of the standard library takes ten times as long.
        'ä' | 'Ä' => folded.push_str("ae"),
        'ö' | 'Ö' => folded.push_str("oe"),
        'ü' | 'Ü' => folded.push_str("ue"),
        'ß' | 'ẞ' => folded.push_str("ss"),
        SOFT_HYPHEN => {}
        '\u{a0}' | '\u{202f}' => folded.push(' '),
        other => folded.extend(other.to_lowercase()),
    }
}

/// Whether a character belongs to the letter before it, and folds with it: a mark above or below, or a
/// hyphen that nobody sees.
#[must_use]
pub fn continues_letter(character: char) -> bool {
    character == SOFT_HYPHEN || is_combining_mark(character)
}

/// The letters and digits of a text, folded: `Roll-out NRW` and `rollout_nrw` have the same.
#[must_use]
pub fn letters(text: &str) -> String {
    let mut folded = fold(text);
    folded.retain(char::is_alphanumeric);
    folded
}

/// Where a word may be broken; not seen elsewhere.
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
