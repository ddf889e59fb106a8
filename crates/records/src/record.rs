//! A record: the kind it is of, its id, and its values.

use std::fmt;
use std::sync::Arc;

use crate::schema::Kind;
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
