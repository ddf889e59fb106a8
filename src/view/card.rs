//! The card of a record: its fields, what refers to it, and its last change.

use super::cell::{cell_line, title_line};
use document::{Block, DataStyle, Document, FactRow, Line, ListItem};
use file_tree::{FileHistory, FileStatus};
use messages::{Localizer, Message, msg};
use record_query::show::{Card, CardValue, CellBuilder, Referrer, ReferrerGroup};
use records::table::Cell;

/// Records of a role that are listed; a query lists them all.
const LISTED: usize = 20;

/// The card; `details` says more of a referrer, `state` what the answer rests on.
#[must_use]
pub(crate) fn card_document(
    card: &Card<'_>,
    details: &dyn Fn(&ReferrerGroup<'_>, &Referrer<'_>) -> Vec<Cell>,
    state: &Message,
    localizer: &Localizer,
) -> Document {
    let record = card.record;
    let kind = Line::data(record.kind.title.get(localizer.language));
    let place = kind.then(" ").with(Line::code(format!("{}/{}", record.kind.name, record.id)));
    let place = place.then(", ").with(Line::code(record.file.as_ref()));
    let mut blocks = vec![
        Block::heading(1, Line::data(record.label())),
        Block::lead(place),
        Block::lead(Line::message(state, localizer, DataStyle::Words)),
        Block::Facts(facts(card, localizer)),
    ];
    blocks.extend(role_blocks(card, details, LISTED, localizer));
    let history = card.history.as_ref().map(history).unwrap_or_default();
    blocks.extend(
        history
            .iter()
            .map(|message| Block::note(Line::message(message, localizer, DataStyle::Words))),
    );
    Document { blocks, ..Document::default() }
}

/// What refers to the record, role by role.
fn role_blocks(
    card: &Card<'_>,
    details: &dyn Fn(&ReferrerGroup<'_>, &Referrer<'_>) -> Vec<Cell>,
    limit: usize,
    localizer: &Localizer,
) -> Vec<Block> {
    let mut blocks = Vec::new();
    if !card.roles.is_empty() {
        blocks.push(Block::heading(2, Line::own(localizer.text("show-referred"))));
    }
    for role in &card.roles {
        let kind = Line::data(role.kind.title.get(localizer.language));
        let title = kind.then(": ").with(title_line(&role.title, localizer));
        blocks.push(Block::heading(3, title));
        blocks.push(Block::List(referrers((card, role), details, limit, localizer)));
    }
    blocks
}

/// The fields alone, what is derived first.
#[must_use]
pub(crate) fn card_facts(card: &Card<'_>, localizer: &Localizer) -> Block {
    Block::Facts(facts(card, localizer))
}

/// What refers to the record, for a page that has its fields already.
#[must_use]
pub(crate) fn reference_list(
    card: &Card<'_>,
    cells: &CellBuilder<'_>,
    localizer: &Localizer,
) -> Vec<Block> {
    let details = |role: &ReferrerGroup<'_>, referrer: &Referrer<'_>| -> Vec<Cell> {
        cells.details(role, referrer)
    };
    role_blocks(card, &details, usize::MAX, localizer)
}

/// The fields with their titles, what is derived first.
fn facts(card: &Card<'_>, localizer: &Localizer) -> Vec<FactRow> {
    let derived = card.derived.iter().map(|derived| FactRow {
        name: title_line(&derived.title, localizer),
        values: vec![value(&derived.cell, localizer)],
    });
    let stored = card.items.iter().map(|item| FactRow {
        name: title_line(&item.title, localizer),
        values: item.lines.iter().map(|line| values(line, localizer)).collect(),
    });
    derived.chain(stored).collect()
}

pub(super) fn values(line: &[CardValue], localizer: &Localizer) -> Line {
    let part = |part: &CardValue| {
        let value = value(&part.cell, localizer);
        match &part.title {
            Some(title) => title_line(title, localizer).then(": ").with(value),
            None => value,
        }
    };
    Line::joined(line.iter().map(part), " · ")
}

/// A record as its name with the id.
fn value(cell: &Cell, localizer: &Localizer) -> Line {
    match cell {
        Cell::Record { id, name, .. } if id != name => {
            cell_line(cell, localizer).then(" (").with(Line::code(id)).then(")")
        }
        Cell::List(cells) => Line::joined(cells.iter().map(|cell| value(cell, localizer)), ", "),
        other => cell_line(other, localizer),
    }
}

fn referrers(
    (card, role): (&Card<'_>, &ReferrerGroup<'_>),
    details: &dyn Fn(&ReferrerGroup<'_>, &Referrer<'_>) -> Vec<Cell>,
    limit: usize,
    localizer: &Localizer,
) -> Vec<ListItem> {
    let item = |referrer: &Referrer<'_>| {
        let cells = [referrer.record.as_cell()].into_iter().chain(details(role, referrer));
        ListItem::new(Line::joined(cells.map(|cell| value(&cell, localizer)), " · "))
    };
    let listed = role.referrers.iter().take(limit).map(item);
    let more = more(card, role).filter(|_| limit < role.referrers.len());
    let more = more.map(|more| ListItem::new(Line::message(&more, localizer, DataStyle::Code)));
    listed.chain(more).collect()
}

/// What says of the rest of a role, if it is too long to be listed.
fn more(card: &Card<'_>, role: &ReferrerGroup<'_>) -> Option<Message> {
    let count = role.referrers.len().saturating_sub(LISTED);
    let filter = format!("{}={}", role.keys.join("."), card.record.id);
    let command = format!("ozg query {} {filter}", role.kind.name);
    (count > 0).then(|| msg!("show-more", count = count, command = command))
}

/// When the record was last changed, and what of it is not committed.
fn history(history: &FileHistory) -> Vec<Message> {
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
