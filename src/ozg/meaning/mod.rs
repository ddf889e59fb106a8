//! What a change means, and how much it matters. `diff` tells what changed and knows no domain; here
//! stands what it says to a Koordination.

mod connections;
mod effect;
mod fact;
mod generic;
mod milestones;
mod outline;
mod parties;
mod phases;
mod plan;
mod reading;
mod table;
mod vocabulary;
mod whole;

pub use effect::{Effect, Figure, Invalidated, effect, is_small};
pub use fact::{Detail, Fact, Said, Severity, Word};
pub use outline::{Group, Heading, Item, Section, Shared, counted, outline, themenfeld};
pub use vocabulary::{ALL, Meaning};

use messages::PartialDate;
use reading::Reading;
use record_diff::diff::{Change, Diff};

/// All that a diff means.
pub struct Told {
    /// For each change of the diff, in its order.
    pub facts: Vec<Vec<Fact>>,
    /// For each change of a schema, in its order.
    pub schema: Vec<Fact>,
    pub effect: Option<Effect>,
}

impl Told {
    #[must_use]
    pub fn new(diff: &Diff, effect: Option<Effect>, clock: PartialDate) -> Self {
        let facts = diff.changes.iter().map(|change| facts(change, clock)).collect();
        let invalidated = effect.as_ref().map(|effect| effect.invalidated.as_slice());
        let invalidated = invalidated.unwrap_or_default();
        let schema = whole::schemas(&diff.schema, invalidated);
        Told { facts, schema, effect }
    }

    /// The facts of all changes.
    pub fn all(&self) -> impl Iterator<Item = &Fact> {
        self.facts.iter().flatten().chain(&self.schema)
    }

    /// The most that any of the changes matters.
    #[must_use]
    pub fn severity(&self) -> Option<Severity> {
        self.all().map(|fact| fact.meaning.severity).max()
    }

    #[must_use]
    pub fn count(&self, severity: Severity) -> usize {
        self.all().filter(|fact| fact.meaning.severity == severity).count()
    }
}

/// What became of a record, as facts. Every value that differs belongs to exactly one; the readers
/// come first, each taking what it understands, then the table, then what holds of any dataset.
#[must_use]
pub fn facts(change: &Change, clock: PartialDate) -> Vec<Fact> {
    let mut reading = Reading::new(change, clock);
    for read in [phases::read, plan::read, parties::read, milestones::read, connections::read] {
        read(&mut reading);
    }
    table::read(&mut reading);
    generic::read(&mut reading);
    let mut facts = whole::record(change);
    facts.append(&mut reading.facts);
    facts
}
