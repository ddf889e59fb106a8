//! Putting one value into a record.

use crate::schema::{Field, Shape};
use yaml_tree::{Mapping, Node, Value};

/// Puts a value at the end of some keys below a value of which the schema knows `field`, or takes it and
/// the mappings that it leaves empty away. Of a list on the way, the first entry is meant.
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
    let is_taken = value.is_none() && rest.is_empty();
    set(field.and_then(|field| field.child(key)), &mut entry.node, rest, value);
    let is_empty = entry.node.as_mapping().is_some_and(|mapping| mapping.entries.is_empty());
    if is_taken || is_empty {
        mapping.entries.retain(|entry| entry.key != *key);
    }
}

/// The mapping that a value is, or that its first entry is; what is neither becomes one.
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
