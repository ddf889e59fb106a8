//! Making an edit in a record, if its value is the one that the edit expects.

use super::edits::named;
use super::place::{find, position};
use super::{EditPathStep, FieldEdit, FieldEditKind};
use records::schema::{Field, Kind};
use yaml_tree::{Node, Value};

/// The value is neither what the edit expects nor what it would make of it.
pub(super) struct ValueMismatch {
    pub present: Option<Node>,
}

/// Makes the edit; where it is made already, nothing.
pub(super) fn make(kind: &Kind, root: &mut Node, edit: &FieldEdit) -> Result<(), ValueMismatch> {
    match &edit.what {
        FieldEditKind::Order(order) => reorder(kind, root, &edit.path, order),
        FieldEditKind::Value { old, new, after } => {
            let present = find(&kind.root, root, &edit.path).map(|(_, node)| node.clone());
            if present == *new {
                return Ok(());
            }
            let differs = ValueMismatch { present: present.clone() };
            if present != *old {
                return Err(differs);
            }
            put(kind, root, &edit.path, new.as_ref(), after.as_deref()).ok_or(differs)?;
            // An entry must be the one that the path names.
            let made = find(&kind.root, root, &edit.path).map(|(_, node)| node);
            if made == new.as_ref() { Ok(()) } else { Err(ValueMismatch { present }) }
        }
    }
}

fn put(
    kind: &Kind,
    root: &mut Node,
    path: &[EditPathStep],
    new: Option<&Node>,
    after: Option<&str>,
) -> Option<()> {
    let (last, parents) = path.split_last()?;
    let (field, parent) = parent(&kind.root, root, parents)?;
    let at = position(field, parent, last);
    match (&mut parent.value, last) {
        (Value::Mapping(mapping), EditPathStep::Field(key)) => match (at, new) {
            (Some(at), Some(new)) => mapping.entries.get_mut(at)?.node = new.clone(),
            (Some(at), None) => _ = mapping.entries.remove(at),
            (None, Some(new)) => mapping.push(key, new.clone()),
            (None, None) => {}
        },
        (Value::List(items), EditPathStep::Entry(_)) => match (at, new) {
            (Some(at), Some(new)) => *items.get_mut(at)? = new.clone(),
            (Some(at), None) => _ = items.remove(at),
            (None, Some(new)) => {
                let list = Node::from(Value::List(items.clone()));
                let before = named(field, &list)?;
                let end = before.len();
                let place = after.map_or(0, |after| {
                    before.iter().position(|(name, _)| name == after).map_or(end, |at| at + 1)
                });
                items.insert(place, new.clone());
            }
            (None, None) => {}
        },
        _ => return None,
    }
    Some(())
}

/// What the schema knows of the value at a path, and the value.
fn parent<'n, 'k>(
    root: &'k Field,
    node: &'n mut Node,
    path: &[EditPathStep],
) -> Option<(Option<&'k Field>, &'n mut Node)> {
    let (mut field, mut node) = (Some(root), node);
    for key in path {
        let at = position(field, node, key)?;
        node = match &mut node.value {
            Value::Mapping(mapping) => &mut mapping.entries.get_mut(at)?.node,
            Value::List(items) => items.get_mut(at)?,
            _ => return None,
        };
        field = match key {
            EditPathStep::Field(key) => field.and_then(|field| field.child(key)),
            EditPathStep::Entry(_) => field.map(Field::item),
        };
    }
    Some((field, node))
}

/// Entries that the order does not know stay behind those that they stand behind.
fn reorder(
    kind: &Kind,
    root: &mut Node,
    path: &[EditPathStep],
    order: &[String],
) -> Result<(), ValueMismatch> {
    let differs = |node: Option<&Node>| ValueMismatch { present: node.cloned() };
    let Some((field, node)) = parent(&kind.root, root, path) else { return Err(differs(None)) };
    let Some(present) = named(field, node) else { return Err(differs(Some(node))) };
    let rank = |name: &str| order.iter().position(|other| other == name);
    let mut last = None;
    let mut ranked: Vec<_> = present
        .iter()
        .map(|(name, node)| {
            last = rank(name).or(last);
            (last, Node::clone(node))
        })
        .collect();
    ranked.sort_by_key(|(rank, _)| *rank);
    node.value = Value::List(ranked.into_iter().map(|(_, node)| node).collect());
    Ok(())
}
