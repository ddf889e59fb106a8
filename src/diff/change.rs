//! What a diff tells: changes of records, and of their fields.

use std::sync::Arc;

use super::path::ChangePath;
use crate::record::Record;
use crate::schema::Kind;
use crate::yaml::Node;

/// All differences between two states of a dataset.
pub struct Diff {
    /// The revision as the user named it.
    pub base: String,
    /// Likewise; nothing for the working tree.
    pub head: Option<String>,
    /// Sorted by collection and id.
    pub changes: Vec<Change>,
    /// Files that differ and are a record on neither side.
    pub no_records: usize,
    /// Files that a sparse checkout leaves out and that were therefore not compared.
    pub not_checked_out: usize,
}

/// One record that is not the same on both sides.
pub struct Change {
    /// As the head knows it, else as the base does.
    pub kind: Arc<Kind>,
    pub id: String,
    /// What people call the record in the head, else in the base.
    pub label: String,
    /// Path of the file in the head, else in the base.
    pub file: Arc<str>,
    pub what: What,
}

/// What became of a record.
pub enum What {
    Added {
        record: Record,
    },
    Removed {
        record: Record,
    },
    Changed {
        fields: Vec<FieldChange>,
    },
    /// At least one side is [`Reading::Broken`], so that nothing can be said of the fields.
    Unreadable {
        base: Reading,
        head: Reading,
    },
}

/// What a side has of a record.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Reading {
    Absent,
    Sound,
    /// There is a file, but it cannot be read, or is no record as it stands.
    Broken,
}

/// One value that is not the same on both sides.
#[derive(Debug, Clone, PartialEq)]
pub struct FieldChange {
    pub path: ChangePath,
    pub what: FieldWhat,
}

/// What became of a value.
#[derive(Debug, Clone, PartialEq)]
pub enum FieldWhat {
    Set {
        new: Node,
    },
    Unset {
        old: Node,
    },
    Replaced {
        old: Node,
        new: Node,
    },
    /// A list has the entries that both sides share in another order.
    Reordered {
        old: Node,
        new: Node,
    },
}

/// Changes of records by what became of them.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Counts {
    pub added: usize,
    pub removed: usize,
    pub changed: usize,
    pub unreadable: usize,
}

impl Diff {
    #[must_use]
    pub fn counts(&self) -> Counts {
        let mut counts = Counts::default();
        for change in &self.changes {
            *match change.what {
                What::Added { .. } => &mut counts.added,
                What::Removed { .. } => &mut counts.removed,
                What::Changed { .. } => &mut counts.changed,
                What::Unreadable { .. } => &mut counts.unreadable,
            } += 1;
        }
        counts
    }
}
