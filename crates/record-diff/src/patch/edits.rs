//! What one state of a record differs in from another, so that it can be made again.

use super::{FieldEdit, FieldEditKind};
use records::algebra::{EntryName, KeyIndex, NamedEntries, RecordPath};
use records::schema::{Field, Kind};
use yaml_tree::{Mapping, Node, Value};

pub(super) fn edits(kind: &Kind, old: &Node, new: &Node) -> Vec<FieldEdit> {
    let mut edits = Vec::new();
    compare(Some(&kind.root), &RecordPath::default(), old, new, &mut edits);
    edits
}

fn compare(
    field: Option<&Field>,
    path: &RecordPath,
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
        _ => edits.push(value(path.clone(), Some(old), Some(new), None)),
    }
}

fn mappings(
    field: Option<&Field>,
    path: &RecordPath,
    old: &Mapping,
    new: &Mapping,
    edits: &mut Vec<FieldEdit>,
) {
    let (before, after) = (KeyIndex::new(Some(old)), KeyIndex::new(Some(new)));
    let added = new.entries.iter().filter(|entry| before.get(&entry.key).is_none());
    for entry in old.entries.iter().chain(added) {
        let path = path.key(&entry.key);
        match (before.get(&entry.key), after.get(&entry.key)) {
            (Some(old), Some(new)) => {
                compare(field.and_then(|field| field.child(&entry.key)), &path, old, new, edits);
            }
            (old, new) => edits.push(value(path, old, new, None)),
        }
    }
}

fn lists(
    field: Option<&Field>,
    path: &RecordPath,
    old: &NamedEntries<'_>,
    new: &NamedEntries<'_>,
    edits: &mut Vec<FieldEdit>,
) {
    for (name, node) in old.iter() {
        let path = path.with_entry(name);
        match new.get(name) {
            Some(new) => compare(field.map(Field::item), &path, node, new, edits),
            None => edits.push(value(path, Some(node), None, None)),
        }
    }
    let mut before: Option<&EntryName> = None;
    for (name, node) in new.iter() {
        if !old.has(name) {
            edits.push(value(path.with_entry(name), None, Some(node), before.cloned()));
        }
        before = Some(name);
    }
    let places = old.names.iter().filter_map(|name| new.position(name));
    if !places.is_sorted() {
        let what = FieldEditKind::Order(new.names.clone());
        edits.push(FieldEdit { path: path.clone(), what });
    }
}

fn value(
    path: RecordPath,
    old: Option<&Node>,
    new: Option<&Node>,
    after: Option<EntryName>,
) -> FieldEdit {
    let what = FieldEditKind::Value { old: old.cloned(), new: new.cloned(), after };
    FieldEdit { path, what }
}

/// The entries of a list by name, if each has an identity; else the list is one value.
pub(super) fn named<'n>(field: Option<&Field>, list: &'n Node) -> Option<NamedEntries<'n>> {
    let Value::List(_) = list.value else { return None };
    let (_, keys) = Field::of_entries(field);
    NamedEntries::of_identities(keys, list)
}
