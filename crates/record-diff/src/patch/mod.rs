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
use records::dataset::RecordDocument;
use records::digits::holds_all_digits;
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

/// Why a patch cannot tell what became of a record, if it cannot.
#[must_use]
pub fn obstacle(pair: &RecordPair) -> Option<PatchObstacle> {
    record_patch(pair).err()
}

/// What a patch cannot hold.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum PatchObstacle {
    /// One of the states cannot be read.
    Unreadable,
    /// A number has more digits than JSON readers keep.
    Digits,
}

/// The patch that makes the one state of each pair of the other.
///
/// # Errors
/// If it cannot tell what became of a record: then the patch would not be whole.
pub fn patch(pairs: &[RecordPair]) -> Result<Patch> {
    let mut changes = Vec::new();
    for pair in pairs {
        let record = || format!("{}/{}", pair.kind.name, pair.id);
        match record_patch(pair) {
            Ok(change) => changes.extend(change),
            Err(PatchObstacle::Unreadable) => bail!(msg!("patch-unreadable", record = record())),
            Err(PatchObstacle::Digits) => bail!(msg!("patch-digits", record = record())),
        }
    }
    Ok(Patch { changes })
}

/// What became of one record; none if nothing did.
fn record_patch(pair: &RecordPair) -> Result<Option<RecordPatch>, PatchObstacle> {
    let whole = |document: &RecordDocument| {
        let record = document.record.root.clone();
        if holds_all_digits(&document.source, &record) {
            Ok(record)
        } else {
            Err(PatchObstacle::Digits)
        }
    };
    let op = match (&pair.base, &pair.head) {
        (SideRecord::Absent, SideRecord::Sound(new)) => PatchOp::Add { record: whole(new)? },
        (SideRecord::Sound(old), SideRecord::Absent) => PatchOp::Remove { record: whole(old)? },
        (SideRecord::Sound(old), SideRecord::Sound(new)) => {
            let edits = edits::edits(&pair.kind, &old.record.root, &new.record.root);
            if !edits.iter().all(|edit| edit.holds_all_digits(old, new)) {
                return Err(PatchObstacle::Digits);
            }
            PatchOp::Change { from: pair.from.clone(), edits }
        }
        (SideRecord::Absent, SideRecord::Absent) => return Ok(None),
        _ => return Err(PatchObstacle::Unreadable),
    };
    let is_nothing = matches!(&op, PatchOp::Change { from: None, edits } if edits.is_empty());
    let change = RecordPatch { kind: pair.kind.name.clone(), id: pair.id.clone(), op };
    Ok((!is_nothing).then_some(change))
}

impl FieldEdit {
    /// Whether JSON keeps the numbers of both values, whose places are those of the two texts.
    fn holds_all_digits(&self, before: &RecordDocument, after: &RecordDocument) -> bool {
        let FieldEditKind::Value { old, new, .. } = &self.what else { return true };
        let sides = [(old, before), (new, after)];
        sides.iter().all(|(node, document)| {
            node.as_ref().is_none_or(|node| holds_all_digits(&document.source, node))
        })
    }
}
