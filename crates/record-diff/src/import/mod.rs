//! Importing tables into records: `seeds/<collection>.csv` has one row per record, `seeds/<collection>.<list>.csv` one
//! row per entry of a list, which may be in an object (`<object>.<list>`).

mod codes;
mod hands;
mod merge;
mod rows;
mod table;

use std::collections::BTreeMap;
use std::sync::Arc;

use anyhow::{Result, bail};
use rayon::prelude::*;

pub use merge::ImportConflict;
pub use table::{RawTable, stem};

use file_tree::{Directory, FileContent, Tree};
use hands::TableChanges;
use messages::msg;
use records::dataset::{RecordDocument, TakenValue, UniqueValues, is_id};
use records::edit::rewrite;
use records::schema::{Kind, SchemaViolation, Schemas, ViolationKind};
use rows::{KindRows, RecordRows};
use table::ImportTable;
use yaml_tree::{Node, Value};

/// The result of importing the tables into one record.
pub struct ImportPlan {
    pub kind: Arc<Kind>,
    pub id: String,
    /// Path below the dataset.
    pub path: String,
    /// The current record; none if it does not exist yet.
    pub old: Option<Node>,
    pub new: Node,
    /// The new text of the file, if it changes.
    pub text: Option<String>,
    pub conflicts: Vec<ImportConflict>,
    /// Why the whole row is not imported.
    pub row_conflict: Option<RowConflict>,
    /// Which counterpart no longer exists; the other is left unchanged.
    pub absence: Option<RecordAbsence>,
}

/// What was removed while its counterpart is unchanged.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum RecordAbsence {
    /// The table no longer has a row for the record.
    Row,
    /// There is no record; `now` is the id under which it exists now, if a unique value shows it.
    Record { now: Option<String> },
}

/// Why a row is not imported.
#[derive(Debug, Clone, PartialEq)]
pub enum RowConflict {
    /// Another record has a value that no two may share.
    Taken(TakenValue),
    /// The row changed, and the record was removed or, if a unique value shows it, has another id now.
    Gone { now: Option<String> },
}

/// Compares tables with the records they describe.
///
/// `before` holds the tables as they were at the last import: what they already had then is left as people edited it,
/// and what differs from both is a conflict.
///
/// # Errors
/// If a table does not match its name: with the table, and where possible row and column. If a record is not readable,
/// or would violate its schema.
pub fn plan(
    schemas: &Schemas,
    tables: &[RawTable],
    before: &[RawTable],
    directory: &Directory,
) -> Result<Vec<ImportPlan>> {
    // Earlier tables that match no current schema are ignored.
    let before = by_kind(schemas, before).unwrap_or_default();
    let mut plans = Vec::new();
    for (kind, rows) in by_kind(schemas, tables)?.into_values() {
        let before = before.get(&kind.name).map(|(_, rows)| rows);
        let importer = Importer { kind: &kind, rows: &rows, before, directory };
        let mut of_kind = importer.plans()?;
        let tree = || Tree::Directory(directory.clone());
        codes::settle(&mut of_kind, || UniqueValues::read(&tree(), &kind))?;
        plans.extend(of_kind);
    }
    Ok(plans)
}

type RowsByKind = BTreeMap<String, (Arc<Kind>, KindRows)>;

fn by_kind(schemas: &Schemas, tables: &[RawTable]) -> Result<RowsByKind> {
    let mut groups: BTreeMap<String, (Arc<Kind>, Vec<ImportTable>)> = BTreeMap::new();
    for raw in tables {
        let (kind, list) = table::subject(schemas, &raw.path)?;
        let group =
            groups.entry(kind.name.clone()).or_insert_with(|| (Arc::clone(kind), Vec::new()));
        group.1.push(ImportTable::parse(raw, kind, list)?);
    }
    let rows = |(name, (kind, mut tables)): (String, (Arc<Kind>, Vec<ImportTable>))| {
        tables.sort_by_key(|table| table.list.is_some());
        let rows = KindRows::new(&kind, &tables)?;
        Ok((name, (kind, rows)))
    };
    groups.into_iter().map(rows).collect()
}

struct Importer<'a> {
    kind: &'a Arc<Kind>,
    rows: &'a KindRows,
    before: Option<&'a KindRows>,
    directory: &'a Directory,
}

impl Importer<'_> {
    fn plans(&self) -> Result<Vec<ImportPlan>> {
        let records: Vec<_> = self.rows.records.iter().collect();
        let plans: Vec<_> =
            records.into_par_iter().map(|(id, rows)| self.plan(id, rows)).collect::<Result<_>>()?;
        let dropped = self.before.into_iter().flat_map(|before| &before.records);
        let dropped = dropped.filter(|(id, rows)| rows.row > 0 && self.is_dropped(id));
        let dropped = dropped.map(|(id, _)| self.dropped(id)).collect::<Result<Vec<_>>>()?;
        Ok(plans.into_iter().chain(dropped.into_iter().flatten()).collect())
    }

    fn plan(&self, id: &str, rows: &RecordRows) -> Result<ImportPlan> {
        if !is_id(id) {
            bail!(msg!("import-invalid-id", table = &rows.table, row = rows.row, id = id));
        }
        self.check_values(id, rows)?;
        let path = self.kind.path(id);
        match self.directory.content(&path) {
            Some(content) => self.existing(id, path, rows, content),
            None => self.missing(id, path, rows),
        }
    }

    /// A record that the table had before and that no longer exists was renamed or deleted by people.
    fn missing(&self, id: &str, path: String, rows: &RecordRows) -> Result<ImportPlan> {
        let new = rows::nested(&self.kind.root, &rows.values).unwrap_or(Value::Null.into());
        if let Some(before) = self.before.and_then(|before| before.records.get(id)) {
            let plan = self.bare(id, path, new);
            return Ok(if hands::is_unchanged(self.rows, rows, before) {
                ImportPlan { absence: Some(RecordAbsence::Record { now: None }), ..plan }
            } else {
                ImportPlan { row_conflict: Some(RowConflict::Gone { now: None }), ..plan }
            });
        }
        if rows.row == 0 {
            bail!(msg!("import-no-record", table = &rows.table, id = id));
        }
        self.check(id, rows, &new)?;
        let text = self.kind.text(&new)?;
        Ok(ImportPlan { old: None, text: Some(text), ..self.bare(id, path, new) })
    }

    fn existing(
        &self,
        id: &str,
        path: String,
        rows: &RecordRows,
        content: FileContent,
    ) -> Result<ImportPlan> {
        let file = Arc::from(path.as_str());
        let Ok(document) = RecordDocument::new(self.kind, id, &file, content) else {
            bail!(msg!("import-unreadable-record", file = path));
        };
        let old = document.record.root;
        let no_values = rows::FieldValues::new();
        let before = self
            .before
            .map(|before| before.records.get(id).map_or(&no_values, |record| &record.values));
        let table = (self.rows, &rows.values);
        let changes = TableChanges::new(self.kind, &old, table, before);
        let fields = changes.fields.into_iter();
        let (new, conflicts) = merge::merge(self.kind, &old, fields, &changes.values, before);
        if new == old {
            return Ok(ImportPlan { old: Some(old), conflicts, ..self.bare(id, path, new) });
        }
        self.check(id, rows, &new)?;
        let Ok(text) = rewrite(self.kind, &document.source, &old, &new) else {
            bail!(msg!("import-impossible", file = path));
        };
        Ok(ImportPlan { old: Some(old), text: Some(text), conflicts, ..self.bare(id, path, new) })
    }

    fn bare(&self, id: &str, path: String, new: Node) -> ImportPlan {
        ImportPlan {
            kind: Arc::clone(self.kind),
            id: id.to_owned(),
            path,
            old: None,
            new,
            text: None,
            conflicts: Vec::new(),
            row_conflict: None,
            absence: None,
        }
    }

    /// Checks the values of a table against the schema, whatever becomes of them; missing ones are allowed.
    fn check_values(&self, id: &str, rows: &RecordRows) -> Result<()> {
        let Some(values) = rows::nested(&self.kind.root, &rows.values) else { return Ok(()) };
        let is_wrong = |v: &&SchemaViolation| !matches!(v.kind, ViolationKind::MissingKey { .. });
        let violations = self.kind.violations(&values);
        let Some(wrong) = violations.iter().find(is_wrong) else { return Ok(()) };
        let Some(value) = values.at(&wrong.path).and_then(Node::as_str) else {
            return Err(invalid(id, rows, wrong));
        };
        let (place, name) = (rows.place(&wrong.field()), wrong.field());
        Err(msg!(
            "import-wrong-cell",
            table = place.table,
            row = place.row,
            column = place.column,
            name = name,
            cell = value,
        )
        .into())
    }

    /// Checks that no table makes a record violate its schema.
    fn check(&self, id: &str, rows: &RecordRows, new: &Node) -> Result<()> {
        match self.kind.violations(new).first() {
            Some(violation) => Err(invalid(id, rows, violation)),
            None => Ok(()),
        }
    }

    fn is_dropped(&self, id: &str) -> bool {
        !self.rows.records.contains_key(id)
    }

    fn dropped(&self, id: &str) -> Result<Option<ImportPlan>> {
        let path = self.kind.path(id);
        let exists = self.directory.content(&path).is_some();
        let bare = self.bare(id, path, Value::Null.into());
        let plan = ImportPlan { absence: Some(RecordAbsence::Row), ..bare };
        Ok(exists.then_some(plan))
    }
}

fn invalid(id: &str, rows: &RecordRows, violation: &SchemaViolation) -> anyhow::Error {
    let field = violation.field();
    let place = rows.place(&field);
    msg!(
        "import-invalid-record",
        table = place.table,
        row = place.row,
        column = place.column,
        id = id,
        field = field,
    )
    .into()
}
