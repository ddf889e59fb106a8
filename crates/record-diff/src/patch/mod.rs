//! Changes that can be made again elsewhere: records by id, values by the way to them.

mod apply;
mod edits;
mod faults;
mod read;
mod target;

pub use apply::{ApplyResult, ConflictReason, PatchConflict, PlannedFile, plan};
pub use read::{MAX_BYTES, read};

use anyhow::{Result, bail};

use crate::diff::{RecordPair, SideRecord};
use messages::msg;
use records::algebra::{EntryName, RecordPath};
use yaml_tree::Node;

/// Version of the shape; raised only when a reader of the old one would break.
pub const VERSION: u64 = 1;

/// Changes of records, each of one record.
#[derive(Debug, Clone, PartialEq)]
pub struct Patch {
    pub changes: Vec<RecordPatch>,
}

/// What shall become of a record.
#[derive(Debug, Clone, PartialEq)]
pub struct RecordPatch {
    pub kind: String,
    pub id: String,
    pub op: PatchOp,
}

#[derive(Debug, Clone, PartialEq)]
pub enum PatchOp {
    Add {
        record: Node,
    },
    Remove {
        record: Node,
    },
    /// Changed, and renamed if there is an id that it had before.
    Change {
        from: Option<String>,
        edits: Vec<FieldEdit>,
    },
}

/// One value that shall be another.
#[derive(Debug, Clone, PartialEq)]
pub struct FieldEdit {
    pub path: RecordPath,
    pub what: FieldEditKind,
}

#[derive(Debug, Clone, PartialEq)]
pub enum FieldEditKind {
    Value {
        old: Option<Node>,
        new: Option<Node>,
        /// The entry of the list that a new one stands behind.
        after: Option<EntryName>,
    },
    /// The entries of a list in their new order.
    Order(Vec<EntryName>),
}

/// Whether a patch can say nothing of a record, since one of its states cannot be read.
#[must_use]
pub fn is_unreadable(pair: &RecordPair) -> bool {
    [&pair.base, &pair.head].iter().any(|side| matches!(side, SideRecord::Broken))
}

/// The patch that makes the one state of each pair of the other.
///
/// # Errors
/// If a record cannot be read: then the patch would not be whole.
pub fn patch(pairs: &[RecordPair]) -> Result<Patch> {
    let mut changes = Vec::new();
    for pair in pairs {
        let op = match (&pair.base, &pair.head) {
            (SideRecord::Absent, SideRecord::Sound(new)) => {
                PatchOp::Add { record: new.record.root.clone() }
            }
            (SideRecord::Sound(old), SideRecord::Absent) => {
                PatchOp::Remove { record: old.record.root.clone() }
            }
            (SideRecord::Sound(old), SideRecord::Sound(new)) => {
                let edits = edits::edits(&pair.kind, &old.record.root, &new.record.root);
                PatchOp::Change { from: pair.from.clone(), edits }
            }
            (SideRecord::Absent, SideRecord::Absent) => continue,
            _ => {
                bail!(msg!("patch-unreadable", record = format!("{}/{}", pair.kind.name, pair.id)))
            }
        };
        let is_nothing = matches!(&op, PatchOp::Change { from: None, edits } if edits.is_empty());
        if !is_nothing {
            changes.push(RecordPatch { kind: pair.kind.name.clone(), id: pair.id.clone(), op });
        }
    }
    Ok(Patch { changes })
}
