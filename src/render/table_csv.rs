//! Tables as CSV: for programs, the same in every language, and for a German Excel.

use anyhow::Result;
use csv::Writer;

use crate::locales::localizer;
use crate::view::cell::cell_text;
use document::visible;
use messages::{Language, Localizer};
use record_query::relational::Relation;
use records::formula::guarded;
use records::table::{Cell, Table};

/// Between the entries of a list in one cell, as the tables of `ozg import` have it.
const SEPARATOR: &str = " | ";

/// By this, Excel knows that a file is UTF-8.
const BYTE_ORDER_MARK: &str = "\u{feff}";

/// Comma, UTF-8, the keys as header.
///
/// # Errors
/// None for a table in memory; the CSV writer's own otherwise.
pub fn table_csv(table: &Table) -> Result<String> {
    rows_csv(table.columns.iter().map(|column| column.key.as_str()), &table.rows)
}

/// [`table_csv`] of a table of the data package.
///
/// # Errors
/// None for rows in memory; the CSV writer's own otherwise.
pub fn relation_csv(relation: &Relation) -> Result<String> {
    rows_csv(relation.columns.iter().map(|column| column.name.as_str()), &relation.rows)
}

fn rows_csv<'h>(header: impl Iterator<Item = &'h str>, rows: &[Vec<Cell>]) -> Result<String> {
    let mut writer = Writer::from_writer(Vec::new());
    writer.write_record(header.map(harmless))?;
    for row in rows {
        writer.write_record(row.iter().map(|cell| harmless(&cell_csv(cell))))?;
    }
    Ok(String::from_utf8(writer.into_inner()?)?)
}

/// Semicolon, byte order mark, German titles, decimal commas. Texts stand in quotes and figures do
/// not, so that a program that minds the quotes keeps `05315000` as it is.
#[must_use]
pub fn table_excel_csv(table: &Table) -> String {
    let localizer = &localizer(Language::De);
    let header = table.columns.iter().map(|column| quoted(&column.title.text(localizer)));
    let rows =
        table.rows.iter().map(|row| line(row.iter().map(|cell| cell_excel(cell, localizer))));
    [BYTE_ORDER_MARK.to_owned(), line(header)].into_iter().chain(rows).collect()
}

fn line(cells: impl Iterator<Item = String>) -> String {
    format!("{}\r\n", cells.collect::<Vec<_>>().join(";"))
}

fn quoted(text: &str) -> String {
    format!("\"{}\"", harmless(text).replace('"', "\"\""))
}

fn cell_csv(cell: &Cell) -> String {
    match cell {
        Cell::List(items) => items.iter().map(cell_csv).collect::<Vec<_>>().join(SEPARATOR),
        Cell::Text(text)
        | Cell::Code(text)
        | Cell::Word(text, _)
        | Cell::Record { id: text, .. } => text.clone(),
        Cell::Empty => String::new(),
        other => {
            other.to_json().as_str().map_or_else(|| other.to_json().to_string(), str::to_owned)
        }
    }
}

/// Figures without marks between the thousands, for they shall stay figures.
fn cell_excel(cell: &Cell, localizer: &Localizer) -> String {
    match cell {
        Cell::Empty => String::new(),
        Cell::Integer(number) => number.to_string(),
        Cell::Number(number) => number.to_string().replace('.', ","),
        Cell::Share(_) => cell_text(cell, localizer).replace('\u{a0}', " "),
        Cell::Boolean(true) => localizer.text("excel-true"),
        Cell::Boolean(false) => localizer.text("excel-false"),
        other => quoted(&cell_text(other, localizer)),
    }
}

/// A text that neither a spreadsheet takes for a formula nor a terminal for a command. `ozg import` takes
/// the mark of a formula away, which stands therefore before the text as it is written.
fn harmless(text: &str) -> String {
    guarded(&visible(text)).into_owned()
}
