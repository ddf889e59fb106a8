//! What the card of a record says, before it is laid out.

use super::table_text::cell_text;
use super::value::one_line;
use file_tree::{FileHistory, FileStatus};
use messages::Localizer;
use messages::Message;
use messages::msg;
use record_query::show::{Card, CardValue, ReferrerGroup};
use records::table::Cell;

/// Records of a role that are listed; a query lists them all.
pub(super) const LISTED: usize = 20;

/// The values of a line, each with its title where it has one.
pub(super) type LabelledValues<'c> = Vec<(Option<String>, &'c Cell)>;

/// A value on one line, a record as its name with the id.
pub(super) fn words(cell: &Cell, localizer: &Localizer) -> String {
    match cell {
        Cell::Record { id, name, .. } if id != name => one_line(&format!("{name} ({id})")),
        Cell::List(cells) => {
            cells.iter().map(|cell| words(cell, localizer)).collect::<Vec<_>>().join(", ")
        }
        other => one_line(&cell_text(other, localizer)),
    }
}

/// The title of a value, where it has one.
pub(super) fn title(part: &CardValue, localizer: &Localizer) -> Option<String> {
    part.title.as_ref().map(|title| one_line(&title.text(localizer)))
}

/// The fields of a card with their titles, what is derived first; a value a part.
pub(super) fn fields<'c>(
    card: &'c Card<'_>,
    localizer: &Localizer,
) -> Vec<(String, Vec<LabelledValues<'c>>)> {
    let derived = card.derived.iter().map(|follows| {
        (one_line(&follows.title.text(localizer)), vec![vec![(None, &follows.cell)]])
    });
    let stored = card.items.iter().map(|item| {
        let line = |line: &'c Vec<CardValue>| {
            line.iter().map(|part| (title(part, localizer), &part.cell)).collect()
        };
        (one_line(&item.title.text(localizer)), item.lines.iter().map(line).collect())
    });
    derived.chain(stored).collect()
}

/// `Online service: Connections`
pub(super) fn role_title(role: &ReferrerGroup<'_>, localizer: &Localizer) -> String {
    let kind = role.kind.title.get(localizer.language);
    one_line(&format!("{kind}: {}", role.title.text(localizer)))
}

/// What says of the rest of a role, if it is too long to be listed.
pub(super) fn more(card: &Card<'_>, role: &ReferrerGroup<'_>) -> Option<Message> {
    let count = role.referrers.len().saturating_sub(LISTED);
    let filter = format!("{}={}", role.keys.join("."), card.record.id);
    let command = format!("ozg query {} {filter}", role.kind.name);
    (count > 0).then(|| msg!("show-more", count = count, command = command))
}

/// When the record was last changed, and what of it is not committed.
pub(super) fn history(history: &FileHistory) -> Vec<Message> {
    let last = history.last.as_ref().map(|commit| {
        msg!("show-last-change", date = commit.date, commit = &commit.id, subject = &commit.subject)
    });
    let state = match history.state {
        FileStatus::Committed => None,
        FileStatus::Changed => Some(msg!("show-changed")),
        FileStatus::New => Some(msg!("show-new")),
    };
    last.into_iter().chain(state).collect()
}
