//! Tables for programs: JSON and YAML, the same in every language.

use anyhow::Result;
use serde_json::Value;

use super::safe::{json_pretty, json_text, yaml_text};
use record_query::relational::Relation;
use records::table::{Cell, Table};
use yaml_tree::json_to_yaml;

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

/// A table of the data package: an array of one object a row.
#[must_use]
pub fn relation_json(relation: &Relation) -> String {
    let names = || relation.columns.iter().map(|column| column.name.as_str());
    json_pretty(&relation.rows.iter().map(|row| object(names(), row)).collect())
}

/// A row under its keys.
#[must_use]
pub fn object<'k>(keys: impl Iterator<Item = &'k str>, row: &[Cell]) -> Value {
    Value::Object(keys.zip(row).map(|(key, cell)| (key.to_owned(), cell.to_json())).collect())
}
