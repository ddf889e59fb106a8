//! Tolerates one typing mistake.

use std::collections::BTreeSet;

/// Minimum number of letters of a word that can still be recognised with a mistake in it.
const LEAST: usize = 5;

/// The known words that a misspelt one may stand for: those with one letter added, missing, wrong or transposed;
/// otherwise beginnings of known words.
#[must_use]
pub(super) fn forgiven(word: &str, known: &BTreeSet<String>) -> Vec<String> {
    if word.chars().count() < LEAST {
        return Vec::new();
    }
    let whole: Vec<_> = known.iter().filter(|known| is_near(word, known)).cloned().collect();
    if !whole.is_empty() {
        return whole;
    }
    known
        .iter()
        .filter_map(|known| near_beginning(word, known))
        .collect::<BTreeSet<_>>()
        .into_iter()
        .collect()
}

fn is_near(word: &str, other: &str) -> bool {
    // One mistake leaves the first or the last letter unchanged, so most words need no closer look.
    let keeps_an_end = word.chars().next() == other.chars().next()
        || word.chars().next_back() == other.chars().next_back();
    keeps_an_end
        && other.chars().count().abs_diff(word.chars().count()) <= 1
        && strsim::osa_distance(word, other) <= 1
}

/// The beginning of a longer word that the misspelt one may stand for.
fn near_beginning(word: &str, other: &str) -> Option<String> {
    let length = word.chars().count();
    let beginning = |letters: usize| other.char_indices().nth(letters).map(|(at, _)| &other[..at]);
    [length, length + 1, length - 1]
        .into_iter()
        .filter_map(beginning)
        .find(|beginning| is_near(word, beginning))
        .map(str::to_owned)
}
