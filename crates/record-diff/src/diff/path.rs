//! The way to a changed value as people read it: `meilensteine[Go-Live].datum`.

use std::fmt;

/// One step into a value.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub enum ChangePathStep {
    Key(String),
    /// The entry of a list that has this identity.
    Entry(String),
    /// An entry of a list whose entries have none.
    Unnamed,
}

/// The way from the root of a record to a value. Unlike a [`yaml_tree::FieldPath`] it holds
/// on both sides of a change, whatever place an entry has in its list.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Default)]
pub struct ChangePath(pub Vec<ChangePathStep>);

impl ChangePath {
    #[must_use]
    pub fn with(&self, step: ChangePathStep) -> Self {
        let mut steps = self.0.clone();
        steps.push(step);
        ChangePath(steps)
    }

    #[must_use]
    pub fn key(&self, name: &str) -> Self {
        self.with(ChangePathStep::Key(name.to_owned()))
    }

    /// The identity of the entry that the path ends in.
    #[must_use]
    pub fn entry(&self) -> Option<&str> {
        match self.0.last() {
            Some(ChangePathStep::Entry(identity)) => Some(identity),
            _ => None,
        }
    }
}

impl fmt::Display for ChangePath {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        for (position, step) in self.0.iter().enumerate() {
            match step {
                ChangePathStep::Key(name) if position == 0 => write!(f, "{name}")?,
                ChangePathStep::Key(name) => write!(f, ".{name}")?,
                ChangePathStep::Entry(identity) => write!(f, "[{identity}]")?,
                ChangePathStep::Unnamed => write!(f, "[]")?,
            }
        }
        Ok(())
    }
}
