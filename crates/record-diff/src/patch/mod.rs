//! Changes that can be applied elsewhere: records by id, values by path.

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

/// Version of the format; raised only when readers of the old one would break.
pub const VERSION: u64 = 1;

/// Changes of records, each of one record.
#[derive(Debug, Clone, PartialEq)]
pub struct Patch {
    pub changes: Vec<RecordPatch>,
}

/// A change of one record.
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
    /// Changed, and renamed if `from` has its former id.
    Change {
        from: Option<String>,
        edits: Vec<FieldEdit>,
    },
}

/// A change of one value.
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
        /// The entry of the list after which a new one is inserted.
        after: Option<EntryName>,
    },
    /// The entries of a list in their new order.
    Order(Vec<EntryName>),
}

/// Why a patch cannot represent the change of a record, if it cannot.
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

/// The patch that turns the base of each pair into its head.
///
/// # Errors
/// If it cannot represent the change of a record: the patch would be incomplete.
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

/// The change of one record; none if it did not change.
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
    let is_empty = matches!(&op, PatchOp::Change { from: None, edits } if edits.is_empty());
    let change = RecordPatch { kind: pair.kind.name.clone(), id: pair.id.clone(), op };
    Ok((!is_empty).then_some(change))
}

impl FieldEdit {
    /// Whether JSON keeps the digits of all numbers in both values, whose spans are those of the two texts.
    fn holds_all_digits(&self, before: &RecordDocument, after: &RecordDocument) -> bool {
        let FieldEditKind::Value { old, new, .. } = &self.what else { return true };
        let sides = [(old, before), (new, after)];
        sides.iter().all(|(node, document)| {
            node.as_ref().is_none_or(|node| holds_all_digits(&document.source, node))
        })
    }
}
