//! The result of an SQL query as a table.

use anyhow::{Result, bail};
use rusqlite::Statement;
use rusqlite::types::ValueRef;

use super::select::MAX_MEMORY;
use crate::relational::{RelationColumn, ValueType};
use messages::LocalizedText;
use messages::PartialDate;
use messages::msg;
use records::table::{self, Cell, Title};

/// Memory of a result cell in addition to its text, in bytes.
const CELL: usize = size_of::<Cell>();

pub(super) fn rows(
    statement: &mut Statement<'_>,
    origins: &[Option<&RelationColumn>],
    to_error: &dyn Fn(rusqlite::Error) -> anyhow::Error,
) -> Result<Vec<Vec<Cell>>> {
    let mut found = Vec::new();
    let mut memory = 0;
    let mut rows = statement.query([]).map_err(to_error)?;
    while let Some(row) = rows.next().map_err(to_error)? {
        let mut cells = Vec::with_capacity(origins.len());
        for (index, origin) in origins.iter().enumerate() {
            let value = row.get_ref(index).map_err(to_error)?;
            memory += CELL + value.as_bytes_or_null().ok().flatten().map_or(0, <[u8]>::len);
            cells.push(cell(value, origin.map(|column| column.value)));
        }
        if memory > MAX_MEMORY {
            bail!(msg!("sql-too-large"));
        }
        found.push(cells);
    }
    Ok(found)
}

/// A value of the result, by the type of its column where that is known.
fn cell(value: ValueRef<'_>, of: Option<ValueType>) -> Cell {
    match (value, of) {
        (ValueRef::Null, _) => Cell::Empty,
        (ValueRef::Integer(number @ (0 | 1)), Some(ValueType::Boolean)) => {
            Cell::Boolean(number == 1)
        }
        (ValueRef::Integer(number), _) => Cell::Integer(number),
        (ValueRef::Real(number), _) if number.is_finite() => Cell::Number(number),
        (ValueRef::Real(number), _) => Cell::Text(number.to_string()),
        (ValueRef::Text(bytes), of) => {
            let text = String::from_utf8_lossy(bytes).into_owned();
            let date = if of == Some(ValueType::Date) { PartialDate::parse(&text) } else { None };
            date.map_or(Cell::Text(text), Cell::Date)
        }
        (ValueRef::Blob(bytes), _) => {
            Cell::Text(bytes.iter().map(|byte| format!("{byte:02x}")).collect())
        }
    }
}

/// The columns of the result; a field under its own name has its title from the schema.
pub(super) fn columns(
    names: &[&str],
    origins: &[Option<&RelationColumn>],
    rows: &[Vec<Cell>],
) -> Vec<table::Column> {
    let mut columns: Vec<table::Column> = Vec::new();
    for (index, (&name, origin)) in names.iter().zip(origins).enumerate() {
        let known = origin.filter(|column| column.name == name);
        let plain = || Title::Schema(LocalizedText { de: name.to_owned(), en: name.to_owned() });
        columns.push(table::Column {
            key: free(name, &columns),
            title: known.map_or_else(plain, |column| column.title.clone()),
            is_number: is_number(rows, index),
            is_id: false,
        });
    }
    columns
}

/// A key that no other column has: several columns may be called `id`.
fn free(name: &str, columns: &[table::Column]) -> String {
    let is_taken = |key: &String| columns.iter().any(|column| column.key == *key);
    let numbered = (2..).map(|number| format!("{name}_{number}"));
    let mut keys = std::iter::once(name.to_owned()).chain(numbered);
    keys.find(|key| !is_taken(key)).unwrap_or_default()
}

/// Whether there are values in a column, and all of them are numbers.
fn is_number(rows: &[Vec<Cell>], index: usize) -> bool {
    let mut values = rows.iter().map(|row| &row[index]).filter(|cell| **cell != Cell::Empty);
    let is_number = |cell: &Cell| matches!(cell, Cell::Integer(_) | Cell::Number(_));
    values.next().is_some_and(is_number) && values.all(is_number)
}
