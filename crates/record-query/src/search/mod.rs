//! Finding records by words, wherever in them the words stand.

mod filter;
mod mistake;
mod passage;
mod rank;
mod word;

use std::collections::{BTreeSet, HashSet};

use rayon::prelude::*;

pub use filter::{WordFilter, may_mention};
pub use passage::Passage;

use self::rank::{RankedRecord, SearchQuery};
use self::word::fit;
use records::dataset::Dataset;
use records::record::Record;
use records::suggest::{fold, nearest};

/// What was found.
#[derive(Default)]
pub struct SearchResult<'d> {
    /// The best first, no more than were asked for.
    pub hits: Vec<SearchHit<'d>>,
    /// How many there are.
    pub count: usize,
    /// Words that no record has, each with what was searched for instead.
    pub forgiven: Vec<(String, Vec<String>)>,
    /// Words that no record has, each with the nearest that one has.
    pub missing: Vec<(String, Option<String>)>,
}

/// A record that has all the words.
pub struct SearchHit<'d> {
    pub record: &'d Record,
    pub id: Passage,
    pub label: Passage,
    /// Other texts, with the words that neither id nor label has; the best first.
    pub passages: Vec<Passage>,
}

/// The first `limit` records of those that have all words of `text`: as they are, as beginnings or parts of longer ones, and
/// only if none has them so, with a typing mistake. There is no index: to pass over the texts once
/// takes less time than to build one, and a run asks once.
#[must_use]
pub fn search<'d>(dataset: &'d Dataset, text: &str, limit: usize) -> SearchResult<'d> {
    let records: Vec<_> = dataset.records.iter().collect();
    let mut query = SearchQuery::new(text);
    let mut found = SearchResult::default();
    found.look(&records, &query, limit);
    if found.count == 0 {
        forgive(&mut query, &records, &mut found);
        if found.missing.is_empty() && !found.forgiven.is_empty() {
            found.look(&records, &query, limit);
        }
    }
    found
}

impl<'d> SearchResult<'d> {
    fn look(&mut self, records: &[&'d Record], query: &SearchQuery, limit: usize) {
        let ranked = records.par_iter().filter_map(|record| RankedRecord::new(record, query));
        let mut ranked: Vec<_> = ranked.collect();
        // Of two names with the same words, the shorter says less besides.
        ranked.sort_by_key(|ranked| (u32::MAX - ranked.score, ranked.record.label().len()));
        self.count = ranked.len();
        self.hits = ranked.into_iter().take(limit).map(|ranked| ranked.into_hit(query)).collect();
    }
}

/// Puts what is near in the place of words that no record has.
fn forgive(query: &mut SearchQuery, records: &[&Record], found: &mut SearchResult<'_>) {
    let known = vocabulary(records);
    for (suggestion, typed) in query.words.iter_mut().zip(&query.typed) {
        let Some(word) = suggestion.first() else { continue };
        if known.iter().any(|known| fit(word, known).is_some()) {
            continue;
        }
        let near = mistake::forgiven(word, &known);
        if near.is_empty() {
            let nearest = nearest(word, known.iter().map(String::as_str)).map(str::to_owned);
            found.missing.push((typed.clone(), nearest));
        } else {
            found.forgiven.push((typed.clone(), near.clone()));
            *suggestion = near;
        }
    }
}

/// Every word of the records, folded.
fn vocabulary(records: &[&Record]) -> BTreeSet<String> {
    let add = |mut known: HashSet<String>, record: &&Record| {
        rank::texts(record, &mut |_, text| add_words(&mut known, text));
        known
    };
    let parts = records.par_iter().fold(HashSet::new, add);
    parts.collect::<Vec<_>>().into_iter().flatten().collect()
}

fn add_words(known: &mut HashSet<String>, text: &str) {
    let folded = fold(text);
    for word in folded.split(|c: char| !c.is_alphanumeric()).filter(|word| !word.is_empty()) {
        if !known.contains(word) {
            known.insert(word.to_owned());
        }
    }
}
