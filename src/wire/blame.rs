//! The values of a record as data, each with the commit that last set it.

use schemars::JsonSchema;
use serde::Serialize;
use serde_json::{Value, json};

use super::data_state::DataStateShape;
use super::version::ShapeVersion;
use super::{DAY, HASH};
use file_tree::{Commit, DataState};
use record_diff::history::{BlameLine, BlameOrigin};
use records::record::Record;
use records::schema::to_json;

/// The values of a record, each with the commit that last set it. Nothing in it depends on the language.
#[derive(Debug, Serialize, JsonSchema)]
#[schemars(title = "ozg blame --format json", deny_unknown_fields)]
pub struct BlameShape<'a> {
    version: ShapeVersion<1>,
    kind: &'a str,
    id: &'a str,
    data: DataStateShape<'a>,
    values: Vec<BlamedValue<'a>>,
}

#[derive(Debug, Serialize, JsonSchema)]
#[schemars(rename = "value", deny_unknown_fields, extend(
    "if" = json!({ "properties": { "state": { "const": "committed" } } }),
    "then" = json!({ "properties": { "commit": { "type": "object" } } }),
    "else" = json!({ "properties": { "commit": { "type": "null" } } }),
))]
struct BlamedValue<'a> {
    /// Such as `meilensteine[Start].datum`.
    field: String,
    value: Value,
    state: BlameState,
    /// Null if none is known.
    commit: Option<BlamedCommit<'a>>,
}

/// `unknown` where a shallow clone ends.
#[derive(Debug, Clone, Copy, Serialize, JsonSchema)]
#[serde(rename_all = "lowercase")]
#[schemars(rename = "state")]
enum BlameState {
    Committed,
    Uncommitted,
    Unknown,
}

#[derive(Debug, Serialize, JsonSchema)]
#[schemars(rename = "commit", deny_unknown_fields)]
struct BlamedCommit<'a> {
    /// The short hash.
    #[schemars(regex(pattern = HASH))]
    commit: &'a str,
    #[schemars(regex(pattern = DAY))]
    date: String,
    /// The first line of the message.
    subject: &'a str,
}

impl<'a> BlameShape<'a> {
    #[must_use]
    pub fn new(record: &'a Record, lines: &'a [BlameLine], state: &'a DataState) -> Self {
        BlameShape {
            version: ShapeVersion,
            kind: &record.kind.name,
            id: &record.id,
            data: DataStateShape::new(state),
            values: lines.iter().map(BlamedValue::new).collect(),
        }
    }
}

impl<'a> BlamedValue<'a> {
    fn new(line: &'a BlameLine) -> Self {
        let (state, commit) = match &line.last {
            BlameOrigin::At(commit) => (BlameState::Committed, Some(BlamedCommit::new(commit))),
            BlameOrigin::Uncommitted => (BlameState::Uncommitted, None),
            BlameOrigin::Unknown => (BlameState::Unknown, None),
        };
        BlamedValue { field: line.path.to_string(), value: to_json(&line.value), state, commit }
    }
}

impl<'a> BlamedCommit<'a> {
    fn new(commit: &'a Commit) -> Self {
        let date = commit.date.to_string();
        BlamedCommit { commit: &commit.id, date, subject: &commit.subject }
    }
}
