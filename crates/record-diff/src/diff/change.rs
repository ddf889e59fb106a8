//! What a diff tells: changes of records, and of their fields.

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
    /// Likewise; nothing for the working tree.
    pub head: Option<String>,
    /// Sorted by collection and id.
    pub changes: Vec<RecordChange>,
    /// Sorted by kind.
    pub schema: Vec<SchemaChange>,
    /// The records that changed ones refer to, with no more than what people call them.
    pub named: Dataset,
    /// Records of the head by kind, as far as file names tell; only of kinds that were counted.
    pub totals: BTreeMap<String, usize>,
    /// Files that differ and are a record on neither side.
    pub no_records: usize,
    /// Files that a sparse checkout leaves out and that were therefore not compared.
    pub not_checked_out: usize,
}

/// One record that is not the same on both sides.
pub struct RecordChange {
    /// As the head knows it, else as the base does.
    pub kind: Arc<Kind>,
    pub id: String,
    /// What people call the record in the head, else in the base.
    pub label: String,
    /// Path of the file in the head, else in the base.
    pub file: Arc<str>,
    pub what: RecordChangeKind,
    /// References of the head that lead nowhere there, and did not do so in the base.
    pub dangling: Vec<DanglingReference>,
}

/// A reference to a record that is not there.
#[derive(Debug, Clone, PartialEq)]
pub struct DanglingReference {
    /// The field, without the places of entries.
    pub field: String,
    pub id: String,
}

/// What became of a record.
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
        /// What other records had to change for it.
        reference_updates: Vec<ReferenceUpdate>,
    },
    Changed {
        old: Record,
        new: Record,
        fields: Vec<FieldChange>,
    },
    /// The file differs, the values do not.
    Reformatted {
        differs: Vec<FormattingChange>,
    },
    /// At least one side is [`SideState::Broken`], so that nothing can be said of the fields.
    Unreadable {
        base: SideState,
        head: SideState,
        /// What the head has, where only the base cannot be read.
        new: Option<Record>,
    },
}

/// A reference that went along with a renamed record.
#[derive(Debug, Clone, PartialEq)]
pub struct ReferenceUpdate {
    pub kind: Arc<str>,
    pub id: String,
    /// The field, without the places of entries.
    pub field: String,
}

/// In what two texts of the same values differ.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum FormattingChange {
    KeyOrder,
    Comments,
    /// Quoting, folding, blanks, line ends.
    Style,
}

/// What a side has of a record.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum SideState {
    Absent,
    Sound,
    /// There is a file, but it cannot be read, or is no record as it stands.
    Broken,
}

/// One value that is not the same on both sides.
#[derive(Debug, Clone, PartialEq)]
pub struct FieldChange {
    pub path: RecordPath,
    pub what: FieldChangeKind,
}

/// What became of a value.
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
    /// A list has the entries that both sides share in another order.
    Reordered {
        old: Node,
        new: Node,
    },
}

/// Changes of records by what became of them.
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

    /// The record as it is; none where it is gone or cannot be read.
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
    /// What people call the records that changed and those they refer to, by id whatever their kind is.
    #[must_use]
    pub fn names(&self) -> HashMap<&str, &str> {
        let named = self.named.records.iter().map(|record| (record.id.as_str(), record.label()));
        let own = self.changes.iter().map(|change| (change.id.as_str(), change.label.as_str()));
        own.chain(named).collect()
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
