//! Making records from tables: `seeds/<collection>.csv`, and `seeds/<collection>.<list>.csv` for the
//! entries of a list.

mod build;
mod cell;
mod table;

use std::collections::BTreeMap;
use std::path::Path;
use std::sync::Arc;

use anyhow::{Result, bail};
use rayon::prelude::*;

use crate::dataset::to_id;
use crate::msg;
use crate::schema::{Kind, Schemas};
use crate::tree::DATA;
use crate::yaml::to_yaml;

/// A record as the tables have it, in canonical form.
pub struct Imported {
    /// Path below the dataset.
    pub path: String,
    pub text: String,
}

/// The records that the tables of a folder, or the named tables, describe.
///
/// # Errors
/// If a table is not what its name says: with the file, and where it can be said, row and column.
pub fn records(schemas: &Schemas, tables: &[std::path::PathBuf]) -> Result<Vec<Imported>> {
    let mut by_kind: BTreeMap<&str, (Arc<Kind>, Vec<table::Table>)> = BTreeMap::new();
    for path in tables {
        let (kind, list) = table::subject(schemas, path)?;
        let table = table::Table::read(path, kind, list)?;
        let group = by_kind.entry(&kind.name).or_insert_with(|| (Arc::clone(kind), Vec::new()));
        group.1.push(table);
    }
    let mut imported = Vec::new();
    for (kind, mut tables) in by_kind.into_values() {
        tables.sort_by_key(|table| table.list.is_some());
        let records = build::records(&kind, &tables)?;
        let texts: Vec<_> =
            records.par_iter().map(|(id, record)| one(&kind, id, record)).collect::<Result<_>>()?;
        imported.extend(texts);
    }
    Ok(imported)
}

fn one(kind: &Kind, id: &str, record: &build::Built) -> Result<Imported> {
    let place = || (record.table.display().to_string(), record.row);
    if to_id(id) != id {
        let (table, row) = place();
        bail!(msg!("import-invalid-id", table = table, row = row, id = id));
    }
    if let Some(violation) = kind.violations(&record.node).first() {
        let (table, row) = place();
        let field = violation.field();
        bail!(msg!("import-invalid-record", table = table, row = row, id = id, field = field));
    }
    let path = format!("{DATA}/{}/{id}.yaml", kind.collection);
    Ok(Imported { path, text: format!("{}{}", kind.header(), to_yaml(&record.node)?) })
}

/// The tables of a folder, sorted by name; a file stands for itself.
///
/// # Errors
/// If the folder cannot be read or has no table.
pub fn tables_in(path: &Path) -> Result<Vec<std::path::PathBuf>> {
    let shown = || path.display().to_string();
    if path.is_file() {
        return Ok(vec![path.to_owned()]);
    }
    let entries = std::fs::read_dir(path).map_err(|error| {
        msg!("error-unreadable", file = shown(), reason = crate::message::Message::from(&error))
    })?;
    let mut tables: Vec<_> = entries
        .filter_map(|entry| Some(entry.ok()?.path()))
        .filter(|path| path.extension().is_some_and(|extension| extension == "csv"))
        .collect();
    tables.sort();
    if tables.is_empty() {
        bail!(msg!("import-no-table", folder = shown()));
    }
    Ok(tables)
}
