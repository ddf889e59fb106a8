//! Commits as data.

use schemars::JsonSchema;
use serde::Serialize;

use super::diff::ChangedRecord;
use super::version::ShapeVersion;
use super::{DAY, HASH};
use crate::app::log::LogEntry;

/// Commits that changed records, the latest first. Nothing in it depends on the language.
#[derive(Debug, Serialize, JsonSchema)]
#[schemars(title = "ozg log --format json", deny_unknown_fields)]
pub struct LogShape<'a> {
    version: ShapeVersion<1>,
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
    pub fn new(entries: &'a [LogEntry]) -> Self {
        let commits = entries.iter().map(LoggedCommit::new).collect();
        LogShape { version: ShapeVersion, commits }
    }
}

impl<'a> LoggedCommit<'a> {
    fn new(entry: &'a LogEntry) -> Self {
        let changes = entry.changes.iter().map(|(change, facts)| ChangedRecord::new(change, facts));
        LoggedCommit {
            commit: &entry.commit.id,
            date: entry.commit.date.to_string(),
            subject: &entry.commit.subject,
            changes: changes.collect(),
        }
    }
}
