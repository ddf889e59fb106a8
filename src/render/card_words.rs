//! What the card of a record says, before it is laid out.

use super::table_text::cell_text;
use super::value::one_line;
use file_tree::{History, State};
use messages::Message;
use messages::Speaker;
use messages::msg;
use record_query::show::{Card, Part, Role};
use records::table::Cell;

/// Records of a role that are listed; a query lists them all.
pub(super) const LISTED: usize = 20;

/// The values of a line, each with its title where it has one.
pub(super) type Said<'c> = Vec<(Option<String>, &'c Cell)>;

/// A value on one line, a record as its name with the id.
pub(super) fn words(cell: &Cell, speaker: &Speaker) -> String {
    match cell {
        Cell::Record { id, name, .. } if id != name => one_line(&format!("{name} ({id})")),
        Cell::List(cells) => {
            cells.iter().map(|cell| words(cell, speaker)).collect::<Vec<_>>().join(", ")
        }
        other => one_line(&cell_text(other, speaker)),
    }
}

/// The title of a value, where it has one.
pub(super) fn title(part: &Part, speaker: &Speaker) -> Option<String> {
    part.title.as_ref().map(|title| one_line(&title.say(speaker)))
}

/// The fields of a card with their titles, what is derived first; a value a part.
pub(super) fn fields<'c>(card: &'c Card<'_>, speaker: &Speaker) -> Vec<(String, Vec<Said<'c>>)> {
    let derived = card
        .derived
        .iter()
        .map(|follows| (one_line(&follows.title.say(speaker)), vec![vec![(None, &follows.cell)]]));
    let stored = card.items.iter().map(|item| {
        let line = |line: &'c Vec<Part>| {
            line.iter().map(|part| (title(part, speaker), &part.cell)).collect()
        };
        (one_line(&item.title.say(speaker)), item.lines.iter().map(line).collect())
    });
    derived.chain(stored).collect()
}

/// `Online service: Connections`
pub(super) fn role_title(role: &Role<'_>, speaker: &Speaker) -> String {
    let kind = role.kind.title.get(speaker.language);
    one_line(&format!("{kind}: {}", role.title.say(speaker)))
}

/// What says of the rest of a role, if it is too long to be listed.
pub(super) fn more(card: &Card<'_>, role: &Role<'_>) -> Option<Message> {
    let count = role.referrers.len().saturating_sub(LISTED);
    let filter = format!("{}={}", role.keys.join("."), card.record.id);
    let command = format!("ozg query {} {filter}", role.kind.name);
    (count > 0).then(|| msg!("show-more", count = count, command = command))
}

/// When the record was last changed, and what of it is not committed.
pub(super) fn history(history: &History) -> Vec<Message> {
    let last = history.last.as_ref().map(|commit| {
        msg!("show-last-change", date = commit.date, commit = &commit.id, subject = &commit.subject)
    });
    let state = match history.state {
        State::Committed => None,
        State::Changed => Some(msg!("show-changed")),
        State::New => Some(msg!("show-new")),
    };
    last.into_iter().chain(state).collect()
}
