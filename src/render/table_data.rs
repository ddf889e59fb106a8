//! Tables for programs: JSON and YAML, the same in every language.

use anyhow::Result;
use serde_json::{Value, json};

use super::safe::{json_text, yaml_text};
use crate::app::report::ReportHead;
use records::table::{Cell, Table};
use yaml_tree::json_to_yaml;

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
    Ok(yaml_text(&json_to_yaml(&rows_json(table))?).into_owned())
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
