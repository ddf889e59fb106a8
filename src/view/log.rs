//! The log: a heading per commit, then its records as in a diff.

use super::cell::date_line;
use super::changes::{record_item, signs};
use super::page::page_notes;
use crate::app::log::LogEntry;
use document::{Block, DataStyle, Document, Line};
use file_tree::Commit;
use messages::{Localizer, Message, msg};
use record_diff::diff::{Diff, RecordChange, RecordChangeKind, SideState};

/// Maximum number of records shown per commit; a larger commit is better read as a diff.
const MAX_RECORDS: usize = 20;

/// The commits, newest first; `has_earlier` is set if there are earlier ones. A page also has the notes.
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

/// Whether the record did not exist before. If that is true of all records in the oldest commit, it is likely
/// the first commit of the dataset, and there is nothing to compare it with.
fn is_new_record(change: &RecordChange) -> bool {
    matches!(
        change.what,
        RecordChangeKind::Added { .. }
            | RecordChangeKind::Unreadable { base: SideState::Absent, .. }
    )
}

/// The two sides of a commit: its parent and itself.
fn sides(commit: &Commit) -> Diff {
    let id = &commit.id;
    Diff { base: format!("{id}^"), head: Some(id.clone()), ..Diff::default() }
}

/// How many records of a commit are left out, and the command that shows them.
fn more(entry: &LogEntry, is_oldest: bool) -> Option<Message> {
    let id = &entry.commit.id;
    let count = entry.changes.len().saturating_sub(MAX_RECORDS);
    let command = if is_oldest && entry.changes.iter().all(|record| is_new_record(&record.change)) {
        format!("ozg log --at {id} --limit 1 --format json")
    } else {
        format!("ozg diff {id}^ {id}")
    };
    (count > 0).then(|| msg!("log-left-out", count = count, command = command))
}
