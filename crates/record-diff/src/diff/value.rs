//! The changes between two values, as they are shown.

use super::change::{FieldChange, FieldChangeKind};
use records::algebra::{
    Difference, DifferenceKind, EntryPairing, RecordPath, RecordPathStep, diff,
};
use records::schema::{Field, Kind, Shape};
use yaml_tree::{Mapping, Node, Value};

/// The fields in which two states of a record differ, in the order of the schema. `kind` is the
/// kind as the head knows it, else as the base does.
#[must_use]
pub fn field_changes(kind: &Kind, old: &Node, new: &Node) -> Vec<FieldChange> {
    compared(Some(&kind.root), &RecordPath::default(), old, new)
}

/// A change of a whole list as one of each entry, of a whole object as one of each field.
#[must_use]
pub fn expanded(kind: &Kind, change: &FieldChange) -> Vec<FieldChange> {
    let field = field_at(kind, &change.path);
    let has_identity = matches!(
        field.map(|field| &field.shape),
        Some(Shape::List(_, keys)) if !keys.is_empty()
    );
    let empty = |node: &Node| match node.value {
        Value::List(_) if has_identity => Some(Node::from(Value::List(Vec::new()))),
        Value::Mapping(_) if matches!(change.path.0.last(), Some(RecordPathStep::Key(_))) => {
            Some(Node::from(Value::Mapping(Mapping::default())))
        }
        _ => None,
    };
    let (old, new) = match &change.what {
        FieldChangeKind::Set { new } => (empty(new), Some(new.clone())),
        FieldChangeKind::Unset { old } => (Some(old.clone()), empty(old)),
        _ => (None, None),
    };
    let (Some(old), Some(new)) = (old, new) else { return vec![change.clone()] };
    let parts = compared(field, &change.path, &old, &new);
    if parts.is_empty() {
        return vec![change.clone()];
    }
    let is_list = !old.items().is_empty() || !new.items().is_empty();
    if is_list { parts } else { parts.iter().flat_map(|part| expanded(kind, part)).collect() }
}

/// What the schema knows of the value at a path.
#[must_use]
pub fn field_at<'k>(kind: &'k Kind, path: &RecordPath) -> Option<&'k Field> {
    path.0.iter().try_fold(&kind.root, |field, step| match (step, &field.shape) {
        (RecordPathStep::Key(name), _) => field.child(name),
        (_, Shape::List(item, _)) => Some(item.as_ref()),
        _ => None,
    })
}

/// The differences between two values at a path, as they are shown; `field` is what the schema knows of them.
fn compared(field: Option<&Field>, path: &RecordPath, old: &Node, new: &Node) -> Vec<FieldChange> {
    let outcome = diff(field, path, (old, new), EntryPairing::Equality);
    outcome.differences.into_iter().map(FieldChange::from).collect()
}

impl From<Difference<'_>> for FieldChange {
    fn from(difference: Difference<'_>) -> Self {
        let what = match difference.kind {
            DifferenceKind::Order { old, new, .. } => {
                FieldChangeKind::Reordered { old: old.clone(), new: new.clone() }
            }
            DifferenceKind::Value { old: Some(old), new: Some(new), .. } => {
                FieldChangeKind::Replaced { old: old.clone(), new: new.clone() }
            }
            DifferenceKind::Value { old: Some(old), new: None, .. } => {
                FieldChangeKind::Unset { old: old.clone() }
            }
            DifferenceKind::Value { old: None, new, .. } => {
                FieldChangeKind::Set { new: new.cloned().unwrap_or_else(|| Value::Null.into()) }
            }
        };
        FieldChange { path: difference.path, what }
    }
}
