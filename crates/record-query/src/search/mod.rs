//! Full-text search in records.

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

/// The result of a search.
#[derive(Default)]
pub struct SearchResult<'d> {
    /// The best hits, at most as many as requested.
    pub hits: Vec<SearchHit<'d>>,
    /// The total number of hits.
    pub count: usize,
    /// Words that no record contains, each with the words searched for instead.
    pub forgiven: Vec<(String, Vec<String>)>,
    /// Words that no record contains, each with the nearest word that occurs.
    pub missing: Vec<(String, Option<String>)>,
}

/// A record that contains all words.
pub struct SearchHit<'d> {
    pub record: &'d Record,
    pub id: Passage,
    pub label: Passage,
    /// Other texts, with the words found neither in the id nor in the label; the best first.
    pub passages: Vec<Passage>,
}

/// The first `limit` records that contain all words of `text`: as whole words, or as beginnings or parts of longer
/// ones; only if no record does, with a typing mistake. There is no index: a single pass over the texts takes less
/// time than building one, and each run searches only once.
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
        // Of two names with the same words, the shorter one is the better match.
        ranked.sort_by_key(|ranked| (u32::MAX - ranked.score, ranked.record.label().len()));
        self.count = ranked.len();
        self.hits = ranked.into_iter().take(limit).map(|ranked| ranked.into_hit(query)).collect();
    }
}

/// Replaces words that no record contains with similar ones.
fn forgive(query: &mut SearchQuery, records: &[&Record], found: &mut SearchResult<'_>) {
    let known = vocabulary(records);
    for (alternatives, typed) in query.words.iter_mut().zip(&query.typed) {
        let Some(word) = alternatives.first() else { continue };
        if known.iter().any(|known| fit(word, known).is_some()) {
            continue;
        }
        let near = mistake::forgiven(word, &known);
        if near.is_empty() {
            let nearest = nearest(word, known.iter().map(String::as_str)).map(str::to_owned);
            found.missing.push((typed.clone(), nearest));
        } else {
            found.forgiven.push((typed.clone(), near.clone()));
            *alternatives = near;
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
