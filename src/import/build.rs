//! From rows to records, keys in the order of the schema.

use std::collections::BTreeMap;
use std::path::PathBuf;

use anyhow::{Result, bail};

use super::cell;
use super::table::{Row, Table, find};
use crate::msg;
use crate::schema::{Field, Kind, Shape};
use crate::yaml::{Mapping, Node, Value};

/// A record and the row it begins in.
pub(super) struct Built {
    pub table: PathBuf,
    pub row: usize,
    pub node: Node,
}

/// Values by the keys that lead to them.
type Values = BTreeMap<Vec<String>, Value>;

pub(super) fn records(kind: &Kind, tables: &[Table]) -> Result<BTreeMap<String, Built>> {
    let mut values: BTreeMap<String, (PathBuf, usize, Values)> = BTreeMap::new();
    for table in tables {
        for row in &table.rows {
            let place = || (table.path.display().to_string(), row.number);
            match &table.list {
                None => {
                    let row_values = row_values(&kind.root, table, row)?;
                    let new = (table.path.clone(), row.number, row_values);
                    if values.insert(row.id.clone(), new).is_some() {
                        let (table, row_number) = place();
                        bail!(msg!(
                            "import-id-twice",
                            table = table,
                            row = row_number,
                            id = &row.id
                        ));
                    }
                }
                Some(list) => {
                    let Some((_, _, record)) = values.get_mut(&row.id) else {
                        let (table, row_number) = place();
                        bail!(msg!(
                            "import-no-record",
                            table = table,
                            row = row_number,
                            id = &row.id
                        ));
                    };
                    let item = kind.field(list).map_or(&kind.root, Field::item);
                    append(record, list, entry(item, table, row)?);
                }
            }
        }
    }
    let built = |(table, row, values): (PathBuf, usize, Values)| Built {
        table,
        row,
        node: ordered(&kind.root, &values, &mut Vec::new()).unwrap_or(Value::Null).into(),
    };
    Ok(values.into_iter().map(|(id, parts)| (id, built(parts))).collect())
}

fn row_values(parent: &Field, table: &Table, row: &Row) -> Result<Values> {
    let mut values = Values::new();
    for (index, (keys, cell)) in table.columns.iter().zip(&row.cells).enumerate() {
        if cell.is_empty() {
            continue;
        }
        let value = find(parent, keys).and_then(|field| cell::value(field, cell));
        let Some(value) = value else {
            let path = table.path.display().to_string();
            let name = if keys.is_empty() { parent.name.clone() } else { keys.join(".") };
            bail!(msg!(
                "import-wrong-cell",
                table = path,
                row = row.number,
                column = index + 2,
                name = name,
                cell = cell,
            ));
        };
        values.insert(keys.clone(), value);
    }
    Ok(values)
}

/// An entry of a list: an object of the columns, or the one plain value of the row.
fn entry(item: &Field, table: &Table, row: &Row) -> Result<Value> {
    let mut values = row_values(item, table, row)?;
    if let Some(plain) = values.remove(&Vec::new()) {
        return Ok(plain);
    }
    Ok(ordered(item, &values, &mut Vec::new()).unwrap_or(Value::Null))
}

fn append(record: &mut Values, list: &str, entry: Value) {
    let items = record.entry(vec![list.to_owned()]).or_insert_with(|| Value::List(Vec::new()));
    if let Value::List(items) = items {
        items.push(entry.into());
    }
}

/// The values below some keys as a mapping in the order of the schema; none if there is none.
fn ordered(field: &Field, values: &Values, keys: &mut Vec<String>) -> Option<Value> {
    if let Some(value) = values.get(keys) {
        return Some(value.clone());
    }
    let Shape::Object(fields) = &field.shape else { return None };
    let mut mapping = Mapping::default();
    for child in fields {
        keys.push(child.name.clone());
        if let Some(value) = ordered(child, values, keys) {
            mapping.push(&child.name, value);
        }
        keys.pop();
    }
    (!mapping.entries.is_empty()).then_some(Value::Mapping(mapping))
}
