//! The values that the tables of a kind have for each record, by the keys that lead to them.

use std::collections::{BTreeMap, BTreeSet};

use anyhow::{Result, bail};

use super::table::{ImportRow, ImportTable, find};
use messages::msg;
use records::edit::cell;
use records::schema::{Field, Kind, Shape, identity};
use yaml_tree::{Mapping, Node, Value};

/// Values by the keys that lead to them.
pub(super) type FieldValues = BTreeMap<Vec<String>, Node>;

/// All values of the tables of a kind.
#[derive(Default)]
pub(super) struct KindRows {
    /// The fields that the tables have columns for; all others are left alone.
    pub fields: BTreeSet<Vec<String>>,
    pub records: BTreeMap<String, RecordRows>,
}

/// The values that the tables have for one record.
#[derive(Default)]
pub(super) struct RecordRows {
    /// Its row in the table of the records; 0 if only lists have rows for it.
    pub row: usize,
    pub table: String,
    pub values: FieldValues,
    /// The cell of each value, by its path in the record.
    positions: BTreeMap<String, CellPosition>,
}

/// A cell of a table; row and column count from 1, the header being row 1.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct CellPosition {
    pub table: String,
    pub row: usize,
    pub column: usize,
}

impl RecordRows {
    /// The cell of a field of the record, or else of the nearest value that contains it.
    pub(super) fn place(&self, field: &str) -> CellPosition {
        let at = |(end, _): (usize, &str)| self.positions.get(&field[..end]);
        let whole = self.positions.get(field);
        let found = whole.or_else(|| field.rmatch_indices(['.', '[']).find_map(at));
        let row = || CellPosition { table: self.table.clone(), row: self.row, column: 1 };
        found.cloned().unwrap_or_else(row)
    }

    fn add_positions(&mut self, prefix: &str, table: &ImportTable, row: &ImportRow) {
        for (index, keys) in table.columns.iter().enumerate() {
            let separator = if prefix.is_empty() || keys.is_empty() { "" } else { "." };
            let position =
                CellPosition { table: table.path.clone(), row: row.number, column: index + 2 };
            self.positions.insert(format!("{prefix}{separator}{}", keys.join(".")), position);
        }
        let position = CellPosition { table: table.path.clone(), row: row.number, column: 1 };
        self.positions.insert(prefix.to_owned(), position);
    }
}

impl KindRows {
    /// # Errors
    /// If a cell is not a value of its field or an id has two rows; with row and column.
    pub(super) fn new(kind: &Kind, tables: &[ImportTable]) -> Result<Self> {
        let mut rows = KindRows::default();
        for table in tables {
            match &table.list {
                None => rows.add_records(kind, table)?,
                Some(list) => rows.add_entries(kind, table, list)?,
            }
        }
        Ok(rows)
    }

    fn add_records(&mut self, kind: &Kind, table: &ImportTable) -> Result<()> {
        self.fields.extend(table.columns.iter().cloned());
        for row in &table.rows {
            let record = self.records.entry(row.id.clone()).or_default();
            if record.row > 0 {
                bail!(msg!("import-id-twice", table = &table.path, row = row.number, id = &row.id));
            }
            record.row = row.number;
            record.table.clone_from(&table.path);
            record.values.extend(values(&kind.root, table, row)?);
            record.add_positions("", table, row);
        }
        Ok(())
    }

    fn add_entries(&mut self, kind: &Kind, table: &ImportTable, keys: &[String]) -> Result<()> {
        self.fields.insert(keys.to_owned());
        let list = find(&kind.root, keys);
        let item = list.map_or(&kind.root, Field::item);
        let identity_keys = match list.map(|field| &field.shape) {
            Some(Shape::List(_, keys)) => keys.as_slice(),
            _ => &[],
        };
        for row in &table.rows {
            let mut values = values(item, table, row)?;
            let plain = values.remove(&Vec::new());
            let entry = plain.or_else(|| nested(item, &values)).unwrap_or(Value::Null.into());
            let record = self.records.entry(row.id.clone()).or_default();
            if record.table.is_empty() {
                record.table.clone_from(&table.path);
            }
            let node =
                record.values.entry(keys.to_owned()).or_insert(Value::List(Vec::new()).into());
            let Value::List(entries) = &mut node.value else { continue };
            let name = identity(identity_keys, &entry);
            if name.is_some() && entries.iter().any(|other| identity(identity_keys, other) == name)
            {
                let (table, entry) = (&table.path, name.as_deref().unwrap_or_default());
                bail!(msg!("import-entry-twice", table = table, row = row.number, entry = entry));
            }
            entries.push(entry);
            let prefix = format!("{}[{}]", keys.join("."), entries.len() - 1);
            record.add_positions(&prefix, table, row);
        }
        Ok(())
    }
}

fn values(parent: &Field, table: &ImportTable, row: &ImportRow) -> Result<FieldValues> {
    let mut values = FieldValues::new();
    for (index, (keys, cell)) in table.columns.iter().zip(&row.cells).enumerate() {
        if cell.is_empty() {
            continue;
        }
        let Some(value) = find(parent, keys).and_then(|field| cell::value(field, cell)) else {
            let name = if keys.is_empty() { parent.name.clone() } else { keys.join(".") };
            bail!(msg!(
                "import-wrong-cell",
                table = &table.path,
                row = row.number,
                column = index + 2,
                name = name,
                cell = cell,
            ));
        };
        values.insert(keys.clone(), value.into());
    }
    Ok(values)
}

/// Values as a tree in the order of the schema; none if there are no values.
pub(super) fn nested(field: &Field, values: &FieldValues) -> Option<Node> {
    below(field, values, &mut Vec::new())
}

fn below(field: &Field, values: &FieldValues, keys: &mut Vec<String>) -> Option<Node> {
    if let Some(value) = values.get(keys) {
        return Some(value.clone());
    }
    let Shape::Object(fields) = &field.shape else { return None };
    let mut mapping = Mapping::default();
    for child in fields {
        keys.push(child.name.clone());
        if let Some(value) = below(child, values, keys) {
            mapping.push(&child.name, value);
        }
        keys.pop();
    }
    (!mapping.entries.is_empty()).then(|| Value::Mapping(mapping).into())
}
