//! A patch as JSON.

use serde_json::{Value, json};

use super::{FieldEdit, FieldEditKind, Patch, PatchOp, RecordPatch, VERSION};
use records::algebra::{EntryName, RecordPathStep};
use records::schema::to_json as node;

/// `{version, base, head, changes: [{op, kind, id, from, record, edits}]}`; base and head are for people.
#[must_use]
pub fn to_json(patch: &Patch, base: &str, head: Option<&str>) -> Value {
    let changes: Vec<_> = patch.changes.iter().map(change).collect();
    json!({ "version": VERSION, "base": base, "head": head, "changes": changes })
}

fn change(change: &RecordPatch) -> Value {
    let mut value = json!({ "kind": change.kind, "id": change.id });
    match &change.op {
        PatchOp::Add { record } => {
            value["op"] = json!("add");
            value["record"] = node(record);
        }
        PatchOp::Remove { record } => {
            value["op"] = json!("remove");
            value["record"] = node(record);
        }
        PatchOp::Change { from, edits } => {
            value["op"] = json!(if from.is_some() { "rename" } else { "change" });
            if let Some(from) = from {
                value["from"] = json!(from);
            }
            value["edits"] = edits.iter().map(edit).collect();
        }
    }
    value
}

/// Of `old` and `new`, the one that is not there is left out: null is a value.
fn edit(edit: &FieldEdit) -> Value {
    let path: Vec<_> = edit.path.0.iter().map(key).collect();
    let mut value = json!({ "path": path });
    match &edit.what {
        FieldEditKind::Order(order) => value["order"] = order.iter().map(entry_name).collect(),
        FieldEditKind::Value { old, new, after } => {
            for (name, side) in [("old", old), ("new", new)] {
                if let Some(side) = side {
                    value[name] = node(side);
                }
            }
            if let Some(after) = after {
                value["after"] = entry_name(after);
            }
        }
    }
    value
}

/// A field is a text, an entry of a list an object, so that neither is taken for the other.
fn key(key: &RecordPathStep) -> Value {
    match key {
        RecordPathStep::Key(name) => json!(name),
        RecordPathStep::Entry(name) => match entry_name(name) {
            Value::String(identity) => json!({ "entry": identity }),
            numbered => numbered,
        },
    }
}

/// The identity; of several entries that share it, with the number, counted from one.
fn entry_name(name: &EntryName) -> Value {
    match name {
        EntryName::Identity(identity, 0) => json!(identity),
        EntryName::Identity(identity, number) => {
            json!({ "entry": identity, "number": number + 1 })
        }
        // Lists without identity are one value, and none of their entries is named.
        EntryName::Position(_) | EntryName::Unnamed => json!(name.to_string()),
    }
}
