//! Commits as data.

use schemars::JsonSchema;
use serde::Serialize;

use super::data_state::DataStateShape;
use super::diff::ChangedRecord;
use super::version::ShapeVersion;
use super::{DAY, HASH, PARTIAL_DAY};
use crate::app::log::LogEntry;
use file_tree::DataState;
use messages::PartialDate;

/// Commits that changed records, newest first. Nothing in it depends on the language.
#[derive(Debug, Serialize, JsonSchema)]
#[schemars(title = "ozg log --format json", deny_unknown_fields)]
pub struct LogShape<'a> {
    version: ShapeVersion<2>,
    /// The day that counts as today.
    #[schemars(regex(pattern = PARTIAL_DAY))]
    as_of: String,
    data: DataStateShape<'a>,
    commits: Vec<LoggedCommit<'a>>,
}

#[derive(Debug, Serialize, JsonSchema)]
#[schemars(rename = "commit", deny_unknown_fields)]
struct LoggedCommit<'a> {
    /// The short hash.
    #[schemars(regex(pattern = HASH))]
    commit: &'a str,
    #[schemars(regex(pattern = DAY))]
    date: String,
    /// The first line of the message.
    subject: &'a str,
    #[schemars(length(min = 1))]
    changes: Vec<ChangedRecord<'a>>,
}

impl<'a> LogShape<'a> {
    #[must_use]
    pub fn new(entries: &'a [LogEntry], state: &'a DataState, as_of: PartialDate) -> Self {
        let commits = entries.iter().map(LoggedCommit::new).collect();
        let (as_of, data) = (as_of.to_string(), DataStateShape::new(state));
        LogShape { version: ShapeVersion, as_of, data, commits }
    }
}

impl<'a> LoggedCommit<'a> {
    fn new(entry: &'a LogEntry) -> Self {
        let changes = entry.changes.iter().map(ChangedRecord::logged);
        LoggedCommit {
            commit: &entry.commit.id,
            date: entry.commit.date.to_string(),
            subject: &entry.commit.subject,
            changes: changes.collect(),
        }
    }
}
