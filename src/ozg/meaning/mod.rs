//! What a change means, and how much it matters. `diff` tells what changed and knows no domain; here
//! stands what it says to a Koordination.

mod connections;
mod effect;
mod fact;
mod generic;
mod milestones;
mod outline;
mod parties;
mod path_pattern;
mod phases;
mod plan;
mod reader;
mod table;
mod vocabulary;
mod whole;

pub use effect::{DatasetEffect, FigureChange, InvalidatedRecords, effect, is_small};
pub use fact::{ChangeSeverity, Fact, FactArgs, FactDetail, FactValue};
pub use outline::{
    FactGroup, GroupHeading, RecordFacts, SeveritySection, SharedFact, counted, outline, themenfeld,
};
pub(in crate::ozg) use path_pattern::PathPattern;
pub use vocabulary::Meaning;

use messages::PartialDate;
use reader::ChangeReader;
use record_diff::diff::{Diff, RecordChange};

/// All that a diff means.
pub struct Interpretation {
    /// For each change of the diff, in its order.
    pub facts: Vec<Vec<Fact>>,
    /// For each change of a schema, in its order.
    pub schema: Vec<Fact>,
    pub effect: Option<DatasetEffect>,
}

impl Interpretation {
    #[must_use]
    pub fn new(diff: &Diff, effect: Option<DatasetEffect>, as_of: PartialDate) -> Self {
        let facts = diff.changes.iter().map(|change| facts(change, as_of)).collect();
        let invalidated = effect.as_ref().map(|effect| effect.invalidated.as_slice());
        let invalidated = invalidated.unwrap_or_default();
        let schema = whole::schemas(&diff.schema, invalidated);
        Interpretation { facts, schema, effect }
    }

    /// The facts of all changes.
    pub fn all(&self) -> impl Iterator<Item = &Fact> {
        self.facts.iter().flatten().chain(&self.schema)
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
    for read in [phases::read, plan::read, parties::read, milestones::read, connections::read] {
        read(&mut reader);
    }
    table::read(&mut reader);
    generic::read(&mut reader);
    let mut facts = whole::record(change);
    facts.append(&mut reader.facts);
    facts
}
