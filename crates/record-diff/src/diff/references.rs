//! The references of a record, found and changed according to its schema.

use records::schema::{Field, Kind, Shape};
use yaml_tree::{Node, Value};

/// A reference of a record.
#[derive(Debug, Clone, Copy)]
pub(super) struct RecordReference<'r> {
    pub field: &'r Field,
    pub id: &'r str,
}

/// The references of a record, each with the path of its field, without the indices of entries.
pub(super) fn references<'r>(kind: &'r Kind, root: &'r Node) -> Vec<(String, RecordReference<'r>)> {
    let mut found = Vec::new();
    collect(&kind.root, root, "", &mut found);
    found
}

fn collect<'r>(
    field: &'r Field,
    node: &'r Node,
    path: &str,
    found: &mut Vec<(String, RecordReference<'r>)>,
) {
    let field = field.reading(&node.value);
    match (&field.shape, &node.value) {
        (Shape::Object(_), Value::Mapping(mapping)) => {
            for entry in &mapping.entries {
                if let Some(child) = field.child(&entry.key) {
                    collect(child, &entry.node, &below(path, &entry.key), found);
                }
            }
        }
        (Shape::List(..), Value::List(items)) => {
            for (at, node) in items.iter().enumerate() {
                field.entry(at).into_iter().for_each(|entry| collect(entry, node, path, found));
            }
        }
        (_, Value::String(id)) if !field.reference.is_empty() => {
            found.push((path.to_owned(), RecordReference { field, id }));
        }
        _ => {}
    }
}

/// Replaces the id of each reference for which `change` returns another one.
pub(super) fn change_references(
    field: &Field,
    node: &mut Node,
    path: &str,
    change: &mut dyn FnMut(&str, RecordReference<'_>) -> Option<String>,
) {
    let field = field.reading(&node.value);
    match (&field.shape, &mut node.value) {
        (Shape::Object(_), Value::Mapping(mapping)) => {
            for entry in &mut mapping.entries {
                if let Some(child) = field.child(&entry.key) {
                    change_references(child, &mut entry.node, &below(path, &entry.key), change);
                }
            }
        }
        (Shape::List(..), Value::List(items)) => {
            for (at, node) in items.iter_mut().enumerate() {
                if let Some(entry) = field.entry(at) {
                    change_references(entry, node, path, change);
                }
            }
        }
        (_, Value::String(id)) if !field.reference.is_empty() => {
            if let Some(new_id) = change(path, RecordReference { field, id }) {
                *id = new_id.into();
            }
        }
        _ => {}
    }
}

fn below(path: &str, key: &str) -> String {
    if path.is_empty() { key.to_owned() } else { format!("{path}.{key}") }
}
