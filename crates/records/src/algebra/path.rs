//! The path to a value of a record that is valid in all its states, whatever the position of an entry in its list.

use std::fmt;

use yaml_tree::SmolStr;

/// One step of a path.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum RecordPathStep {
    Key(SmolStr),
    Entry(EntryName),
}

/// The name of a list entry in all states of the list.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum EntryName {
    /// Its identity by the schema, and its number among the entries with the same identity, counted from zero.
    Identity(String, usize),
    /// Its position, counted from zero, in a list whose entries have no identity.
    Position(usize),
    /// An entry without an identity, where two states are only displayed: this name cannot be resolved in either
    /// state.
    Unnamed,
}

/// The path from the root of a record to a value.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash, Default)]
pub struct RecordPath(pub Vec<RecordPathStep>);

impl RecordPath {
    #[must_use]
    pub fn with(&self, step: RecordPathStep) -> Self {
        let mut steps = self.0.clone();
        steps.push(step);
        RecordPath(steps)
    }

    #[must_use]
    pub fn key(&self, name: &str) -> Self {
        self.with(RecordPathStep::Key(name.into()))
    }

    #[must_use]
    pub fn with_entry(&self, name: &EntryName) -> Self {
        self.with(RecordPathStep::Entry(name.clone()))
    }

    /// The identity of the entry at the end of the path.
    #[must_use]
    pub fn entry(&self) -> Option<&str> {
        match self.0.last()? {
            RecordPathStep::Entry(name) => name.identity(),
            RecordPathStep::Key(_) => None,
        }
    }
}

/// Numbers are shown counted from one: `meilensteine[Go-Live].datum`, `[Go-Live #2]`, `[3]`.
impl fmt::Display for RecordPath {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        for (position, step) in self.0.iter().enumerate() {
            match step {
                RecordPathStep::Key(name) if position == 0 => write!(f, "{name}")?,
                RecordPathStep::Key(name) => write!(f, ".{name}")?,
                RecordPathStep::Entry(name) => write!(f, "[{name}]")?,
            }
        }
        Ok(())
    }
}

impl EntryName {
    #[must_use]
    pub fn identity(&self) -> Option<&str> {
        match self {
            EntryName::Identity(identity, _) => Some(identity),
            EntryName::Position(_) | EntryName::Unnamed => None,
        }
    }
}

impl fmt::Display for EntryName {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            EntryName::Identity(identity, 0) => write!(f, "{identity}"),
            EntryName::Identity(identity, number) => write!(f, "{identity} #{}", number + 1),
            EntryName::Position(position) => write!(f, "{}", position + 1),
            EntryName::Unnamed => Ok(()),
        }
    }
}
