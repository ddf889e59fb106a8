//! The edits that turn one state of a record into another.

use super::{FieldEdit, FieldEditKind};
use records::algebra::{Difference, DifferenceKind, EntryPairing, RecordPath, diff};
use records::schema::Kind;
use yaml_tree::Node;

pub(super) fn edits(kind: &Kind, old: &Node, new: &Node) -> Vec<FieldEdit> {
    let outcome =
        diff(Some(&kind.root), &RecordPath::default(), (old, new), EntryPairing::Identity);
    outcome.differences.into_iter().map(FieldEdit::from).collect()
}

impl From<Difference<'_>> for FieldEdit {
    fn from(difference: Difference<'_>) -> Self {
        let what = match difference.kind {
            DifferenceKind::Order { names, .. } => FieldEditKind::Order(names),
            DifferenceKind::Value { old, new, after } => {
                FieldEditKind::Value { old: old.cloned(), new: new.cloned(), after }
            }
        };
        FieldEdit { path: difference.path, what }
    }
}
