//! The card of a record as data, in one versioned shape that knows no language.

use serde_json::{Map, Value, json};

use file_tree::{FileHistory, FileStatus};
use record_query::show::{Card, Referrer, ReferrerGroup};
use records::schema::to_json;

/// Version of the shape; raised only when a reader of the old one would break.
const VERSION: u32 = 1;

/// `{version, kind, id, label, file, record, derived, referrers, last_change, uncommitted}`; a
/// referrer has the field that refers and the entry of the list it stands in, `uncommitted` is
/// `changed`, `new` or null.
#[must_use]
pub fn card_json(card: &Card<'_>) -> Value {
    let record = card.record;
    let derived: Map<_, _> = card
        .derived
        .iter()
        .map(|follows| (follows.name.to_owned(), follows.cell.to_json()))
        .collect();
    json!({
        "version": VERSION,
        "kind": record.kind.name,
        "id": record.id,
        "label": record.label(),
        "file": record.file.as_ref(),
        "record": to_json(&record.root),
        "derived": derived,
        "referrers": card.roles.iter().flat_map(role).collect::<Vec<_>>(),
        "last_change": card.history.as_ref().map_or(Value::Null, last_change),
        "uncommitted": card.history.as_ref().map_or(Value::Null, uncommitted),
    })
}

fn role(role: &ReferrerGroup<'_>) -> Vec<Value> {
    let referrer = |referrer: &Referrer<'_>| {
        json!({
            "kind": role.kind.name,
            "id": referrer.record.id,
            "label": referrer.record.label(),
            "field": role.keys.join("."),
            "entry": referrer.entry.map(to_json),
        })
    };
    role.referrers.iter().map(referrer).collect()
}

fn last_change(history: &FileHistory) -> Value {
    match &history.last {
        Some(commit) => {
            json!({ "date": commit.date.to_string(), "commit": commit.id, "subject": commit.subject })
        }
        None => Value::Null,
    }
}

fn uncommitted(history: &FileHistory) -> Value {
    match history.state {
        FileStatus::Committed => Value::Null,
        FileStatus::Changed => "changed".into(),
        FileStatus::New => "new".into(),
    }
}
