//! "Did you mean …?": the nearest of the words that would have been right.

mod lookalike;

use std::collections::BTreeSet;

use unicode_normalization::UnicodeNormalization;
use unicode_normalization::char::is_combining_mark;

pub use lookalike::first_confusable;
pub(crate) use lookalike::skeleton;

/// The candidate that a misspelt word most likely stands for, if one is near enough.
///
/// Near is one typing mistake in three letters (Damerau-Levenshtein), or a unique beginning of at
/// least three letters.
#[must_use]
pub fn nearest<'a>(word: &str, candidates: impl IntoIterator<Item = &'a str>) -> Option<&'a str> {
    let folded = fold(&skeleton(&word.to_lowercase()));
    let allowed = (folded.chars().count() / 3).max(1);
    let mut best: Option<(usize, &str)> = None;
    let mut beginnings = Vec::new();
    for candidate in candidates {
        let other = fold(candidate);
        if folded.len() >= 3 && other.starts_with(&folded) {
            beginnings.push(candidate);
        }
        if other.len().abs_diff(folded.len()) > allowed {
            continue;
        }
        let distance = strsim::damerau_levenshtein(&folded, &other);
        if distance <= allowed && best.is_none_or(|(least, _)| distance < least) {
            best = Some((distance, candidate));
        }
    }
    match (best, beginnings.as_slice()) {
        (Some((_, candidate)), _) => Some(candidate),
        (None, [only]) => Some(only),
        _ => None,
    }
}

/// The one candidate that a misspelt word can stand for; none if several are near.
#[must_use]
pub fn only<'a>(word: &str, candidates: impl IntoIterator<Item = &'a str>) -> Option<&'a str> {
    let candidates: BTreeSet<&str> = candidates.into_iter().collect();
    let suggestion = nearest(word, candidates.iter().copied())?;
    let others = candidates.into_iter().filter(|candidate| *candidate != suggestion);
    nearest(word, others).is_none().then_some(suggestion)
}

/// The one candidate of which a word is another spelling: other case, umlauts or look-alike characters,
/// blanks around it. Both name the same thing, where a word that is merely near may name another.
#[must_use]
pub fn spelling_of<'a>(
    word: &str,
    candidates: impl IntoIterator<Item = &'a str>,
) -> Option<&'a str> {
    let spelling = |word: &str| fold(&skeleton(&word.trim().to_lowercase()));
    let wanted = spelling(word);
    let same: BTreeSet<&str> =
        candidates.into_iter().filter(|candidate| spelling(candidate) == wanted).collect();
    if same.len() == 1 { same.first().copied() } else { None }
}

/// Lower case, marks joined with their letters, umlauts written out, without what nobody sees: the form
/// in which texts are compared.
#[must_use]
pub fn fold(text: &str) -> String {
    let mut folded = String::with_capacity(text.len());
    for character in text.nfc().flat_map(char::to_lowercase) {
        match character {
            'ä' => folded.push_str("ae"),
            'ö' => folded.push_str("oe"),
            'ü' => folded.push_str("ue"),
            'ß' => folded.push_str("ss"),
            SOFT_HYPHEN => {}
            '\u{a0}' | '\u{202f}' => folded.push(' '),
            other => folded.push(other),
        }
    }
    folded
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
    fn another_spelling_is_no_other_word() {
        let ids = ["koeln", "krz", "modul-l", "kamen", "a-b"];
        for (word, expected) in [
            ("Köln", Some("koeln")),
            ("KOELN ", Some("koeln")),
            ("k\u{43e}eln", Some("koeln")),
            ("\u{41a}RZ", Some("krz")),
            ("a\u{2010}b", Some("a-b")),
            ("krzn", None),
            ("modul-1", None),
            ("karnen", None),
            ("a b", None),
            ("", None),
        ] {
            assert_eq!(spelling_of(word, ids), expected, "{word}");
        }
        assert_eq!(spelling_of("KRZ", ["krz", "Krz"]), None);
    }

    #[test]
    fn texts_that_look_alike_fold_alike() {
        for (text, expected) in [
            ("Mu\u{308}nster", "muenster"),
            ("So\u{ad}est", "soest"),
            ("Bad\u{a0}Sassendorf", "bad sassendorf"),
            ("10\u{202f}km", "10 km"),
            ("Cafe\u{301}", "caf\u{e9}"),
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
