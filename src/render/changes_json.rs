//! Changes as data, in one versioned shape that knows no language.

use serde_json::{Value, json};

use crate::diff::{Change, Diff, FieldChange, FieldWhat, Reading, What, field_changes};
use crate::schema::to_json;
use crate::yaml::{Mapping, Node, Value as Yaml};

/// Version of the shape; raised only when a reader of the old one would break.
const VERSION: u32 = 1;

/// `{version, base, head, changes, summary}`; `head` is null for the working tree.
#[must_use]
pub fn changes_json(diff: &Diff) -> Value {
    let counts = diff.counts();
    json!({
        "version": VERSION,
        "base": diff.base,
        "head": diff.head,
        "changes": diff.changes.iter().map(change).collect::<Vec<_>>(),
        "summary": {
            "added": counts.added,
            "removed": counts.removed,
            "changed": counts.changed,
            "unreadable": counts.unreadable,
        },
    })
}

/// An added record has all its fields set, a removed one all unset.
fn change(change: &Change) -> Value {
    let nothing = Node::from(Yaml::Mapping(Mapping::default()));
    let (name, fields) = match &change.what {
        What::Added { record } => ("added", field_changes(&change.kind, &nothing, &record.root)),
        What::Removed { record } => {
            ("removed", field_changes(&change.kind, &record.root, &nothing))
        }
        What::Changed { fields } => ("changed", fields.clone()),
        What::Unreadable { .. } => ("unreadable", Vec::new()),
    };
    let mut value = json!({
        "change": name,
        "kind": change.kind.name,
        "id": change.id,
        "label": change.label,
        "file": change.file.as_ref(),
        "fields": fields.iter().map(field).collect::<Vec<_>>(),
    });
    if let What::Unreadable { base, head } = change.what {
        value["unreadable"] = json!({ "base": reading(base), "head": reading(head) });
    }
    value
}

fn reading(reading: Reading) -> &'static str {
    match reading {
        Reading::Absent => "absent",
        Reading::Sound => "readable",
        Reading::Broken => "unreadable",
    }
}

fn field(change: &FieldChange) -> Value {
    let (name, old, new) = match &change.what {
        FieldWhat::Set { new } => ("set", None, Some(new)),
        FieldWhat::Unset { old } => ("unset", Some(old), None),
        FieldWhat::Replaced { old, new } => ("replaced", Some(old), Some(new)),
        FieldWhat::Reordered { old, new } => ("reordered", Some(old), Some(new)),
    };
    json!({
        "field": change.path.to_string(),
        "change": name,
        "old": old.map(to_json),
        "new": new.map(to_json),
    })
}
