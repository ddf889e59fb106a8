//! Tables for programs: JSON and YAML, the same in every language.

use anyhow::Result;
use serde_json::{Value, json};

use super::safe::{json_text, printable};
use crate::date::PartialDate;
use crate::table::{Cell, Table};
use crate::yaml::json_to_yaml;

/// Version of the shape of reports; raised only when a reader of the old one would break.
const VERSION: u32 = 1;

/// An array of one object a row.
#[must_use]
pub fn rows_json(table: &Table) -> Value {
    table.rows.iter().map(|row| row_json(table, row)).collect()
}

/// One object a row and line.
#[must_use]
pub fn rows_jsonl(table: &Table) -> String {
    table.rows.iter().map(|row| format!("{}\n", json_text(&row_json(table, row)))).collect()
}

/// A list of one mapping a row. The emitter escapes control characters; what it leaves, such as
/// marks that turn the direction of writing, is written out.
///
/// # Errors
/// None for a table in memory; the emitter's own otherwise.
pub fn rows_yaml(table: &Table) -> Result<String> {
    Ok(printable(&json_to_yaml(&rows_json(table))?).into_owned())
}

fn row_json(table: &Table, row: &[Cell]) -> Value {
    let keys = table.columns.iter().map(|column| column.key.as_str());
    object(keys, row)
}

/// A row under its keys.
#[must_use]
pub fn object<'k>(keys: impl Iterator<Item = &'k str>, row: &[Cell]) -> Value {
    Value::Object(keys.zip(row).map(|(key, cell)| (key.to_owned(), cell.to_json())).collect())
}

/// `{version, report, as_of, tables: [{name, rows, total}]}`; the total is null where there is none.
#[must_use]
pub fn report_json(report: &str, as_of: PartialDate, tables: &[Table]) -> Value {
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
    json!({ "version": VERSION, "report": report, "as_of": as_of.to_string(), "tables": tables })
}
