//! A table: which records or list entries it describes, its columns, its rows.

use std::fs;
use std::path::{Path, PathBuf};
use std::sync::Arc;

use anyhow::{Result, bail};

use crate::message::Message;
use crate::msg;
use crate::schema::{Field, Kind, Schemas, Shape};
use crate::suggest;

/// The column that names the record a row belongs to.
const ID: &str = "id";

/// A table whose columns are known fields.
pub(super) struct Table {
    pub path: PathBuf,
    /// The list whose entries the rows are; none if each row is a record.
    pub list: Option<String>,
    /// The paths of the columns after the first, as keys.
    pub columns: Vec<Vec<String>>,
    pub rows: Vec<Row>,
}

/// One row; the number counts lines of the table as a spreadsheet does, the header being 1.
pub(super) struct Row {
    pub number: usize,
    pub id: String,
    pub cells: Vec<String>,
}

/// The kind, and the list if any, that the name of a table stands for.
pub(super) fn subject<'s>(
    schemas: &'s Schemas,
    path: &Path,
) -> Result<(&'s Arc<Kind>, Option<String>)> {
    let stem = path.file_stem().map(|stem| stem.to_string_lossy().into_owned()).unwrap_or_default();
    let (collection, list) = match stem.split_once('.') {
        Some((collection, list)) => (collection, Some(list.to_owned())),
        None => (stem.as_str(), None),
    };
    let table = path.display().to_string();
    let Some(kind) = schemas.collection(collection) else {
        bail!(msg!("import-unknown-collection", table = table, collection = collection));
    };
    if let Some(name) = &list
        && !matches!(kind.field(name).map(|field| &field.shape), Some(Shape::List(..)))
    {
        bail!(msg!("import-unknown-list", table = table, list = name, kind = &kind.name));
    }
    Ok((kind, list))
}

impl Table {
    pub(super) fn read(path: &Path, kind: &Kind, list: Option<String>) -> Result<Self> {
        let table = path.display().to_string();
        let bytes = fs::read(path).map_err(|error| {
            msg!("error-unreadable", file = &table, reason = Message::from(&error))
        })?;
        let Ok(text) = String::from_utf8(bytes) else {
            bail!(msg!("error-not-utf8", file = table));
        };
        let text = text.strip_prefix('\u{feff}').unwrap_or(&text);
        let mut reader = csv::ReaderBuilder::new().from_reader(text.as_bytes());
        let broken = |error: &csv::Error| -> anyhow::Error {
            let line = error.position().map_or(0, csv::Position::line);
            let row = usize::try_from(line).unwrap_or_default();
            msg!("import-broken-table", table = &table, row = row).into()
        };
        let header = reader.headers().map_err(|error| broken(&error))?.clone();
        let parent = match &list {
            Some(name) => kind.field(name).map_or(&kind.root, Field::item),
            None => &kind.root,
        };
        let columns = columns(&table, parent, list.as_deref(), &header)?;
        let mut rows = Vec::new();
        for (index, record) in reader.records().enumerate() {
            let record = record.map_err(|error| broken(&error))?;
            let cells = record.iter().skip(1).map(str::to_owned).collect();
            rows.push(Row { number: index + 2, id: record[0].to_owned(), cells });
        }
        Ok(Table { path: path.to_owned(), list, columns, rows })
    }
}

fn columns(
    table: &str,
    parent: &Field,
    list: Option<&str>,
    header: &csv::StringRecord,
) -> Result<Vec<Vec<String>>> {
    if header.get(0) != Some(ID) {
        bail!(msg!("import-no-id-column", table = table));
    }
    let mut columns: Vec<Vec<String>> = Vec::new();
    for (index, name) in header.iter().enumerate().skip(1) {
        let keys: Vec<_> = name.split('.').map(str::to_owned).collect();
        // A list of plain values has one column, of its own name.
        let is_item = list == Some(name) && parent.children().is_empty();
        if !is_item && find(parent, &keys).is_none() {
            let known = parent.children().iter().map(|field| field.name.as_str());
            let meant = suggest::nearest(name, known).unwrap_or_default();
            let column = index + 1;
            bail!(msg!(
                "import-unknown-column",
                table = table,
                column = column,
                name = name,
                meant = meant
            ));
        }
        if columns.contains(&keys) {
            bail!(msg!("import-column-twice", table = table, column = index + 1, name = name));
        }
        columns.push(if is_item { Vec::new() } else { keys });
    }
    Ok(columns)
}

/// The field that keys lead to.
pub(super) fn find<'f>(parent: &'f Field, keys: &[String]) -> Option<&'f Field> {
    keys.iter().try_fold(parent, |field, key| field.child(key))
}
