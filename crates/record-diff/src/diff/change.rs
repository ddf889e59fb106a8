//! The result of a diff: changes of records, and of their fields.

use std::collections::{BTreeMap, HashMap};
use std::sync::Arc;

use super::schemas::SchemaChange;
use records::algebra::RecordPath;
use records::dataset::Dataset;
use records::record::Record;
use records::schema::Kind;
use yaml_tree::Node;

/// All differences between two states of a dataset.
#[derive(Default)]
pub struct Diff {
    /// The revision as the user named it.
    pub base: String,
    /// The revision of the head as the user named it; none for the working tree.
    pub head: Option<String>,
    /// Sorted by collection and id.
    pub changes: Vec<RecordChange>,
    /// Sorted by kind.
    pub schema: Vec<SchemaChange>,
    /// The records that changed ones refer to, with nothing but their labels.
    pub named: Dataset,
    /// Number of records of the head by kind, according to file names; only of kinds that were counted.
    pub totals: BTreeMap<String, usize>,
    /// Files that differ and are not a record on either side.
    pub no_records: usize,
    /// Files that a sparse checkout leaves out and that were therefore not compared.
    pub not_checked_out: usize,
}

/// One record that differs between the two sides.
pub struct RecordChange {
    /// As the head defines it, else as the base does.
    pub kind: Arc<Kind>,
    pub id: String,
    /// The label of the record in the head, else in the base.
    pub label: String,
    /// Path of the file in the head, else in the base.
    pub file: Arc<str>,
    pub what: RecordChangeKind,
    /// References that dangle in the head, and did not in the base.
    pub dangling: Vec<DanglingReference>,
}

/// A reference to a record that does not exist.
#[derive(Debug, Clone, PartialEq)]
pub struct DanglingReference {
    /// The path of the field, without the indices of entries.
    pub field: String,
    pub id: String,
}

/// How a record changed.
pub enum RecordChangeKind {
    Added {
        record: Record,
    },
    Removed {
        record: Record,
    },
    /// The same record under another id.
    Renamed {
        from: String,
        old: Record,
        new: Record,
        fields: Vec<FieldChange>,
        /// The references that other records had to change for it.
        reference_updates: Vec<ReferenceUpdate>,
    },
    Changed {
        old: Record,
        new: Record,
        fields: Vec<FieldChange>,
    },
    /// The file differs, but not its values.
    Reformatted {
        differs: Vec<FormattingChange>,
    },
    /// At least one side is [`SideState::Broken`], so that the fields cannot be compared.
    Unreadable {
        base: SideState,
        head: SideState,
        /// The record of the head, where only the base cannot be read.
        new: Option<Record>,
    },
}

impl RecordChangeKind {
    /// Whether the file of the record was removed, even if it was unreadable before.
    #[must_use]
    pub fn is_removal(&self) -> bool {
        matches!(
            self,
            RecordChangeKind::Removed { .. }
                | RecordChangeKind::Unreadable { head: SideState::Absent, .. }
        )
    }
}

/// A reference that was changed to follow a renamed record.
#[derive(Debug, Clone, PartialEq)]
pub struct ReferenceUpdate {
    pub kind: Arc<str>,
    pub id: String,
    /// The path of the field, without the indices of entries.
    pub field: String,
}

/// How two texts of the same values differ.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum FormattingChange {
    KeyOrder,
    Comments,
    /// Quoting, folding, blanks, line ends.
    Style,
}

/// The state of a record on one side.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum SideState {
    Absent,
    Sound,
    /// There is a file, but it cannot be read or is not a valid record.
    Broken,
}

/// One value that differs between the two sides.
#[derive(Debug, Clone, PartialEq)]
pub struct FieldChange {
    pub path: RecordPath,
    pub what: FieldChangeKind,
}

/// How a value changed.
#[derive(Debug, Clone, PartialEq)]
pub enum FieldChangeKind {
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
    /// The entries that both sides of a list share are in another order.
    Reordered {
        old: Node,
        new: Node,
    },
}

/// Number of changed records by kind of change.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct ChangeCounts {
    pub added: usize,
    pub removed: usize,
    pub renamed: usize,
    pub changed: usize,
    pub reformatted: usize,
    pub unreadable: usize,
}

impl RecordChange {
    /// The kind and the id that no record has any more after the change.
    #[must_use]
    pub fn removed_key(&self) -> Option<(String, String)> {
        let id = match &self.what {
            what if what.is_removal() => &self.id,
            RecordChangeKind::Renamed { from, .. } => from,
            _ => return None,
        };
        Some((self.kind.name.clone(), id.clone()))
    }

    /// The record as it was; none where it is new or cannot be read.
    #[must_use]
    pub fn before(&self) -> Option<&Record> {
        match &self.what {
            RecordChangeKind::Removed { record } => Some(record),
            RecordChangeKind::Renamed { old, .. } | RecordChangeKind::Changed { old, .. } => {
                Some(old)
            }
            _ => None,
        }
    }

    /// The record as it is; none where it was removed or cannot be read.
    #[must_use]
    pub fn after(&self) -> Option<&Record> {
        match &self.what {
            RecordChangeKind::Added { record } => Some(record),
            RecordChangeKind::Renamed { new, .. } | RecordChangeKind::Changed { new, .. } => {
                Some(new)
            }
            _ => None,
        }
    }

    /// The values that differ between two readable states of the record.
    #[must_use]
    pub fn fields(&self) -> &[FieldChange] {
        match &self.what {
            RecordChangeKind::Renamed { fields, .. } | RecordChangeKind::Changed { fields, .. } => {
                fields
            }
            _ => &[],
        }
    }
}

impl Diff {
    /// The labels of the changed records and of those they refer to, by id, whatever their kind.
    #[must_use]
    pub fn names(&self) -> HashMap<&str, &str> {
        let named = self.named.records.iter().map(|record| (record.id.as_str(), record.label()));
        let changed = self.changes.iter().map(|change| (change.id.as_str(), change.label.as_str()));
        changed.chain(named).collect()
    }

    /// Whether nothing at all differs.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.changes.is_empty() && self.schema.is_empty()
    }

    #[must_use]
    pub fn counts(&self) -> ChangeCounts {
        let mut counts = ChangeCounts::default();
        for change in &self.changes {
            *match change.what {
                RecordChangeKind::Added { .. } => &mut counts.added,
                RecordChangeKind::Removed { .. } => &mut counts.removed,
                RecordChangeKind::Renamed { .. } => &mut counts.renamed,
                RecordChangeKind::Changed { .. } => &mut counts.changed,
                RecordChangeKind::Reformatted { .. } => &mut counts.reformatted,
                RecordChangeKind::Unreadable { .. } => &mut counts.unreadable,
            } += 1;
        }
        counts
    }
}
