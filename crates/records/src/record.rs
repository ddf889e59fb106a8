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

/// Whether two records agree in the values that must be unique within a kind (`x-unique`).
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum UniqueMatch {
    /// They have such values, and all of them are equal.
    Same,
    /// Both have a value, but a different one: they describe different things.
    Different,
    /// Neither of the above, for example because the kind has no such fields.
    Unknown,
}

impl Record {
    /// The values of a field given by a path of keys; lists along the path are entered, so there may be none, one
    /// or many.
    #[must_use]
    pub fn values(&self, keys: &[&str]) -> Vec<&Node> {
        self.root.below(keys)
    }

    /// The text of a top-level field of the record.
    #[must_use]
    pub fn text(&self, key: &str) -> Option<&str> {
        self.root.get(key)?.as_str()
    }

    /// The texts of a top-level list of the record.
    #[must_use]
    pub fn texts(&self, key: &str) -> Vec<&str> {
        self.values(&[key]).into_iter().filter_map(Node::as_str).collect()
    }

    /// The value of a top-level field with a fixed list of values, with its display name; `None` if there is no
    /// value.
    #[must_use]
    pub fn choice_cell(&self, key: &str) -> Option<Cell> {
        let text = self.text(key)?;
        let field = self.kind.field(key);
        Some(field.map_or_else(|| Cell::Text(text.to_owned()), |field| field.text_cell(text)))
    }

    /// Whether two records of a kind describe the same thing, judging by their unique values. A value that is not a
    /// string, such as an unquoted code, does not count as a value, but it does count as different from another
    /// such value.
    #[must_use]
    pub fn unique_match(&self, other: &Record) -> UniqueMatch {
        let unique = || self.kind.root.children().iter().filter(|field| field.unique);
        let is_different = |field: &Field| {
            let values = self.root.get(&field.name).zip(other.root.get(&field.name));
            values.is_some_and(|(one, other)| {
                one.as_str().is_some() == other.as_str().is_some() && one != other
            })
        };
        if unique().any(is_different) {
            return UniqueMatch::Different;
        }
        let values: Vec<_> =
            unique().map(|field| (self.text(&field.name), other.text(&field.name))).collect();
        let is_same = values.iter().all(|(one, other)| one == other)
            && values.iter().any(|(one, _)| one.is_some());
        if is_same { UniqueMatch::Same } else { UniqueMatch::Unknown }
    }

    /// The display name of the record; its id if the name is missing.
    #[must_use]
    pub fn label(&self) -> &str {
        self.text(&self.kind.label).unwrap_or(&self.id)
    }

    /// The record as a table cell.
    #[must_use]
    pub fn as_cell(&self) -> Cell {
        self.cell_named(self.label())
    }

    /// The record as a table cell, with another name than its label.
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
