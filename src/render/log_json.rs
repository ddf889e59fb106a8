//! Commits as data, in one versioned shape that knows no language.

use serde_json::json;

use super::changes_json::change;
use super::json_pretty;
use crate::app::log::LogEntry;

/// Version of the shape; raised only when a reader of the old one would break.
const VERSION: u32 = 1;

/// `{version, commits: [{commit, date, subject, changes}]}`; a change as `ozg diff` has it.
#[must_use]
pub fn log_json(entries: &[LogEntry]) -> String {
    let commits = entries.iter().map(|entry| {
        let changes = entry.changes.iter().map(|(of, facts)| change(of, facts));
        json!({
            "commit": entry.commit.id,
            "date": entry.commit.date.to_string(),
            "subject": entry.commit.subject,
            "changes": changes.collect::<Vec<_>>(),
        })
    });
    json_pretty(&json!({ "version": VERSION, "commits": commits.collect::<Vec<_>>() }))
}
