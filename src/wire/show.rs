//! The card of a record as data.

use schemars::JsonSchema;
use serde::Serialize;
use serde_json::{Map, Value};

use super::data_state::DataStateShape;
use super::version::ShapeVersion;
use super::{DAY, HASH, PARTIAL_DAY};
use file_tree::{Commit, DataState, FileHistory, FileStatus};
use messages::PartialDate;
use record_query::show::{Card, ReferrerGroup};
use records::schema::to_json;

/// One record, its derived fields, and what refers to it. Nothing in it depends on the language.
#[derive(Debug, Serialize, JsonSchema)]
#[schemars(title = "ozg show --format json", deny_unknown_fields)]
pub struct ShowShape<'a> {
    version: ShapeVersion<1>,
    kind: &'a str,
    id: &'a str,
    /// The name of the record.
    label: &'a str,
    /// Relative to the dataset, with /.
    file: &'a str,
    /// The day that counts as today.
    #[schemars(regex(pattern = PARTIAL_DAY))]
    as_of: String,
    data: DataStateShape<'a>,
    /// The record as in its file.
    #[schemars(with = "Map<String, Value>")]
    record: Value,
    /// The derived fields by name.
    derived: Map<String, Value>,
    referrers: Vec<ShownReferrer<'a>>,
    /// The commit that last changed the file; null if there is none.
    last_change: Option<LastChange<'a>>,
    /// How the file differs from the commit; null if it does not, and outside Git.
    uncommitted: Option<UncommittedState>,
}

/// A record that refers to this one, once for each time it does.
#[derive(Debug, Serialize, JsonSchema)]
#[schemars(rename = "referrer", deny_unknown_fields)]
struct ShownReferrer<'a> {
    kind: &'a str,
    id: &'a str,
    label: &'a str,
    /// The field with the reference, without positions of list entries.
    field: String,
    /// The list entry that contains the reference; null if it is not in a list.
    entry: Option<Value>,
}

#[derive(Debug, Serialize, JsonSchema)]
#[schemars(rename = "commit", deny_unknown_fields)]
struct LastChange<'a> {
    #[schemars(regex(pattern = DAY))]
    date: String,
    /// The short hash.
    #[schemars(regex(pattern = HASH))]
    commit: &'a str,
    /// The first line of the message.
    subject: &'a str,
}

#[derive(Debug, Clone, Copy, Serialize, JsonSchema)]
#[serde(rename_all = "lowercase")]
#[schemars(rename = "uncommitted")]
enum UncommittedState {
    Changed,
    New,
}

impl<'a> ShowShape<'a> {
    #[must_use]
    pub fn new(card: &'a Card<'_>, as_of: PartialDate, state: &'a DataState) -> Self {
        let record = card.record;
        let derived = card.derived.iter();
        ShowShape {
            version: ShapeVersion,
            kind: &record.kind.name,
            id: &record.id,
            label: record.label(),
            file: &record.file,
            as_of: as_of.to_string(),
            data: DataStateShape::new(state),
            record: to_json(&record.root),
            derived: derived.map(|one| (one.name.to_owned(), one.cell.to_json())).collect(),
            referrers: card.roles.iter().flat_map(ShownReferrer::all).collect(),
            last_change: card.history.as_ref().and_then(LastChange::new),
            uncommitted: card.history.as_ref().and_then(UncommittedState::new),
        }
    }
}

impl<'a> ShownReferrer<'a> {
    fn all(role: &'a ReferrerGroup<'_>) -> impl Iterator<Item = Self> {
        role.referrers.iter().map(|referrer| ShownReferrer {
            kind: &role.kind.name,
            id: &referrer.record.id,
            label: referrer.record.label(),
            field: role.keys.join("."),
            entry: referrer.entry.map(to_json),
        })
    }
}

impl<'a> LastChange<'a> {
    fn new(history: &'a FileHistory) -> Option<Self> {
        let Commit { id, date, subject, .. } = history.last.as_ref()?;
        Some(LastChange { date: date.to_string(), commit: id, subject })
    }
}

impl UncommittedState {
    fn new(history: &FileHistory) -> Option<Self> {
        match history.state {
            FileStatus::Committed => None,
            FileStatus::Changed => Some(UncommittedState::Changed),
            FileStatus::New => Some(UncommittedState::New),
        }
    }
}
