//! The way to a value of a record that holds in each of its states, wherever an entry stands in its list.

use std::fmt;

use yaml_tree::SmolStr;

/// One step into a value.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum RecordPathStep {
    Key(SmolStr),
    Entry(EntryName),
}

/// What an entry of a list is called in all states of the list.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum EntryName {
    /// Its identity by the schema; of entries that share it, the number, counted from zero.
    Identity(String, usize),
    /// Its position, counted from zero, in a list whose entries nothing tells apart.
    Position(usize),
    /// An entry without identity where two states are only shown: it holds in none of them.
    Unnamed,
}

/// The way from the root of a record to a value.
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

    /// The identity of the entry that the path ends in.
    #[must_use]
    pub fn entry(&self) -> Option<&str> {
        match self.0.last()? {
            RecordPathStep::Entry(name) => name.identity(),
            RecordPathStep::Key(_) => None,
        }
    }
}

/// Numbers count from one, as people do: `meilensteine[Go-Live].datum`, `[Go-Live #2]`, `[3]`.
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
