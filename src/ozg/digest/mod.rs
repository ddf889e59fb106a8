//! What changed, in sentences for a newsletter: by Themenfeld, what matters most first, with names
//! instead of ids; upkeep is summed up.

mod names;
mod narrow;
mod sentence;

use std::collections::BTreeMap;

pub use names::{Names, load};
pub use narrow::narrow;

use crate::ozg::meaning::{Detail, Fact, Told, themenfeld};
use messages::Message;
use messages::msg;
use record_diff::diff::{Change, Diff};

/// All that there is to tell.
pub struct Digest {
    pub groups: Vec<Group>,
}

/// The news of a Themenfeld, or of what belongs to none or to several.
pub struct Group {
    /// Its id and name.
    pub themenfeld: Option<(String, String)>,
    pub sentences: Vec<Sentence>,
}

/// A sentence, and what it is about.
pub struct Sentence {
    /// What it tells, as `ozg diff` calls it; `routine` for what is summed up.
    pub change: &'static str,
    /// The kind of the records, if they are of one.
    pub kind: Option<String>,
    pub ids: Vec<String>,
    pub said: Message,
}

/// What is summed up.
const ROUTINE: &str = "routine";

/// What belongs into one sentence: the same of one record, or the same end of several.
struct News<'d> {
    change: &'d Change,
    fact: &'d Fact,
    /// The records it is told of: more than one where they came or went alike.
    records: Vec<&'d Change>,
    /// The parties, Leistungen or the like that it is told of.
    subjects: Vec<&'d str>,
}

/// Facts of one Themenfeld while they are being sorted.
#[derive(Default)]
struct Pile<'d> {
    news: BTreeMap<(usize, String), News<'d>>,
    routine: Vec<&'d Change>,
}

#[must_use]
pub fn digest(diff: &Diff, told: &Told, names: &Names<'_>) -> Digest {
    let mut piles: BTreeMap<Option<&str>, Pile<'_>> = BTreeMap::new();
    for (change, facts) in diff.changes.iter().zip(&told.facts) {
        let pile = piles.entry(themenfeld(change)).or_default();
        facts.iter().for_each(|fact| pile.add(change, fact));
    }
    let mut groups: Vec<_> = piles
        .into_iter()
        .map(|(id, pile)| Group {
            themenfeld: id.map(|id| (id.to_owned(), names.of(&["themenfeld"], id))),
            sentences: pile.sentences(names),
        })
        .collect();
    if !told.schema.is_empty() {
        of_all(&mut groups).sentences.push(schema(told.schema.len()));
    }
    let name = |group: &Group| group.themenfeld.clone().map(|(_, name)| name);
    groups.sort_by_key(|group| (group.themenfeld.is_none(), name(group)));
    groups.retain(|group| !group.sentences.is_empty());
    Digest { groups }
}

/// The group of what belongs to no Themenfeld.
fn of_all(groups: &mut Vec<Group>) -> &mut Group {
    let at = groups.iter().position(|group| group.themenfeld.is_none()).unwrap_or_else(|| {
        groups.push(Group { themenfeld: None, sentences: Vec::new() });
        groups.len() - 1
    });
    &mut groups[at]
}

fn schema(count: usize) -> Sentence {
    let said = msg!("digest-schema", count = count);
    Sentence { change: "schema-changed", kind: None, ids: Vec::new(), said }
}

impl<'d> Pile<'d> {
    fn add(&mut self, change: &'d Change, fact: &'d Fact) {
        let Some(rank) = sentence::rank(change, fact) else {
            self.routine.push(change);
            return;
        };
        let subject = match &fact.detail {
            Detail::Said(said) => said.subject.as_deref(),
            _ => None,
        };
        let key = (rank, likeness(change, fact));
        let news = self.news.entry(key).or_insert_with(|| News {
            change,
            fact,
            records: Vec::new(),
            subjects: Vec::new(),
        });
        if !news.records.iter().any(|known| std::ptr::eq(*known, change)) {
            news.records.push(change);
        }
        news.subjects.extend(subject);
    }

    fn sentences(self, names: &Names<'_>) -> Vec<Sentence> {
        let (mut routine, mut sentences) = (self.routine, Vec::new());
        for news in self.news.into_values() {
            match sentence::sentence(&news, names) {
                Some(said) => sentences.push(Sentence {
                    change: news.fact.meaning.name,
                    kind: Some(news.change.kind.name.clone()),
                    ids: news.records.iter().map(|change| change.id.clone()).collect(),
                    said,
                }),
                None => routine.extend(news.records),
            }
        }
        sentences.extend(summed_up(&routine, sentences.is_empty()));
        sentences
    }
}

/// One sentence for all upkeep; none if there was none.
fn summed_up(routine: &[&Change], is_all: bool) -> Option<Sentence> {
    let count = routine.len();
    let said = match is_all {
        _ if count == 0 => return None,
        true => msg!("digest-routine-only", count = count),
        false => msg!("digest-routine", count = count),
    };
    let mut ids: Vec<_> = routine.iter().map(|change| change.id.clone()).collect();
    ids.dedup();
    Some(Sentence { change: ROUTINE, kind: None, ids, said })
}

/// The same for facts that are told in one sentence.
fn likeness(change: &Change, fact: &Fact) -> String {
    let kind = &change.kind.name;
    match &fact.detail {
        Detail::Said(said) if sentence::has_list(fact) => {
            format!(
                "{kind} {} {} {:?} {:?} {:?}",
                change.label, change.id, said.place, said.old, said.new
            )
        }
        Detail::Said(said) => format!("{kind} {} {} {said:?}", change.label, change.id),
        _ if sentence::is_of_many(fact) => kind.clone(),
        _ => format!("{kind} {} {}", change.label, change.id),
    }
}
