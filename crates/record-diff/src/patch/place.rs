//! Finding the value at a path.

use super::EditPathStep;
use super::edits::named;
use records::schema::Field;
use yaml_tree::{Node, Value};

/// The value at a path and what the schema knows of it.
pub(super) fn find<'n, 'k>(
    root: &'k Field,
    node: &'n Node,
    path: &[EditPathStep],
) -> Option<(Option<&'k Field>, &'n Node)> {
    path.iter().try_fold((Some(root), node), |(field, node), key| {
        let at = position(field, node, key)?;
        match (&node.value, key) {
            (Value::Mapping(mapping), EditPathStep::Field(name)) => {
                let child = field.and_then(|field| field.child(name));
                Some((child, &mapping.entries.get(at)?.node))
            }
            (Value::List(items), EditPathStep::Entry(_)) => {
                Some((field.map(Field::item), items.get(at)?))
            }
            _ => None,
        }
    })
}

/// The place of a key in its mapping, or of an entry in its list.
pub(super) fn position(field: Option<&Field>, node: &Node, key: &EditPathStep) -> Option<usize> {
    match key {
        EditPathStep::Field(name) => {
            node.as_mapping()?.entries.iter().position(|entry| entry.key == *name)
        }
        EditPathStep::Entry(name) => named(field, node)?.iter().position(|(own, _)| own == name),
    }
}
