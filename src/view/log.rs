//! Commits: a heading a commit, then its records as a diff shows them.

use super::cell::date_line;
use super::changes::{record_item, signs};
use super::page::page_notes;
use crate::app::log::LogEntry;
use document::{Block, DataStyle, Document, Line};
use file_tree::Commit;
use messages::{Localizer, Message, msg};
use record_diff::diff::{Diff, RecordChange, RecordChangeKind, SideState};

/// Records of one commit that are shown; what changes more is better read as a diff.
const MAX_RECORDS: usize = 20;

/// The commits, the newest first, and whether there are earlier ones; a page has the notes as well.
#[must_use]
pub(crate) fn log_document(
    entries: &[LogEntry],
    has_earlier: bool,
    notes: &[Message],
    localizer: &Localizer,
) -> Document {
    let mut blocks = page_notes(notes, localizer);
    for (index, entry) in entries.iter().enumerate() {
        let is_oldest = !has_earlier && index + 1 == entries.len();
        blocks.push(Block::heading(2, commit_line(&entry.commit, localizer)));
        let sides = sides(&entry.commit);
        let records = entry.changes.iter().take(MAX_RECORDS);
        let items = records.map(|record| record_item(&sides, record, localizer));
        blocks.push(Block::List(items.collect()));
        let more =
            more(entry, is_oldest).map(|more| Line::message(&more, localizer, DataStyle::Code));
        blocks.extend(more.map(Block::body));
    }
    let page_title = Some(Line::own(localizer.text("log-page")));
    Document { page_title, blocks, signs: signs(localizer) }
}

fn commit_line(commit: &Commit, localizer: &Localizer) -> Line {
    let Commit { id, date, subject, .. } = commit;
    date_line(*date, localizer).then("  ").with(Line::code(id)).then("  ").with(Line::data(subject))
}

/// Whether there was nothing before. If that holds of all in the oldest commit, it is likely the first of the
/// dataset, and there is no side to compare it with.
fn begins(change: &RecordChange) -> bool {
    matches!(
        change.what,
        RecordChangeKind::Added { .. }
            | RecordChangeKind::Unreadable { base: SideState::Absent, .. }
    )
}

/// What a commit is compared with.
fn sides(commit: &Commit) -> Diff {
    let id = &commit.id;
    Diff { base: format!("{id}^"), head: Some(id.clone()), ..Diff::default() }
}

/// How many records of a commit are left out, and the command that shows them.
fn more(entry: &LogEntry, is_oldest: bool) -> Option<Message> {
    let id = &entry.commit.id;
    let count = entry.changes.len().saturating_sub(MAX_RECORDS);
    let command = if is_oldest && entry.changes.iter().all(|record| begins(&record.change)) {
        format!("ozg log --at {id} --limit 1 --format json")
    } else {
        format!("ozg diff {id}^ {id}")
    };
    (count > 0).then(|| msg!("log-left-out", count = count, command = command))
}
