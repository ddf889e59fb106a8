//! Commits as data, in one versioned shape that knows no language.

use serde_json::json;

use super::changes_json::change;
use super::json_pretty;
use super::log_text::Told;

/// Version of the shape; raised only when a reader of the old one would break.
const VERSION: u32 = 1;

/// `{version, commits: [{commit, date, subject, changes}]}`; a change as `ozg diff` has it.
#[must_use]
pub fn log_json(told: &[Told]) -> String {
    let commits = told.iter().map(|told| {
        let changes = told.changes.iter().map(|(of, facts)| change(of, facts));
        json!({
            "commit": told.commit.id,
            "date": told.commit.date.to_string(),
            "subject": told.commit.subject,
            "changes": changes.collect::<Vec<_>>(),
        })
    });
    json_pretty(&json!({ "version": VERSION, "commits": commits.collect::<Vec<_>>() }))
}
