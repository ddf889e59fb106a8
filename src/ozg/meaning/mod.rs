//! Interprets changes: what a change means to a Koordination, and how severe it is. `diff` only reports what
//! changed and has no knowledge of the domain.

mod configuration;
mod connections;
mod contents;
mod dating;
mod doubles;
mod effect;
mod fact;
mod generic;
mod invitation;
mod milestones;
mod orphaned;
mod outline;
mod parties;
mod path_pattern;
mod phases;
mod plan;
mod reader;
mod sourcing;
mod table;
mod vocabulary;
mod whole;

pub use configuration::{SettingChange, setting_changes};
pub use contents::contents;
pub use effect::{DatasetEffect, FigureChange, InvalidatedRecords, effect, is_small, themenfelder};
pub use fact::{ChangeSeverity, Fact, FactArgs, FactDetail, FactNote, FactValue};
pub use orphaned::OrphanedReference;
pub use outline::{
    FactGroup, GroupHeading, RecordFacts, SeveritySection, SharedFact, counted, outline, themenfeld,
};
pub(in crate::ozg) use path_pattern::PathPattern;
pub use vocabulary::Meaning;

use std::collections::BTreeMap;

use messages::PartialDate;
use reader::ChangeReader;
use record_diff::diff::{Diff, RecordChange};

/// The interpretation of a diff.
pub struct Interpretation {
    /// The facts of each record change, in the order of the diff.
    pub facts: Vec<Vec<Fact>>,
    /// The fact of each schema change, in the order of the diff.
    pub schema: Vec<Fact>,
    /// The settings that differ; empty unless the configurations were compared.
    pub configuration: Vec<SettingChange>,
    pub effect: Option<DatasetEffect>,
    /// Display names of the Themenfelder that were read, by id.
    pub themenfelder: BTreeMap<String, String>,
    /// The as-of date of the interpretation.
    pub as_of: PartialDate,
}

impl Interpretation {
    #[must_use]
    pub fn new(diff: &Diff, effect: Option<DatasetEffect>, as_of: PartialDate) -> Self {
        let facts = diff.changes.iter().map(|change| facts(change, as_of)).collect();
        let invalidated = effect.as_ref().map(|effect| effect.invalidated.as_slice());
        let invalidated = invalidated.unwrap_or_default();
        let schema = whole::schemas(&diff.schema, invalidated);
        let themenfelder = match &effect {
            Some(effect) => effect.themenfelder.clone(),
            // The Themenfelder of the changed records are among the records that they refer to.
            None => themenfelder(&diff.named),
        };
        Interpretation { facts, schema, configuration: Vec::new(), effect, themenfelder, as_of }
    }

    /// Whether there is nothing to interpret.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.facts.is_empty() && self.schema.is_empty() && self.configuration.is_empty()
    }

    /// The references of unchanged records that a change leaves dangling; empty unless all records were read
    /// to compute the effect.
    #[must_use]
    pub fn orphaned_by(&self, change: &RecordChange) -> &[OrphanedReference] {
        let target = change.removed_key();
        let orphaned =
            self.effect.as_ref().zip(target).and_then(|(it, target)| it.orphaned.get(&target));
        orphaned.map_or(&[], Vec::as_slice)
    }

    /// The facts of all changes.
    pub fn all(&self) -> impl Iterator<Item = &Fact> {
        let configuration = self.configuration.iter().map(|change| &change.fact);
        self.facts.iter().flatten().chain(&self.schema).chain(configuration)
    }

    /// The highest severity among the changes.
    #[must_use]
    pub fn severity(&self) -> Option<ChangeSeverity> {
        self.all().map(|fact| fact.meaning.severity()).max()
    }

    #[must_use]
    pub fn count(&self, severity: ChangeSeverity) -> usize {
        self.all().filter(|fact| fact.meaning.severity() == severity).count()
    }
}

/// The facts about a changed record. Every changed value belongs to exactly one fact: the specialised readers
/// run first and each takes the values it understands, then the table, then the generic rules for any
/// dataset.
#[must_use]
pub fn facts(change: &RecordChange, as_of: PartialDate) -> Vec<Fact> {
    let mut reader = ChangeReader::new(change, as_of);
    for read in [
        doubles::read,
        phases::read,
        plan::read,
        parties::read,
        milestones::read,
        connections::read,
        invitation::read,
    ] {
        read(&mut reader);
    }
    table::read(&mut reader);
    generic::read(&mut reader);
    let mut facts = whole::record(change);
    facts.append(&mut reader.facts);
    dating::date(change, &mut facts);
    sourcing::note(change, as_of, &mut facts);
    facts
}
