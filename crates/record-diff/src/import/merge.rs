//! Bringing what a table says now into a record, given what it said before: what people wrote into
//! the record by hand is theirs.

use super::rows::FieldValues;
use super::table::find;
use records::schema::{Field, Kind, Shape, entries};
use yaml_tree::{Mapping, Node, Value};

/// A value of a record that is neither what the table says now nor what it said before.
#[derive(Debug, Clone, PartialEq)]
pub struct ImportConflict {
    /// `einwohner.anzahl`, or the entry of a list: `kernteam[koeln]`.
    pub field: String,
    pub record: Option<Node>,
    pub table: Option<Node>,
    pub before: Option<Node>,
}

/// What a table said before: a value or none, or it is not known.
type PreviousValue<'n> = Option<Option<&'n Node>>;

/// The record with the values of the table, and what was left because of conflicts.
pub(super) fn merge<'f>(
    kind: &Kind,
    record: &Node,
    fields: impl Iterator<Item = &'f Vec<String>>,
    table: &FieldValues,
    before: Option<&FieldValues>,
) -> (Node, Vec<ImportConflict>) {
    let mut merged = record.clone();
    let mut conflicts = Vec::new();
    for keys in fields {
        let (now, then) = (table.get(keys), before.map(|values| values.get(keys)));
        let here = keys.iter().try_fold(record, |node, key| node.get(key));
        let list = find(&kind.root, keys).filter(|field| matches!(field.shape, Shape::List(..)));
        let outcome = match list {
            Some(field) => merge_list(field, &keys.join("."), here, now, then, &mut conflicts),
            None => merge_value(&keys.join("."), here, now, then, &mut conflicts),
        };
        if let Some(value) = outcome {
            set(&mut merged, keys, value);
        }
    }
    (merged, conflicts)
}

/// The new value, if it is another: none for a value that goes.
#[expect(clippy::option_option, reason = "no answer, an answer without a value, a value")]
fn merge_value(
    field: &str,
    here: Option<&Node>,
    now: Option<&Node>,
    then: PreviousValue<'_>,
    conflicts: &mut Vec<ImportConflict>,
) -> Option<Option<Node>> {
    let says_nothing = now.is_none() && then.flatten().is_none();
    if here == now || says_nothing {
        return None;
    }
    let is_untouched = then.map_or(here.is_none(), |then| here == then);
    if is_untouched {
        return Some(now.cloned());
    }
    let owned = |node: Option<&Node>| node.cloned();
    conflicts.push(ImportConflict {
        field: field.to_owned(),
        record: owned(here),
        table: owned(now),
        before: owned(then.flatten()),
    });
    None
}

/// Entry by entry; the entries that stay keep their order, new ones follow their neighbour in the table.
#[expect(clippy::option_option, reason = "no answer, an answer without a value, a value")]
fn merge_list(
    field: &Field,
    name: &str,
    here: Option<&Node>,
    now: Option<&Node>,
    then: PreviousValue<'_>,
    conflicts: &mut Vec<ImportConflict>,
) -> Option<Option<Node>> {
    if here == now {
        return None;
    }
    let Shape::List(_, keys) = &field.shape else { return None };
    let named = |list: Option<&Node>| -> Vec<(String, Node)> {
        let entries = list.map(|list| entries(keys, list)).unwrap_or_default();
        let name = |entry: &records::schema::ListEntry<'_>| {
            entry.identity.clone().unwrap_or_else(|| entry.canonical.clone())
        };
        entries.iter().map(|entry| (name(entry), entry.node.clone())).collect()
    };
    let (here_entries, now_entries) = (named(here), named(now));
    let then_entries = then.map(named);
    let mut merged = Vec::new();
    let mut outcome = |id: &String, here: Option<&Node>| -> Option<Node> {
        let now = get(&now_entries, id);
        let then = then_entries.as_ref().map(|entries| get(entries, id));
        match merge_value(&format!("{name}[{id}]"), here, now, then, conflicts) {
            Some(changed) => changed,
            None => here.cloned(),
        }
    };
    for (id, entry) in &here_entries {
        if let Some(entry) = outcome(id, Some(entry)) {
            merged.push((id.clone(), entry));
        }
    }
    for (at, (id, _)) in now_entries.iter().enumerate() {
        if get(&here_entries, id).is_some() {
            continue;
        }
        if let Some(entry) = outcome(id, None) {
            let before = now_entries[..at].iter().rev();
            let mut before = before.filter_map(|(id, _)| merged.iter().position(|(m, _)| m == id));
            merged.insert(before.next().map_or(0, |place| place + 1), (id.clone(), entry));
        }
    }
    let list: Vec<Node> = merged.into_iter().map(|(_, entry)| entry).collect();
    let list = (!list.is_empty()).then(|| Node::from(Value::List(list)));
    (list.as_ref() != here).then_some(list)
}

fn get<'e>(entries: &'e [(String, Node)], id: &str) -> Option<&'e Node> {
    entries.iter().find(|(name, _)| name == id).map(|(_, node)| node)
}

/// Puts a value at the end of some keys, or takes it and the mappings that it leaves empty away.
fn set(node: &mut Node, keys: &[String], value: Option<Node>) {
    let Some((key, rest)) = keys.split_first() else {
        if let Some(value) = value {
            *node = value;
        }
        return;
    };
    if !matches!(node.value, Value::Mapping(_)) {
        node.value = Value::Mapping(Mapping::default());
    }
    let Value::Mapping(mapping) = &mut node.value else { return };
    if mapping.get(key).is_none() {
        if value.is_none() {
            return;
        }
        mapping.push(key, Value::Mapping(Mapping::default()));
    }
    let Some(at) = mapping.entries.iter().position(|entry| entry.key == *key) else { return };
    let is_taken = value.is_none() && rest.is_empty();
    set(&mut mapping.entries[at].node, rest, value);
    let is_empty = mapping.entries[at].node.as_mapping().is_some_and(|m| m.entries.is_empty());
    if is_taken || is_empty {
        mapping.entries.remove(at);
    }
}
