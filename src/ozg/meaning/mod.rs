//! What a change means, and how much it matters. `diff` tells what changed and knows no domain; here
//! stands what it says to a Koordination.

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

/// All that a diff means.
pub struct Interpretation {
    /// For each change of the diff, in its order.
    pub facts: Vec<Vec<Fact>>,
    /// For each change of a schema, in its order.
    pub schema: Vec<Fact>,
    /// Of the settings that differ, where they were looked at.
    pub configuration: Vec<SettingChange>,
    pub effect: Option<DatasetEffect>,
    /// The Themenfelder by id, as people call them, as far as they were read.
    pub themenfelder: BTreeMap<String, String>,
    /// The day on which it holds.
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
            // Those of the changed records are among what they mention.
            None => themenfelder(&diff.named),
        };
        Interpretation { facts, schema, configuration: Vec::new(), effect, themenfelder, as_of }
    }

    /// Whether there was nothing to interpret.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.facts.is_empty() && self.schema.is_empty() && self.configuration.is_empty()
    }

    /// The references of unchanged records that a change leaves leading nowhere, where all records were read
    /// for the effect.
    #[must_use]
    pub fn orphaned_by(&self, change: &RecordChange) -> &[OrphanedReference] {
        let gone = orphaned::gone(change);
        let orphaned = self.effect.as_ref().zip(gone).and_then(|(it, gone)| it.orphaned.get(&gone));
        orphaned.map_or(&[], Vec::as_slice)
    }

    /// The facts of all changes.
    pub fn all(&self) -> impl Iterator<Item = &Fact> {
        let configuration = self.configuration.iter().map(|change| &change.fact);
        self.facts.iter().flatten().chain(&self.schema).chain(configuration)
    }

    /// The most that any of the changes matters.
    #[must_use]
    pub fn severity(&self) -> Option<ChangeSeverity> {
        self.all().map(|fact| fact.meaning.severity()).max()
    }

    #[must_use]
    pub fn count(&self, severity: ChangeSeverity) -> usize {
        self.all().filter(|fact| fact.meaning.severity() == severity).count()
    }
}

/// What became of a record, as facts. Every value that differs belongs to exactly one; the readers
/// come first, each taking what it understands, then the table, then what holds of any dataset.
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
