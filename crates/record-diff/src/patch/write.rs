//! A patch as JSON.

use serde_json::{Value, json};

use super::{EditPathStep, FieldEdit, FieldEditKind, Patch, PatchOp, RecordPatch, VERSION};
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
    let path: Vec<_> = edit.path.iter().map(key).collect();
    let mut value = json!({ "path": path });
    match &edit.what {
        FieldEditKind::Order(order) => value["order"] = json!(order),
        FieldEditKind::Value { old, new, after } => {
            for (name, side) in [("old", old), ("new", new)] {
                if let Some(side) = side {
                    value[name] = node(side);
                }
            }
            if let Some(after) = after {
                value["after"] = json!(after);
            }
        }
    }
    value
}

/// A field is a text, an entry of a list an object, so that neither is taken for the other.
fn key(key: &EditPathStep) -> Value {
    match key {
        EditPathStep::Field(name) => json!(name),
        EditPathStep::Entry(name) => json!({ "entry": name }),
    }
}
