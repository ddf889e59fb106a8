//! The facts in the order in which people read them: by how much they matter, then by Themenfeld and
//! record. What is the same in many records is told once.

use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;

use super::Told;
use super::fact::{Detail, Fact, Severity};
use messages::Text;
use record_diff::diff::{Change, Diff};
use records::schema::Kind;

/// Records from which on the same fact is told once for all of them.
const MANY: usize = 3;
/// Likewise for facts that say no more than what became of the record.
const VERY_MANY: usize = 10;

/// All facts of one severity.
pub struct Section<'d> {
    pub severity: Severity,
    pub shared: Vec<Shared<'d>>,
    pub groups: Vec<Group<'d>>,
}

/// One fact that many records share.
pub struct Shared<'d> {
    pub fact: &'d Fact,
    pub kind: Arc<Kind>,
    /// The Themenfeld, if all are of one: its name, else its id.
    pub themenfeld: Option<String>,
    pub ids: Vec<&'d str>,
    /// How many records there are of this kind (in the Themenfeld), if known.
    pub total: Option<usize>,
}

/// Records under one heading.
pub struct Group<'d> {
    pub heading: Heading,
    pub items: Vec<Item<'d>>,
}

/// What records have in common.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub enum Heading {
    Schema,
    /// The name of a Themenfeld, else its id.
    Themenfeld(String),
    /// The folder and title of a kind whose records are of no Themenfeld.
    Kind(String, Text),
}

/// What is to be said of a record, or, where there is none, of the schemas.
pub struct Item<'d> {
    pub change: Option<&'d Change>,
    pub facts: Vec<&'d Fact>,
}

/// The sections that are not empty, what matters most first.
#[must_use]
pub fn outline<'d>(diff: &'d Diff, told: &'d Told) -> Vec<Section<'d>> {
    let outliner = Outliner { diff, told };
    [Severity::Breaking, Severity::Notable, Severity::Routine]
        .into_iter()
        .map(|severity| outliner.section(severity))
        .filter(|section| !section.shared.is_empty() || !section.groups.is_empty())
        .collect()
}

/// Kinds of the head of which many records share a fact: it is worth knowing how many there are.
#[must_use]
pub fn counted(diff: &Diff, told: &Told) -> BTreeMap<String, Arc<Kind>> {
    let sections = outline(diff, told);
    let shared = sections.iter().flat_map(|section| &section.shared);
    let of_all = shared.filter(|shared| shared.themenfeld.is_none());
    let names: BTreeSet<_> = of_all.map(|shared| shared.kind.name.as_str()).collect();
    let kinds = diff.changes.iter().filter(|change| change.after().is_some()).map(|c| &c.kind);
    let wanted = kinds.filter(|kind| names.contains(kind.name.as_str()));
    wanted.map(|kind| (kind.name.clone(), Arc::clone(kind))).collect()
}

struct Outliner<'d> {
    diff: &'d Diff,
    told: &'d Told,
}

/// A fact of a record.
type Of<'d> = (&'d Change, &'d Fact);

impl<'d> Outliner<'d> {
    fn section(&self, severity: Severity) -> Section<'d> {
        let changes = self.diff.changes.iter().zip(&self.told.facts);
        let facts =
            changes.flat_map(|(change, facts)| facts.iter().map(move |fact| (change, fact)));
        let facts: Vec<Of<'d>> =
            facts.filter(|(_, fact)| fact.meaning.severity == severity).collect();
        let (shared, own) = apart(facts);
        let mut groups: BTreeMap<Heading, Vec<Item<'d>>> = BTreeMap::new();
        let schema = self.told.schema.iter().filter(|fact| fact.meaning.severity == severity);
        for fact in schema {
            let item = Item { change: None, facts: vec![fact] };
            groups.entry(Heading::Schema).or_default().push(item);
        }
        for (change, fact) in own {
            let items = groups.entry(self.heading(change)).or_default();
            match items.last_mut().filter(|item| item.change.is_some_and(|c| is_same(c, change))) {
                Some(item) => item.facts.push(fact),
                None => items.push(Item { change: Some(change), facts: vec![fact] }),
            }
        }
        let shared = shared.into_iter().filter_map(|of| self.shared(&of)).collect();
        let groups = groups.into_iter().map(|(heading, items)| Group { heading, items }).collect();
        Section { severity, shared, groups }
    }

    fn shared(&self, of: &[Of<'d>]) -> Option<Shared<'d>> {
        let &(first, fact) = of.first()?;
        let kind = Arc::clone(&first.kind);
        let id = themenfeld(first).filter(|id| of.iter().all(|(c, _)| themenfeld(c) == Some(id)));
        let total = match id {
            Some(id) => {
                let sizes = self.told.effect.as_ref().map(|effect| &effect.sizes);
                sizes.and_then(|sizes| sizes.get(&(kind.name.clone(), id.to_owned()))).copied()
            }
            None => self.diff.totals.get(&kind.name).copied(),
        };
        let ids: Vec<_> = of.iter().map(|(change, _)| change.id.as_str()).collect();
        // Records that are gone are no part of those there are.
        let total = total.filter(|&total| total >= ids.len());
        Some(Shared { fact, kind, themenfeld: id.map(|id| self.name(id)), ids, total })
    }

    fn heading(&self, change: &Change) -> Heading {
        match themenfeld(change) {
            Some(id) => Heading::Themenfeld(self.name(id)),
            None => Heading::Kind(change.kind.collection.clone(), change.kind.title.clone()),
        }
    }

    fn name(&self, themenfeld: &str) -> String {
        let names = self.told.effect.as_ref().map(|effect| &effect.themenfelder);
        names.and_then(|names| names.get(themenfeld)).map_or(themenfeld, String::as_str).to_owned()
    }
}

fn is_same(one: &Change, other: &Change) -> bool {
    std::ptr::eq(one, other)
}

/// The Themenfeld of a record, if it is of one.
#[must_use]
pub fn themenfeld(change: &Change) -> Option<&str> {
    let record = change.after().or(change.before())?;
    match record.texts("themenfelder").as_slice() {
        [only] => Some(only),
        _ => record.text("themenfeld"),
    }
}

/// The facts that many records of one kind share, and all others in their order.
fn apart<'d>(facts: Vec<Of<'d>>) -> (Vec<Vec<Of<'d>>>, Vec<Of<'d>>) {
    let mut alike: BTreeMap<(&str, String), Vec<Of<'d>>> = BTreeMap::new();
    for of in &facts {
        alike.entry(key(of)).or_default().push(*of);
    }
    let is_shared = |of: &Of<'d>| {
        let least = if of.1.detail == Detail::None { VERY_MANY } else { MANY };
        alike.get(&key(of)).is_some_and(|alike| alike.len() >= least)
    };
    let own = facts.iter().filter(|of| !is_shared(of)).copied().collect();
    let shared = alike.values().filter(|alike| alike.first().is_some_and(is_shared)).cloned();
    (shared.collect(), own)
}

/// The same for facts that read the same.
fn key<'d>(&(change, fact): &Of<'d>) -> (&'d str, String) {
    let values = match &fact.detail {
        Detail::Fields => format!("{:?}", fact.fields.iter().map(said).collect::<Vec<_>>()),
        detail => format!("{detail:?}"),
    };
    (&change.kind.name, format!("{} {values}", fact.meaning.name))
}

/// A change without the places at which its values stand.
fn said(change: &record_diff::diff::FieldChange) -> String {
    let (old, new) = super::reading::sides(change);
    let value = |node: Option<&yaml_tree::Node>| node.map(yaml_tree::canonical);
    format!("{} {:?} {:?}", change.path, value(old), value(new))
}
