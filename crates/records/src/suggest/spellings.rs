//! An index of valid words, so that a misspelt word has to be compared with only a few of them.

use std::collections::{BTreeSet, HashMap};

use super::{Misspelling, NearWords, fold, spelling};

/// Number of words before and after its position with which a misspelt word is compared, both in the order of
/// beginnings and in the order of ends. A mistake leaves either the beginning or the end of a word unchanged, so
/// that the intended word is close in one of the two orders; few words share more than half of their letters.
const REACH: usize = 64;

/// An index of words, in which looking up a misspelt one does not take longer the more words there are.
#[derive(Debug, Default)]
pub struct Spellings {
    words: Vec<String>,
    /// Folded words with their index, sorted.
    by_beginning: Vec<(String, usize)>,
    /// Folded and reversed words with their index, sorted.
    by_end: Vec<(String, usize)>,
    by_spelling: HashMap<String, BTreeSet<usize>>,
}

impl Spellings {
    /// Builds the index.
    pub fn new<'w>(words: impl IntoIterator<Item = &'w str>) -> Self {
        let mut spellings = Spellings::default();
        for (place, word) in words.into_iter().enumerate() {
            let folded = fold(word);
            spellings.by_end.push((folded.chars().rev().collect(), place));
            spellings.by_beginning.push((folded, place));
            spellings.by_spelling.entry(spelling(word)).or_default().insert(place);
            spellings.words.push(word.to_owned());
        }
        spellings.by_beginning.sort_unstable();
        spellings.by_end.sort_unstable();
        spellings
    }

    /// The words that a misspelt one can stand for.
    #[must_use]
    pub fn near(&self, word: &str) -> NearWords<'_> {
        let word = Misspelling::new(word);
        let mut near = NearWords::default();
        for (place, folded) in self.compared(&word) {
            let distance = word.distance(&folded);
            near.misspelt.extend(distance.zip(self.words.get(place).map(String::as_str)));
        }
        if word.is_beginning() {
            let from = self.by_beginning.partition_point(|(folded, _)| *folded < word.folded);
            let at = self.by_beginning.iter().skip(from).take(REACH);
            let beginnings = at.take_while(|(folded, _)| folded.starts_with(&word.folded));
            near.beginnings
                .extend(beginnings.filter_map(|(_, place)| Some(self.words.get(*place)?.as_str())));
        }
        near
    }

    /// The words of which this one is another spelling.
    pub fn spelt(&self, word: &str) -> impl Iterator<Item = &str> {
        let places = self.by_spelling.get(&spelling(word)).into_iter().flatten();
        places.filter_map(|place| Some(self.words.get(*place)?.as_str()))
    }

    /// The words with which a misspelt one is compared, folded, in their original order.
    fn compared(&self, word: &Misspelling) -> Vec<(usize, String)> {
        let reversed: String = word.folded.chars().rev().collect();
        let places: BTreeSet<usize> = around(&self.by_beginning, &word.folded)
            .chain(around(&self.by_end, &reversed))
            .map(|(_, place)| *place)
            .collect();
        let folded = |place: usize| Some((place, fold(self.words.get(place)?)));
        places.into_iter().filter_map(folded).collect()
    }
}

/// The entries of a sorted list around the position of a text.
fn around<'l>(
    sorted: &'l [(String, usize)],
    text: &str,
) -> impl Iterator<Item = &'l (String, usize)> {
    let at = sorted.partition_point(|(other, _)| other.as_str() < text);
    sorted.iter().skip(at.saturating_sub(REACH)).take(at.min(REACH) + REACH)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::suggest::{nearest, only};

    fn spelling_of<'w>(word: &str, words: &'w Spellings) -> Option<&'w str> {
        let mut spelt = words.spelt(word);
        spelt.next().filter(|_| spelt.next().is_none())
    }

    #[test]
    fn another_spelling_is_no_other_word() {
        let ids = Spellings::new(["koeln", "krz", "modul-l", "kamen", "a-b"]);
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
            assert_eq!(spelling_of(word, &ids), expected, "{word}");
        }
        assert_eq!(spelling_of("KRZ", &Spellings::new(["krz", "Krz"])), None);
    }

    /// Ids as in a real dataset: many share their beginning or their end.
    fn ids(count: usize) -> Vec<String> {
        let names = ["hundehaltung", "wohngeld", "bauantrag", "gewerbeanmeldung", "meldewesen"];
        (0..count).map(|at| format!("{}-{}", 10_000 + at, names[at % names.len()])).collect()
    }

    #[test]
    fn a_word_is_compared_with_as_few_of_many_as_of_some() {
        for count in [1_000, 5_000, 20_000] {
            let ids = ids(count);
            let words = Spellings::new(ids.iter().map(String::as_str));
            let compared = |id: &String| words.compared(&Misspelling::new(&id[1..])).len();
            let most = ids.iter().step_by(97).map(compared).max();
            assert!(most <= Some(4 * REACH), "{most:?} of {count}");
        }
    }

    #[test]
    fn few_words_are_all_compared() {
        let ids = ids(REACH);
        let words = Spellings::new(ids.iter().map(String::as_str));
        let all = || ids.iter().map(String::as_str);
        for word in ["1000-wohngeld", "10003-gewerbeameldung", "bauantrag", "10002", "zzz", "10"] {
            let near = words.near(word);
            assert_eq!((near.nearest(), near.only()), (nearest(word, all()), only(word, all())));
        }
    }

    #[test]
    fn one_mistake_is_found_wherever_it_is() {
        let ids = ids(5_000);
        let words = Spellings::new(ids.iter().map(String::as_str));
        let id = "12345-hundehaltung";
        assert!(ids.iter().any(|other| other == id));
        for at in 5..id.len() {
            let misspelt = format!("{}{}", &id[..at], &id[at + 1..]);
            assert_eq!(words.near(&misspelt).nearest(), Some(id), "{misspelt}");
        }
    }
}
