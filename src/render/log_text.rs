//! Commits for people: a line a commit, then its records as a diff shows them.

use anstyle::Style;
use std::fmt::Write as _;

use super::changes_text::ChangesText;
use super::value::one_line;
use super::wrap::wrap;
use crate::app::log::LogEntry;
use file_tree::Commit;
use messages::Localizer;
use messages::Message;
use messages::msg;
use record_diff::diff::{Diff, RecordChange, RecordChangeKind, SideState};

/// Records of one commit that are shown; what changes more is better read as a diff.
pub(super) const MAX_RECORDS: usize = 20;

/// The commits, with the styles of a terminal.
#[must_use]
pub fn log_text(entries: &[LogEntry], localizer: &Localizer, width: Option<usize>) -> String {
    let records = ChangesText { localizer, width };
    let mut text = String::new();
    for (at, entry) in entries.iter().enumerate() {
        let Commit { id, date, subject } = &entry.commit;
        let line = format!("{date}  {}  {}", one_line(id), one_line(subject));
        let gap = if at == 0 { "" } else { "\n" };
        let style = Style::new().bold();
        let _ = writeln!(text, "{gap}{style}{}{style:#}", wrap(&line, width).join("\n  "));
        let sides = sides(&entry.commit);
        for (change, facts) in entry.changes.iter().take(MAX_RECORDS) {
            records.change(&mut text, &sides, change, &facts.iter().collect::<Vec<_>>());
        }
        if let Some(more) = more(entry, str::to_owned) {
            let _ = writeln!(text, "{}", wrap(&localizer.format(&more), width).join("\n"));
        }
    }
    text
}

/// Whether there was nothing before. If that holds of all, the commit is likely the first of the dataset,
/// and there is no side to compare it with.
fn begins(change: &RecordChange) -> bool {
    matches!(
        change.what,
        RecordChangeKind::Added { .. }
            | RecordChangeKind::Unreadable { base: SideState::Absent, .. }
    )
}

/// What a commit is compared with.
pub(super) fn sides(commit: &Commit) -> Diff {
    let id = &commit.id;
    Diff { base: format!("{id}^"), head: Some(id.clone()), ..Diff::default() }
}

/// How many records of a commit are left out, and the command that shows them.
pub(super) fn more(entry: &LogEntry, quote: fn(&str) -> String) -> Option<Message> {
    let id = &entry.commit.id;
    let count = entry.changes.len().saturating_sub(MAX_RECORDS);
    let command = if entry.changes.iter().all(|(change, _)| begins(change)) {
        format!("ozg log --at {id} --limit 1 --format json")
    } else {
        format!("ozg diff {id}^ {id}")
    };
    let command = quote(&command);
    (count > 0).then(|| msg!("log-left-out", count = count, command = command))
}
