//! What one state of a record differs in from another, so that it can be made again.

use std::collections::HashSet;

use super::{EditPathStep, FieldEdit, FieldEditKind};
use records::schema::{Field, Kind, ListEntry, Shape, entries};
use yaml_tree::{Mapping, Node, Value};

pub(super) fn edits(kind: &Kind, old: &Node, new: &Node) -> Vec<FieldEdit> {
    let mut edits = Vec::new();
    compare(Some(&kind.root), &mut Vec::new(), old, new, &mut edits);
    edits
}

fn compare(
    field: Option<&Field>,
    path: &mut Vec<EditPathStep>,
    old: &Node,
    new: &Node,
    edits: &mut Vec<FieldEdit>,
) {
    if old == new {
        return;
    }
    if let (Value::Mapping(before), Value::Mapping(after)) = (&old.value, &new.value) {
        return mappings(field, path, before, after, edits);
    }
    match (named(field, old), named(field, new)) {
        (Some(before), Some(after)) => lists(field, path, &before, &after, edits),
        _ => edits.push(value(path, Some(old), Some(new), None)),
    }
}

fn mappings(
    field: Option<&Field>,
    path: &mut Vec<EditPathStep>,
    old: &Mapping,
    new: &Mapping,
    edits: &mut Vec<FieldEdit>,
) {
    let added = new.entries.iter().filter(|entry| old.get(&entry.key).is_none());
    for entry in old.entries.iter().chain(added) {
        path.push(EditPathStep::Field(entry.key.clone()));
        match (old.get(&entry.key), new.get(&entry.key)) {
            (Some(old), Some(new)) => {
                compare(field.and_then(|field| field.child(&entry.key)), path, old, new, edits);
            }
            (old, new) => edits.push(value(path, old, new, None)),
        }
        path.pop();
    }
}

fn lists(
    field: Option<&Field>,
    path: &mut Vec<EditPathStep>,
    old: &[(String, &Node)],
    new: &[(String, &Node)],
    edits: &mut Vec<FieldEdit>,
) {
    let find = |list: &[(String, &Node)], name: &str| list.iter().position(|(own, _)| own == name);
    for (name, node) in old {
        path.push(EditPathStep::Entry(name.clone()));
        match find(new, name) {
            Some(at) => compare(field.map(Field::item), path, node, new[at].1, edits),
            None => edits.push(value(path, Some(node), None, None)),
        }
        path.pop();
    }
    for (at, (name, node)) in new.iter().enumerate() {
        if find(old, name).is_none() {
            path.push(EditPathStep::Entry(name.clone()));
            let after = at.checked_sub(1).map(|before| new[before].0.clone());
            edits.push(value(path, None, Some(node), after));
            path.pop();
        }
    }
    let places: Vec<_> = old.iter().filter_map(|(name, _)| find(new, name)).collect();
    if !places.is_sorted() {
        let order = new.iter().map(|(name, _)| name.clone()).collect();
        edits.push(FieldEdit { path: path.clone(), what: FieldEditKind::Order(order) });
    }
}

fn value(
    path: &[EditPathStep],
    old: Option<&Node>,
    new: Option<&Node>,
    after: Option<String>,
) -> FieldEdit {
    let what = FieldEditKind::Value { old: old.cloned(), new: new.cloned(), after };
    FieldEdit { path: path.to_vec(), what }
}

/// The entries of a list with their identities, if these tell them apart.
pub(super) fn named<'n>(field: Option<&Field>, list: &'n Node) -> Option<Vec<(String, &'n Node)>> {
    let Some(Shape::List(_, keys)) = field.map(|field| &field.shape) else { return None };
    let Value::List(_) = list.value else { return None };
    let mut seen = HashSet::new();
    let name = |entry: ListEntry<'n>| {
        let identity = entry.identity.filter(|name| seen.insert(name.clone()))?;
        Some((identity, entry.node))
    };
    entries(keys, list).into_iter().map(name).collect()
}
