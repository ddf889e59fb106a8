//! Comparing two values, field by field.

use std::collections::BTreeMap;

use super::change::{FieldChange, FieldChangeKind};
use super::list;
use records::algebra::{RecordPath, RecordPathStep};
use records::schema::{Field, Kind, Shape};
use yaml_tree::{Mapping, Node, Value};

/// The fields in which two states of a record differ, in the order of the schema. `kind` is the
/// kind as the head knows it, else as the base does.
#[must_use]
pub fn field_changes(kind: &Kind, old: &Node, new: &Node) -> Vec<FieldChange> {
    let mut changes = Vec::new();
    compare(Some(&kind.root), &RecordPath::default(), old, new, &mut changes);
    changes
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
    let mut parts = Vec::new();
    compare(field, &change.path, &old, &new, &mut parts);
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

/// Adds what differs between two values at `path`; `field` is what the schema knows of them.
pub(super) fn compare(
    field: Option<&Field>,
    path: &RecordPath,
    old: &Node,
    new: &Node,
    changes: &mut Vec<FieldChange>,
) {
    match (&old.value, &new.value) {
        (Value::Mapping(before), Value::Mapping(after)) => {
            mappings(field, path, before, after, changes);
        }
        (Value::List(_), Value::List(_)) => list::compare(field, path, old, new, changes),
        (before, after) if is_same_scalar(before, after) => {}
        _ => {
            let what = FieldChangeKind::Replaced { old: old.clone(), new: new.clone() };
            changes.push(FieldChange { path: path.clone(), what });
        }
    }
}

/// A number that is none is still the same on both sides.
#[expect(clippy::float_cmp, reason = "the same value, not one that is near")]
fn is_same_scalar(old: &Value, new: &Value) -> bool {
    match (old, new) {
        (Value::Float(old), Value::Float(new)) => old == new || (old.is_nan() && new.is_nan()),
        (Value::Mapping(_) | Value::List(_), _) | (_, Value::Mapping(_) | Value::List(_)) => false,
        _ => old == new,
    }
}

fn mappings(
    field: Option<&Field>,
    path: &RecordPath,
    old: &Mapping,
    new: &Mapping,
    changes: &mut Vec<FieldChange>,
) {
    for (key, (old, new)) in in_schema_order(field, old, new) {
        let path = path.key(key);
        let what = match (old, new) {
            (Some(old), Some(new)) => {
                compare(field.and_then(|field| field.child(key)), &path, old, new, changes);
                continue;
            }
            (Some(old), None) => FieldChangeKind::Unset { old: old.clone() },
            (None, Some(new)) => FieldChangeKind::Set { new: new.clone() },
            (None, None) => continue,
        };
        changes.push(FieldChange { path, what });
    }
}

type NodePair<'n> = (Option<&'n Node>, Option<&'n Node>);

/// The keys of both sides with their values; keys that the schema does not know come last.
fn in_schema_order<'n>(
    field: Option<&Field>,
    old: &'n Mapping,
    new: &'n Mapping,
) -> Vec<(&'n str, NodePair<'n>)> {
    let mut sides: BTreeMap<&str, NodePair<'n>> = BTreeMap::new();
    for entry in &old.entries {
        sides.entry(&entry.key).or_default().0 = Some(&entry.node);
    }
    for entry in &new.entries {
        sides.entry(&entry.key).or_default().1 = Some(&entry.node);
    }
    let known = field.map(Field::children).unwrap_or_default();
    let rank = |key: &str| known.iter().position(|field| field.name == key);
    let mut sides: Vec<_> = sides.into_iter().collect();
    sides.sort_by_cached_key(|(key, _)| rank(key).unwrap_or(known.len()));
    sides
}
