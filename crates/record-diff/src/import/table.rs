//! A table: which records or list entries it describes, its columns, its rows.

use std::sync::Arc;

use anyhow::{Result, bail};

use messages::msg;
use records::formula::unguarded;
use records::schema::{Field, Kind, Schemas, Shape};
use records::suggest;

/// The column that names the record a row belongs to.
const ID: &str = "id";

/// The text of a table, not parsed yet.
pub struct RawTable {
    /// As the user named it.
    pub path: String,
    pub bytes: Vec<u8>,
}

/// A table whose columns are known fields.
pub(super) struct ImportTable {
    pub path: String,
    /// The keys of the list whose entries are the rows; none if each row is a record.
    pub list: Option<Vec<String>>,
    /// The keys of the fields in the columns after the first.
    pub columns: Vec<Vec<String>>,
    pub rows: Vec<ImportRow>,
}

/// One row; the number counts rows of the table as a spreadsheet does, the header being 1.
pub(super) struct ImportRow {
    pub number: usize,
    pub id: String,
    pub cells: Vec<String>,
}

/// The name of a table without its folder and extension: `projects.quellen`.
#[must_use]
pub fn stem(path: &str) -> &str {
    let name = path.rsplit(['/', '\\']).next().unwrap_or(path);
    name.strip_suffix(".csv").unwrap_or(name)
}

/// The kind, and the list if any, that the name of a table refers to.
pub(super) fn subject<'s>(
    schemas: &'s Schemas,
    path: &str,
) -> Result<(&'s Arc<Kind>, Option<Vec<String>>)> {
    let (collection, list) = match stem(path).split_once('.') {
        Some((collection, list)) => {
            (collection, Some(list.split('.').map(str::to_owned).collect::<Vec<_>>()))
        }
        None => (stem(path), None),
    };
    let Some(kind) = schemas.collection(collection) else {
        bail!(msg!("import-unknown-collection", table = path, collection = collection));
    };
    if let Some(keys) = &list
        && !matches!(find(&kind.root, keys).map(|field| &field.shape), Some(Shape::List(..)))
    {
        let name = keys.join(".");
        bail!(msg!("import-unknown-list", table = path, list = name, kind = &kind.name));
    }
    Ok((kind, list))
}

impl ImportTable {
    pub(super) fn parse(raw: &RawTable, kind: &Kind, list: Option<Vec<String>>) -> Result<Self> {
        let text = decode(raw)?;
        let mut reader = csv::ReaderBuilder::new().from_reader(text.as_bytes());
        let broken = |error: &csv::Error| -> anyhow::Error {
            let record = error.position().map_or(0, csv::Position::record);
            let row = usize::try_from(record).unwrap_or_default() + 1;
            msg!("import-broken-table", table = &raw.path, row = row).into()
        };
        let header = reader.headers().map_err(|error| broken(&error))?.clone();
        let parent = match &list {
            Some(keys) => find(&kind.root, keys).map_or(&kind.root, Field::item),
            None => &kind.root,
        };
        let name = list.as_ref().and_then(|keys| keys.last());
        let columns = columns(&raw.path, parent, name.map(String::as_str), &header)?;
        let mut rows = Vec::new();
        for (index, record) in reader.records().enumerate() {
            let record = record.map_err(|error| broken(&error))?;
            let id = record.get(0).unwrap_or_default().to_owned();
            let cells = record.iter().skip(1).map(|cell| unguarded(cell).to_owned()).collect();
            rows.push(ImportRow { number: index + 2, id, cells });
        }
        Ok(ImportTable { path: raw.path.clone(), list, columns, rows })
    }
}

/// The text of a table; one without a final line break may be cut off.
fn decode(raw: &RawTable) -> Result<&str> {
    let line_of = |at: usize| raw.bytes[..at].split(|&byte| byte == b'\n').count();
    let text = std::str::from_utf8(&raw.bytes).map_err(|error| {
        msg!("import-not-utf8", table = &raw.path, line = line_of(error.valid_up_to()))
    })?;
    if !text.is_empty() && !text.ends_with('\n') {
        bail!(msg!("import-cut-off", table = &raw.path, line = line_of(raw.bytes.len())));
    }
    Ok(text.strip_prefix('\u{feff}').unwrap_or(text))
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
        let column = index + 1;
        // A list of plain values has one column, of its own name.
        let is_item = list == Some(name) && parent.children().is_empty();
        let keys: Vec<_> = name.split('.').map(str::to_owned).collect();
        if !is_item && find(parent, &keys).is_none() {
            let known = paths(parent, "");
            let hint = match suggest::nearest(name, known.iter().map(String::as_str)) {
                Some(suggestion) => msg!("query-suggestion", suggestion = suggestion),
                None => msg!("import-no-hint"),
            };
            bail!(msg!(
                "import-unknown-column",
                table = table,
                column = column,
                name = name,
                hint = hint
            ));
        }
        let keys = if is_item { Vec::new() } else { keys };
        if columns.contains(&keys) {
            bail!(msg!("import-column-twice", table = table, column = column, name = name));
        }
        columns.push(keys);
    }
    Ok(columns)
}

/// The field that the keys lead to.
pub(super) fn find<'f>(parent: &'f Field, keys: &[String]) -> Option<&'f Field> {
    keys.iter().try_fold(parent, |field, key| field.child(key))
}

/// The names that columns may have.
fn paths(parent: &Field, prefix: &str) -> Vec<String> {
    let below = |field: &Field| {
        let name = format!("{prefix}{}", field.name);
        let inner = match field.shape {
            Shape::Object(_) => paths(field, &format!("{name}.")),
            _ => Vec::new(),
        };
        std::iter::once(name).chain(inner)
    };
    parent.children().iter().flat_map(below).collect()
}
