//! The changes between two values, as they are shown.

use super::change::{FieldChange, FieldChangeKind};
use super::wording;
use records::algebra::{
    Difference, DifferenceKind, EntryPairing, RecordPath, RecordPathStep, diff,
};
use records::digits::exact_integer;
use records::schema::{Field, Kind};
use yaml_tree::{Mapping, Node, Value};

/// The fields in which two states of a record differ, in the order of the schema. `kind` is as the head defines it,
/// else as the base does.
#[must_use]
pub fn field_changes(kind: &Kind, old: &Node, new: &Node) -> Vec<FieldChange> {
    compared(Some(&kind.root), &RecordPath::default(), old, new)
}

/// Splits a change of a whole list into one per entry, and of a whole object into one per field.
#[must_use]
pub fn expanded(kind: &Kind, change: &FieldChange) -> Vec<FieldChange> {
    let field = field_at(kind, &change.path);
    let has_identity = !Field::of_entries(field).1.is_empty();
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

/// The field of the schema for the value at a path.
#[must_use]
pub fn field_at<'k>(kind: &'k Kind, path: &RecordPath) -> Option<&'k Field> {
    field_below(&kind.root, &path.0)
}

/// The field of the schema for the value that the steps lead to, starting at `field`.
pub(super) fn field_below<'f>(field: &'f Field, steps: &[RecordPathStep]) -> Option<&'f Field> {
    steps.iter().try_fold(field, |field, step| match step {
        RecordPathStep::Key(name) => field.child(name),
        RecordPathStep::Entry(_) => Field::of_entries(Some(field)).0,
    })
}

/// The value with each number in its shortest notation: as in JSON Schema, 405.0 is 405.
pub(super) fn by_value(node: &Node) -> Node {
    let mut node = node.clone();
    match &mut node.value {
        Value::Float(number) => {
            if let Some(integer) = exact_integer(*number) {
                node.value = Value::Integer(integer);
            }
        }
        Value::List(items) => items.iter_mut().for_each(|item| *item = by_value(item)),
        Value::Mapping(mapping) => {
            mapping.entries.iter_mut().for_each(|entry| entry.node = by_value(&entry.node));
        }
        _ => {}
    }
    node
}

/// The differences between two values at a path, as they are shown; `field` is their field in the schema. The same
/// number in another notation is not a difference.
fn compared(field: Option<&Field>, path: &RecordPath, old: &Node, new: &Node) -> Vec<FieldChange> {
    let outcome = diff(field, path, (old, new), EntryPairing::Equality);
    let mut changes: Vec<_> = outcome.differences.into_iter().map(FieldChange::from).collect();
    changes.retain(|change| match &change.what {
        FieldChangeKind::Replaced { old, new } => by_value(old) != by_value(new),
        _ => true,
    });
    wording::join(field, path, changes)
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
