//! The values of a record as data, each with the commit that last set it.

use serde_json::{Value, json};

use super::json_pretty;
use record_diff::history::{BlameLine, BlameOrigin};
use records::record::Record;
use records::schema::to_json;

/// Version of the shape; raised only when a reader of the old one would break.
const VERSION: u32 = 1;

/// `{version, kind, id, values: [{field, value, state, commit}]}`; `commit` is null where none is known.
#[must_use]
pub fn blame_json(record: &Record, lines: &[BlameLine]) -> String {
    json_pretty(&json!({
        "version": VERSION,
        "kind": record.kind.name,
        "id": record.id,
        "values": lines.iter().map(line).collect::<Vec<_>>(),
    }))
}

fn line(line: &BlameLine) -> Value {
    let (state, commit) = match &line.last {
        BlameOrigin::At(commit) => ("committed", Some(commit)),
        BlameOrigin::Uncommitted => ("uncommitted", None),
        BlameOrigin::Unknown => ("unknown", None),
    };
    let commit = commit.map(|commit| {
        let date = commit.date.to_string();
        json!({ "commit": commit.id, "date": date, "subject": commit.subject })
    });
    json!({
        "field": line.path.to_string(),
        "value": to_json(&line.value),
        "state": state,
        "commit": commit,
    })
}
