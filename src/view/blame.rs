//! The values of a record, each with the commit that last set it.

use super::cell::date_line;
use super::page::page_notes;
use super::value::inline;
use document::{Block, DataTable, Document, Line, TableCell, TableColumn};
use messages::{Localizer, Message};
use record_diff::history::{BlameLine, BlameOrigin};
use records::record::Record;

/// One row per value: the commit, the field, the value. A page also has the notes.
#[must_use]
pub(crate) fn blame_document(
    record: &Record,
    lines: &[BlameLine],
    notes: &[Message],
    localizer: &Localizer,
) -> Document {
    let column = |title: String, is_cut| TableColumn {
        title: Line::own(title),
        is_cut,
        ..TableColumn::default()
    };
    let table = DataTable {
        title: Line::data(record.label()),
        columns: vec![
            column(localizer.text("blame-last"), false),
            column(localizer.text("blame-field"), true),
            column(localizer.text("blame-value"), true),
        ],
        rows: lines.iter().map(|line| row(line, localizer)).collect(),
        ..DataTable::default()
    };
    let name = Line::code(format!("{}/{}", record.kind.name, record.id));
    let page_title = Some(Line::data(record.label()).then("  ").with(name));
    let mut blocks = page_notes(notes, localizer);
    blocks.push(Block::Table(table));
    Document { page_title, blocks, ..Document::default() }
}

fn row(line: &BlameLine, localizer: &Localizer) -> Vec<TableCell> {
    let last = match &line.last {
        BlameOrigin::At(commit) => {
            date_line(commit.date, localizer).then("  ").with(Line::code(&commit.id))
        }
        BlameOrigin::Uncommitted => Line::own(localizer.text("blame-uncommitted")),
        BlameOrigin::Unknown => Line::own(localizer.text("blame-unknown")),
    };
    let is_named = line.value.as_str().is_some() && line.value.as_str() == line.path.entry();
    let value = if is_named { Line::default() } else { Line::data(inline(&line.value)) };
    [last, Line::code(line.path.to_string()), value].map(TableCell::new).into()
}
