//! Commits as Markdown: a heading a commit, then its records as in the comment of a pull request.

use super::changes_md::record_md;
use super::log_text::{MAX_RECORDS, more, sides};
use super::markdown::code;
use crate::app::log::LogEntry;
use messages::Localizer;

/// The commits; of each, no more records than a terminal shows.
#[must_use]
pub fn log_md(entries: &[LogEntry], localizer: &Localizer) -> String {
    let commits: Vec<_> = entries.iter().map(|entry| commit(entry, localizer)).collect();
    commits.join("\n")
}

fn commit(entry: &LogEntry, localizer: &Localizer) -> String {
    let commit = &entry.commit;
    let sides = sides(commit);
    let mut text =
        format!("### {} {} {}\n\n", commit.date, code(&commit.id), code(&commit.subject));
    for (change, facts) in entry.changes.iter().take(MAX_RECORDS) {
        text.push_str(&record_md(&sides, change, facts, localizer));
    }
    let more = more(entry, code).map(|more| localizer.format(&more));
    text.extend(more.map(|more| format!("\n{more}\n")));
    text
}
