//! A record: the kind it is of, its id, and its values.

use std::fmt;
use std::sync::Arc;

use crate::schema::{Field, Kind};
use crate::table::Cell;
use yaml_tree::Node;

/// One record of a dataset. The id is the stem of its file.
#[derive(Clone)]
pub struct Record {
    pub kind: Arc<Kind>,
    pub id: String,
    pub file: Arc<str>,
    pub root: Node,
}

/// What the values that no two records of a kind share (`x-unique`) say of two records.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum UniqueMatch {
    /// They have such values, and all of them are equal.
    Same,
    /// Both have a value, and another one: they are about different things.
    Different,
    /// Neither, as for a kind that has no such values.
    Unknown,
}

impl Record {
    /// The values of a field given as the keys to it; lists on the way are entered, so there may
    /// be none, one or many.
    #[must_use]
    pub fn values(&self, keys: &[&str]) -> Vec<&Node> {
        self.root.below(keys)
    }

    /// The text of a field at the top of the record.
    #[must_use]
    pub fn text(&self, key: &str) -> Option<&str> {
        self.root.get(key)?.as_str()
    }

    /// The texts of a list at the top of the record.
    #[must_use]
    pub fn texts(&self, key: &str) -> Vec<&str> {
        self.values(&[key]).into_iter().filter_map(Node::as_str).collect()
    }

    /// The value of a fixed list at the top of the record, with its word; none if there is no value.
    #[must_use]
    pub fn choice_cell(&self, key: &str) -> Option<Cell> {
        let text = self.text(key)?;
        let field = self.kind.field(key);
        Some(field.map_or_else(|| Cell::Text(text.to_owned()), |field| field.text_cell(text)))
    }

    /// Whether two records of a kind are about the same thing, as far as unique values tell. What is no
    /// text, such as a code without quotes, is no value yet, but differs from another such.
    #[must_use]
    pub fn unique_match(&self, other: &Record) -> UniqueMatch {
        let unique = || self.kind.root.children().iter().filter(|field| field.unique);
        let is_other = |field: &Field| {
            let values = self.root.get(&field.name).zip(other.root.get(&field.name));
            values.is_some_and(|(one, other)| {
                one.as_str().is_some() == other.as_str().is_some() && one != other
            })
        };
        if unique().any(is_other) {
            return UniqueMatch::Different;
        }
        let values: Vec<_> =
            unique().map(|field| (self.text(&field.name), other.text(&field.name))).collect();
        let is_same = values.iter().all(|(one, other)| one == other)
            && values.iter().any(|(one, _)| one.is_some());
        if is_same { UniqueMatch::Same } else { UniqueMatch::Unknown }
    }

    /// What people call the record; its id where the name is missing.
    #[must_use]
    pub fn label(&self) -> &str {
        self.text(&self.kind.label).unwrap_or(&self.id)
    }

    /// The record in a table.
    #[must_use]
    pub fn as_cell(&self) -> Cell {
        self.cell_named(self.label())
    }

    /// The record in a table, by another name than its label.
    #[must_use]
    pub fn cell_named(&self, name: &str) -> Cell {
        let (kind, id) = (self.kind.name.clone(), self.id.clone());
        Cell::Record { kind, id, name: name.to_owned() }
    }
}

impl fmt::Debug for Record {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}/{}", self.kind.name, self.id)
    }
}
