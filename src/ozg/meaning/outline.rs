//! The outline of an interpretation: the facts in reading order, by severity, then by Themenfeld and record.
//! A fact that many records share is reported once.

use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;

use super::Interpretation;
use super::fact::{ChangeSeverity, Fact, FactDetail};
use crate::ozg::domain::{Event, Project};
use messages::LocalizedText;
use record_diff::diff::{Diff, RecordChange};
use records::schema::Kind;

/// Number of records from which on a shared fact is reported once for all of them.
const MANY: usize = 3;
/// The same for facts without details, which only state what happened to the record.
const VERY_MANY: usize = 10;

/// The fields that hold the Themenfeld or Themenfelder of a record.
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
    /// The name, or else the id, of the Themenfeld if all records belong to the same one.
    pub themenfeld: Option<String>,
    pub ids: Vec<&'d str>,
    /// Number of records of this kind (in the Themenfeld), if known.
    pub total: Option<usize>,
}

/// Records under one heading.
pub struct FactGroup<'d> {
    pub heading: GroupHeading,
    pub items: Vec<RecordFacts<'d>>,
}

/// What the records of a group have in common.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub enum GroupHeading {
    Configuration,
    Schema,
    /// The name of a Themenfeld, else its id.
    Themenfeld(String),
    /// The folder and title of a kind, for records without a Themenfeld.
    Kind(String, LocalizedText),
}

/// The facts about a record or, without a record, about the schemas or the configuration.
pub struct RecordFacts<'d> {
    pub change: Option<&'d RecordChange>,
    pub facts: Vec<&'d Fact>,
}

/// The sections that are not empty, highest severity first.
#[must_use]
pub fn outline<'d>(diff: &'d Diff, interpretation: &'d Interpretation) -> Vec<SeveritySection<'d>> {
    let outliner = OutlineBuilder { diff, interpretation };
    ChangeSeverity::ALL
        .into_iter()
        .map(|severity| outliner.section(severity))
        .filter(|section| !section.shared.is_empty() || !section.groups.is_empty())
        .collect()
}

/// The kinds of the head for which many records share a fact, so that their total number is worth showing.
#[must_use]
pub fn counted(diff: &Diff, interpretation: &Interpretation) -> BTreeMap<String, Arc<Kind>> {
    let sections = outline(diff, interpretation);
    let shared = sections.iter().flat_map(|section| &section.shared);
    let of_all = shared.filter(|shared| shared.themenfeld.is_none());
    let names: BTreeSet<_> = of_all.map(|shared| shared.kind.name.as_str()).collect();
    let kinds = diff.changes.iter().filter(|change| change.after().is_some()).map(|c| &c.kind);
    let selected = kinds.filter(|kind| names.contains(kind.name.as_str()));
    selected.map(|kind| (kind.name.clone(), Arc::clone(kind))).collect()
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
        let (shared, individual) = split_shared(&facts);
        let mut groups: BTreeMap<GroupHeading, Vec<RecordFacts<'d>>> = BTreeMap::new();
        let configuration = self.interpretation.configuration.iter();
        let configuration = configuration.map(|it| (GroupHeading::Configuration, &it.fact));
        let schema = self.interpretation.schema.iter().map(|fact| (GroupHeading::Schema, fact));
        let of_all = configuration.chain(schema);
        for (heading, fact) in of_all.filter(|(_, fact)| fact.meaning.severity() == severity) {
            let item = RecordFacts { change: None, facts: vec![fact] };
            groups.entry(heading).or_default().push(item);
        }
        for (change, fact) in individual {
            let items = groups.entry(self.heading(change)).or_default();
            match items.last_mut().filter(|item| item.change.is_some_and(|c| is_same(c, change))) {
                Some(item) => item.facts.push(fact),
                None => items.push(RecordFacts { change: Some(change), facts: vec![fact] }),
            }
        }
        let shared = shared.into_iter().filter_map(|facts| self.shared(&facts)).collect();
        let groups =
            groups.into_iter().map(|(heading, items)| FactGroup { heading, items }).collect();
        SeveritySection { severity, shared, groups }
    }

    fn shared(&self, facts: &[ChangeFact<'d>]) -> Option<SharedFact<'d>> {
        let &(first, fact) = facts.first()?;
        let kind = Arc::clone(&first.kind);
        let id =
            themenfeld(first).filter(|id| facts.iter().all(|(c, _)| themenfeld(c) == Some(id)));
        let total = match id {
            Some(id) => {
                let sizes = self.interpretation.effect.as_ref().map(|effect| &effect.sizes);
                sizes.and_then(|sizes| sizes.get(&(kind.name.clone(), id.to_owned()))).copied()
            }
            None => self.diff.totals.get(&kind.name).copied(),
        };
        let ids: Vec<_> = facts.iter().map(|(change, _)| change.id.as_str()).collect();
        // The total is that after the changes, so removed records are not part of it.
        let are_parts = !facts.iter().any(|(change, _)| change.what.is_removal());
        let total = total.filter(|&total| are_parts && total >= ids.len());
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

/// The Themenfeld of a record, if it belongs to exactly one.
#[must_use]
pub fn themenfeld(change: &RecordChange) -> Option<&str> {
    let record = change.after().or(change.before())?;
    match record.texts(THEMENFELDER).as_slice() {
        [only] => Some(only),
        _ => record.text(THEMENFELD),
    }
}

/// Separates the facts that many records of one kind share from all others, which keep their order.
fn split_shared<'d>(facts: &[ChangeFact<'d>]) -> (Vec<Vec<ChangeFact<'d>>>, Vec<ChangeFact<'d>>) {
    let mut alike: BTreeMap<(&str, String), Vec<ChangeFact<'d>>> = BTreeMap::new();
    for fact in facts {
        alike.entry(sharing_key(fact)).or_default().push(*fact);
    }
    let is_shared = |fact: &ChangeFact<'d>| {
        let least = if fact.1.detail == FactDetail::None { VERY_MANY } else { MANY };
        alike.get(&sharing_key(fact)).is_some_and(|alike| alike.len() >= least)
    };
    let individual = facts.iter().filter(|fact| !is_shared(fact)).copied().collect();
    let shared = alike.values().filter(|alike| alike.first().is_some_and(is_shared)).cloned();
    (shared.collect(), individual)
}

/// A key that is equal for facts that read the same.
fn sharing_key<'d>(&(change, fact): &ChangeFact<'d>) -> (&'d str, String) {
    let values = match &fact.detail {
        FactDetail::Fields => {
            format!("{:?}", fact.fields.iter().map(value_signature).collect::<Vec<_>>())
        }
        detail => format!("{detail:?}"),
    };
    (&change.kind.name, format!("{} {values} {:?}", fact.meaning.name(), fact.notes))
}

/// A changed value without its position in the file.
fn value_signature(change: &record_diff::diff::FieldChange) -> String {
    let (old, new) = super::reader::sides(change);
    let value = |node: Option<&yaml_tree::Node>| node.map(yaml_tree::canonical);
    format!("{} {:?} {:?}", change.path, value(old), value(new))
}
