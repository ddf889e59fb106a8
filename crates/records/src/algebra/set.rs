//! Sets one value in a record.

use crate::schema::{Field, Shape};
use yaml_tree::{Mapping, Node, Value};

/// Sets the value at the end of `keys`, starting from a value whose schema is `field`; or removes it, together with
/// the mappings that become empty. For a list along the way, its first entry is used.
pub fn set(field: Option<&Field>, node: &mut Node, keys: &[&str], value: Option<Node>) {
    let Some((key, rest)) = keys.split_first() else {
        if let Some(value) = value {
            *node = value;
        }
        return;
    };
    let Some(mapping) = mapping_of(field, node) else { return };
    let mut at = mapping.entries.iter().position(|entry| entry.key == *key);
    if at.is_none() && value.is_some() {
        at = Some(mapping.entries.len());
        mapping.push(key, Value::Mapping(Mapping::default()));
    }
    let Some(entry) = at.and_then(|at| mapping.entries.get_mut(at)) else { return };
    let is_removed = value.is_none() && rest.is_empty();
    set(field.and_then(|field| field.child(key)), &mut entry.node, rest, value);
    let is_empty = entry.node.as_mapping().is_some_and(|mapping| mapping.entries.is_empty());
    if is_removed || is_empty {
        mapping.entries.retain(|entry| entry.key != *key);
    }
}

/// The value itself if it is a mapping, or the first entry of a list; anything else is replaced with a mapping.
fn mapping_of<'n>(field: Option<&Field>, node: &'n mut Node) -> Option<&'n mut Mapping> {
    let empty = || Value::Mapping(Mapping::default());
    let mut node = node;
    if field.is_some_and(|field| matches!(field.shape, Shape::List(..))) {
        if node.items().is_empty() {
            node.value = Value::List(vec![empty().into()]);
        }
        let Value::List(items) = &mut node.value else { return None };
        node = items.first_mut()?;
    }
    if node.as_mapping().is_none() {
        node.value = empty();
    }
    match &mut node.value {
        Value::Mapping(mapping) => Some(mapping),
        _ => None,
    }
}
