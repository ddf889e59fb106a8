//! The card of a record: its fields, what refers to it, and its last change.

use super::cell::{cell_line, title_line};
use crate::ozg::domain::Sourced;
use crate::ozg::report::RecordSources;
use document::{Block, DataStyle, Document, FactRow, Line, ListItem};
use file_tree::{FileHistory, FileStatus};
use messages::{Localizer, Message, msg};
use record_query::show::{Card, CardItem, CardValue, CellBuilder, Referrer, ReferrerGroup};
use records::table::Cell;

/// Maximum number of referring records listed per role; a query lists them all.
const LISTED: usize = 20;

/// The card; `details` returns details of a referrer, `state` describes the data that the answer is based on.
#[must_use]
pub(crate) fn card_document(
    card: &Card<'_>,
    details: &dyn Fn(&ReferrerGroup<'_>, &Referrer<'_>) -> Vec<Cell>,
    state: &Message,
    localizer: &Localizer,
) -> Document {
    let writer = CardWriter { localizer, is_page: false };
    let record = card.record;
    let kind = Line::data(record.kind.title.get(localizer.language));
    let place = kind.then(" ").with(Line::code(format!("{}/{}", record.kind.name, record.id)));
    let place = place.then(", ").with(Line::code(record.file.as_ref()));
    let stored = card.items.iter().map(|item| writer.stored_fact(item));
    let mut blocks = vec![
        Block::heading(1, Line::data(record.label())),
        Block::lead(place),
        Block::lead(Line::message(state, localizer, DataStyle::Words)),
        Block::Facts(writer.derived_facts(card).chain(stored).collect()),
    ];
    blocks.extend(writer.role_blocks(card, details));
    let history = card.history.as_ref().map(history).unwrap_or_default();
    blocks.extend(
        history
            .iter()
            .map(|message| Block::note(Line::message(message, localizer, DataStyle::Words))),
    );
    Document { blocks, ..Document::default() }
}

/// Only the fields: first the derived ones, then the stored ones with the numbers of their sources, which are
/// listed elsewhere.
#[must_use]
pub(crate) fn cited_facts(
    card: &Card<'_>,
    sources: &RecordSources,
    localizer: &Localizer,
) -> Block {
    let writer = CardWriter { localizer, is_page: true };
    let is_source = |name: &str| [Sourced::QUELLEN.name, Sourced::REGISTER.name].contains(&name);
    let items = card.items.iter().filter(|item| !is_source(&item.name));
    let stored = items.map(|item| {
        let mut row = writer.stored_fact(item);
        let numbers = sources.by_field.get(&item.name).map(|cell| cell_line(cell, localizer));
        if let (Some(last), Some(numbers)) = (row.values.last_mut(), numbers) {
            *last = std::mem::take(last).then(" ").with(numbers);
        }
        row
    });
    Block::Facts(writer.derived_facts(card).chain(stored).collect())
}

/// The records that refer to the record, for a page that already has its fields.
#[must_use]
pub(crate) fn reference_list(
    card: &Card<'_>,
    cells: &CellBuilder<'_>,
    localizer: &Localizer,
) -> Vec<Block> {
    let details = |role: &ReferrerGroup<'_>, referrer: &Referrer<'_>| -> Vec<Cell> {
        cells.details(role, referrer)
    };
    CardWriter { localizer, is_page: true }.role_blocks(card, &details)
}

/// Values as shown in a terminal.
pub(super) fn values(line: &[CardValue], localizer: &Localizer) -> Line {
    CardWriter { localizer, is_page: false }.values(line)
}

/// Writes the parts of a card. A terminal shows ids, which people type again, and limits the number of
/// referring records; a page of the site shows all of them, and names alone, which are links.
#[derive(Clone, Copy)]
struct CardWriter<'l> {
    localizer: &'l Localizer,
    is_page: bool,
}

impl CardWriter<'_> {
    fn derived_facts<'c>(self, card: &'c Card<'_>) -> impl Iterator<Item = FactRow> + 'c
    where
        Self: 'c,
    {
        card.derived.iter().map(move |derived| FactRow {
            name: title_line(&derived.title, self.localizer),
            values: vec![self.value(&derived.cell)],
        })
    }

    fn stored_fact(self, item: &CardItem) -> FactRow {
        FactRow {
            name: title_line(&item.title, self.localizer),
            values: item.lines.iter().map(|line| self.values(line)).collect(),
        }
    }

    fn values(self, line: &[CardValue]) -> Line {
        let part = |part: &CardValue| {
            let value = self.value(&part.cell);
            match &part.title {
                Some(title) => title_line(title, self.localizer).then(": ").with(value),
                None => value,
            }
        };
        Line::joined(line.iter().map(part), " · ")
    }

    fn value(self, cell: &Cell) -> Line {
        match cell {
            Cell::Record { id, name, .. } if id != name && !self.is_page => {
                cell_line(cell, self.localizer).then(" (").with(Line::code(id)).then(")")
            }
            Cell::List(cells) => Line::joined(cells.iter().map(|cell| self.value(cell)), ", "),
            other => cell_line(other, self.localizer),
        }
    }

    /// The records that refer to the record, by role.
    fn role_blocks(
        self,
        card: &Card<'_>,
        details: &dyn Fn(&ReferrerGroup<'_>, &Referrer<'_>) -> Vec<Cell>,
    ) -> Vec<Block> {
        let mut blocks = Vec::new();
        if !card.roles.is_empty() {
            blocks.push(Block::heading(2, Line::own(self.localizer.text("show-referred"))));
        }
        for role in &card.roles {
            let kind = Line::data(role.kind.title.get(self.localizer.language));
            let title = kind.then(": ").with(title_line(&role.title, self.localizer));
            blocks.push(Block::heading(3, title));
            blocks.push(Block::List(self.referrers((card, role), details)));
        }
        blocks
    }

    fn referrers(
        self,
        (card, role): (&Card<'_>, &ReferrerGroup<'_>),
        details: &dyn Fn(&ReferrerGroup<'_>, &Referrer<'_>) -> Vec<Cell>,
    ) -> Vec<ListItem> {
        let item = |referrer: &Referrer<'_>| {
            let cells = [referrer.record.as_cell()].into_iter().chain(details(role, referrer));
            ListItem::new(Line::joined(cells.map(|cell| self.value(&cell)), " · "))
        };
        let limit = if self.is_page { usize::MAX } else { LISTED };
        let listed = role.referrers.iter().take(limit).map(item);
        let more = more(card, role).filter(|_| !self.is_page);
        let more =
            more.map(|more| ListItem::new(Line::message(&more, self.localizer, DataStyle::Code)));
        listed.chain(more).collect()
    }
}

/// The message about the remaining records of a role that is too long to be listed.
fn more(card: &Card<'_>, role: &ReferrerGroup<'_>) -> Option<Message> {
    let count = role.referrers.len().saturating_sub(LISTED);
    let filter = format!("{}={}", role.keys.join("."), card.record.id);
    let command = format!("ozg query {} {filter}", role.kind.name);
    (count > 0).then(|| msg!("show-more", count = count, command = command))
}

/// When the record was last changed, and whether it has uncommitted changes.
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
