//! The facts in the order in which people read them: by how much they matter, then by Themenfeld and
//! record. What is the same in many records is told once.

use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;

use super::Interpretation;
use super::fact::{ChangeSeverity, Fact, FactDetail};
use crate::ozg::domain::{Event, Project};
use messages::LocalizedText;
use record_diff::diff::{Diff, RecordChange};
use records::schema::Kind;

/// Records from which on the same fact is told once for all of them.
const MANY: usize = 3;
/// Likewise for facts that say no more than what became of the record.
const VERY_MANY: usize = 10;

/// The fields that say of which Themenfeld a record is.
const THEMENFELD: &str = Project::THEMENFELD.name;
const THEMENFELDER: &str = Event::THEMENFELDER.name;

/// All facts of one severity.
pub struct SeveritySection<'d> {
    pub severity: ChangeSeverity,
    pub shared: Vec<SharedFact<'d>>,
    pub groups: Vec<FactGroup<'d>>,
}

/// One fact that many records share.
pub struct SharedFact<'d> {
    pub fact: &'d Fact,
    pub kind: Arc<Kind>,
    /// The Themenfeld, if all are of one: its name, else its id.
    pub themenfeld: Option<String>,
    pub ids: Vec<&'d str>,
    /// How many records there are of this kind (in the Themenfeld), if known.
    pub total: Option<usize>,
}

/// Records under one heading.
pub struct FactGroup<'d> {
    pub heading: GroupHeading,
    pub items: Vec<RecordFacts<'d>>,
}

/// What records have in common.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub enum GroupHeading {
    Configuration,
    Schema,
    /// The name of a Themenfeld, else its id.
    Themenfeld(String),
    /// The folder and title of a kind whose records are of no Themenfeld.
    Kind(String, LocalizedText),
}

/// What is to be said of a record, or, where there is none, of the schemas or the configuration.
pub struct RecordFacts<'d> {
    pub change: Option<&'d RecordChange>,
    pub facts: Vec<&'d Fact>,
}

/// The sections that are not empty, what matters most first.
#[must_use]
pub fn outline<'d>(diff: &'d Diff, interpretation: &'d Interpretation) -> Vec<SeveritySection<'d>> {
    let outliner = OutlineBuilder { diff, interpretation };
    ChangeSeverity::ALL
        .into_iter()
        .map(|severity| outliner.section(severity))
        .filter(|section| !section.shared.is_empty() || !section.groups.is_empty())
        .collect()
}

/// Kinds of the head of which many records share a fact: it is worth knowing how many there are.
#[must_use]
pub fn counted(diff: &Diff, interpretation: &Interpretation) -> BTreeMap<String, Arc<Kind>> {
    let sections = outline(diff, interpretation);
    let shared = sections.iter().flat_map(|section| &section.shared);
    let of_all = shared.filter(|shared| shared.themenfeld.is_none());
    let names: BTreeSet<_> = of_all.map(|shared| shared.kind.name.as_str()).collect();
    let kinds = diff.changes.iter().filter(|change| change.after().is_some()).map(|c| &c.kind);
    let wanted = kinds.filter(|kind| names.contains(kind.name.as_str()));
    wanted.map(|kind| (kind.name.clone(), Arc::clone(kind))).collect()
}

struct OutlineBuilder<'d> {
    diff: &'d Diff,
    interpretation: &'d Interpretation,
}

/// A fact of a record.
type ChangeFact<'d> = (&'d RecordChange, &'d Fact);

impl<'d> OutlineBuilder<'d> {
    fn section(&self, severity: ChangeSeverity) -> SeveritySection<'d> {
        let changes = self.diff.changes.iter().zip(&self.interpretation.facts);
        let facts =
            changes.flat_map(|(change, facts)| facts.iter().map(move |fact| (change, fact)));
        let facts: Vec<ChangeFact<'d>> =
            facts.filter(|(_, fact)| fact.meaning.severity() == severity).collect();
        let (shared, own) = split_shared(&facts);
        let mut groups: BTreeMap<GroupHeading, Vec<RecordFacts<'d>>> = BTreeMap::new();
        let configuration = self.interpretation.configuration.iter();
        let configuration = configuration.map(|it| (GroupHeading::Configuration, &it.fact));
        let schema = self.interpretation.schema.iter().map(|fact| (GroupHeading::Schema, fact));
        let of_all = configuration.chain(schema);
        for (heading, fact) in of_all.filter(|(_, fact)| fact.meaning.severity() == severity) {
            let item = RecordFacts { change: None, facts: vec![fact] };
            groups.entry(heading).or_default().push(item);
        }
        for (change, fact) in own {
            let items = groups.entry(self.heading(change)).or_default();
            match items.last_mut().filter(|item| item.change.is_some_and(|c| is_same(c, change))) {
                Some(item) => item.facts.push(fact),
                None => items.push(RecordFacts { change: Some(change), facts: vec![fact] }),
            }
        }
        let shared = shared.into_iter().filter_map(|of| self.shared(&of)).collect();
        let groups =
            groups.into_iter().map(|(heading, items)| FactGroup { heading, items }).collect();
        SeveritySection { severity, shared, groups }
    }

    fn shared(&self, of: &[ChangeFact<'d>]) -> Option<SharedFact<'d>> {
        let &(first, fact) = of.first()?;
        let kind = Arc::clone(&first.kind);
        let id = themenfeld(first).filter(|id| of.iter().all(|(c, _)| themenfeld(c) == Some(id)));
        let total = match id {
            Some(id) => {
                let sizes = self.interpretation.effect.as_ref().map(|effect| &effect.sizes);
                sizes.and_then(|sizes| sizes.get(&(kind.name.clone(), id.to_owned()))).copied()
            }
            None => self.diff.totals.get(&kind.name).copied(),
        };
        let ids: Vec<_> = of.iter().map(|(change, _)| change.id.as_str()).collect();
        // Records that are gone are no part of those there are.
        let total = total.filter(|&total| total >= ids.len());
        Some(SharedFact { fact, kind, themenfeld: id.map(|id| self.name(id)), ids, total })
    }

    fn heading(&self, change: &RecordChange) -> GroupHeading {
        match themenfeld(change) {
            Some(id) => GroupHeading::Themenfeld(self.name(id)),
            None => GroupHeading::Kind(change.kind.collection.clone(), change.kind.title.clone()),
        }
    }

    fn name(&self, themenfeld: &str) -> String {
        let name = self.interpretation.themenfelder.get(themenfeld);
        name.map_or(themenfeld, String::as_str).to_owned()
    }
}

fn is_same(one: &RecordChange, other: &RecordChange) -> bool {
    std::ptr::eq(one, other)
}

/// The Themenfeld of a record, if it is of one.
#[must_use]
pub fn themenfeld(change: &RecordChange) -> Option<&str> {
    let record = change.after().or(change.before())?;
    match record.texts(THEMENFELDER).as_slice() {
        [only] => Some(only),
        _ => record.text(THEMENFELD),
    }
}

/// The facts that many records of one kind share, and all others in their order.
fn split_shared<'d>(facts: &[ChangeFact<'d>]) -> (Vec<Vec<ChangeFact<'d>>>, Vec<ChangeFact<'d>>) {
    let mut alike: BTreeMap<(&str, String), Vec<ChangeFact<'d>>> = BTreeMap::new();
    for of in facts {
        alike.entry(sharing_key(of)).or_default().push(*of);
    }
    let is_shared = |of: &ChangeFact<'d>| {
        let least = if of.1.detail == FactDetail::None { VERY_MANY } else { MANY };
        alike.get(&sharing_key(of)).is_some_and(|alike| alike.len() >= least)
    };
    let own = facts.iter().filter(|of| !is_shared(of)).copied().collect();
    let shared = alike.values().filter(|alike| alike.first().is_some_and(is_shared)).cloned();
    (shared.collect(), own)
}

/// The same for facts that read the same.
fn sharing_key<'d>(&(change, fact): &ChangeFact<'d>) -> (&'d str, String) {
    let values = match &fact.detail {
        FactDetail::Fields => {
            format!("{:?}", fact.fields.iter().map(value_signature).collect::<Vec<_>>())
        }
        detail => format!("{detail:?}"),
    };
    (&change.kind.name, format!("{} {values} {:?}", fact.meaning.name(), fact.notes))
}

/// A change without the places at which its values stand.
fn value_signature(change: &record_diff::diff::FieldChange) -> String {
    let (old, new) = super::reader::sides(change);
    let value = |node: Option<&yaml_tree::Node>| node.map(yaml_tree::canonical);
    format!("{} {:?} {:?}", change.path, value(old), value(new))
}
