//! Tables for programs: CSV and JSON, the same in every language.

use anyhow::Result;
use serde_json::{Value, json};

use crate::date::PartialDate;
use crate::table::{Cell, Table};

/// Version of the shape of reports; raised only when a reader of the old one would break.
const VERSION: u32 = 1;

/// Between the entries of a list in one cell, as the tables of `ozg import` have it.
const SEPARATOR: &str = " | ";

/// An array of one object a row.
#[must_use]
pub fn rows_json(table: &Table) -> Value {
    table.rows.iter().map(|row| row_json(table, row)).collect()
}

fn row_json(table: &Table, row: &[Cell]) -> Value {
    let pairs = table.columns.iter().zip(row);
    Value::Object(pairs.map(|(column, cell)| (column.key.clone(), cell.to_json())).collect())
}

/// What a report says of itself.
pub struct ReportHead {
    pub report: &'static str,
    pub as_of: PartialDate,
    /// Id of the record that it is about.
    pub subject: Option<String>,
    pub compared_with: Option<String>,
    /// Options that narrow it, with their values.
    pub narrowed: Vec<(&'static str, String)>,
}

/// `{version, report, as_of, tables: [{name, rows, total}]}`; the total is null where there is none.
/// `subject`, `compared_with` and `narrowed` stand there only if there is something to say.
#[must_use]
pub fn report_json(head: &ReportHead, tables: &[Table]) -> Value {
    let tables: Vec<_> = tables
        .iter()
        .map(|table| {
            let (rows, total) = match table.rows.split_last() {
                Some((total, rows)) if table.has_total => (rows, row_json(table, total)),
                _ => (table.rows.as_slice(), Value::Null),
            };
            let rows: Value = rows.iter().map(|row| row_json(table, row)).collect();
            json!({ "name": table.name, "rows": rows, "total": total })
        })
        .collect();
    let mut report = serde_json::Map::new();
    report.insert("version".to_owned(), VERSION.into());
    report.insert("report".to_owned(), head.report.into());
    report.insert("as_of".to_owned(), head.as_of.to_string().into());
    for (key, value) in [("subject", &head.subject), ("compared_with", &head.compared_with)] {
        if let Some(value) = value {
            report.insert(key.to_owned(), value.as_str().into());
        }
    }
    if !head.narrowed.is_empty() {
        let pairs = head.narrowed.iter();
        let pairs = pairs.map(|(name, value)| ((*name).to_owned(), value.as_str().into()));
        report.insert("narrowed".to_owned(), Value::Object(pairs.collect()));
    }
    report.insert("tables".to_owned(), tables.into());
    Value::Object(report)
}

/// Comma, UTF-8, the keys as header.
///
/// # Errors
/// None for a table in memory; the CSV writer's own otherwise.
pub fn table_csv(table: &Table) -> Result<String> {
    let mut writer = csv::Writer::from_writer(Vec::new());
    writer.write_record(table.columns.iter().map(|column| column.key.as_str()))?;
    for row in &table.rows {
        writer.write_record(row.iter().map(|cell| inert(cell_csv(cell))))?;
    }
    Ok(String::from_utf8(writer.into_inner()?)?)
}

fn cell_csv(cell: &Cell) -> String {
    match cell {
        Cell::List(items) => items.iter().map(cell_csv).collect::<Vec<_>>().join(SEPARATOR),
        Cell::Text(text) | Cell::Word(text, _) | Cell::Record(text, _) => text.clone(),
        Cell::Empty => String::new(),
        other => {
            other.to_json().as_str().map_or_else(|| other.to_json().to_string(), str::to_owned)
        }
    }
}

/// A text that a spreadsheet would take for a formula gets an apostrophe in front; numbers do not.
fn inert(text: String) -> String {
    let is_formula =
        text.starts_with(['=', '+', '-', '@', '\t', '\r']) && text.parse::<f64>().is_err();
    if is_formula { format!("'{text}") } else { text }
}
