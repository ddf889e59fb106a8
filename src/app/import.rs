//! Imports tables into records: computes what they would change, and writes it.

use std::collections::BTreeMap;
use std::fs;
use std::path::{Path, PathBuf};
use std::sync::Arc;

use anyhow::{Result, bail};

use super::workspace::{HEAD, Workspace};
use crate::ozg::domain::{RecordView, Themenfeld};
use crate::ozg::meaning::themenfelder;
use file_tree::write::{FileChange, WriteOp, write_all};
use file_tree::{Directory, Tree};
use messages::{Message, msg};
use record_diff::diff::{Diff, RecordChange, RecordChangeKind, field_changes};
use record_diff::import::{ImportPlan, RawTable, RecordAbsence, plan, stem};
use records::dataset::{DatasetSource, Projection};
use records::record::Record;
use records::schema::Schemas;
use yaml_tree::Node;

/// Folder of the tables.
const SEEDS: &str = "seeds";

/// Which tables are imported.
#[derive(Debug, Clone)]
pub(crate) struct ImportRequest<'a> {
    /// Tables, or folders of tables; if empty, those of the dataset.
    pub tables: &'a [PathBuf],
    /// The revision whose tables the records were last updated from.
    pub base: Option<&'a str>,
    /// Whether the records will be written.
    pub is_written: bool,
}

/// What the tables would change in the records.
pub(crate) struct ImportAnswer {
    pub plans: Vec<ImportPlan>,
    /// The revision whose tables are the earlier ones.
    pub since: String,
    schemas: Schemas,
    directory: Directory,
}

/// How many records an import affects.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub(crate) struct ImportCounts {
    pub created: usize,
    pub changed: usize,
    pub same: usize,
    pub conflicts: usize,
}

/// Compares the tables with the records; nothing is written yet.
///
/// # Errors
/// If there is no dataset, no table or no such revision, a table or record cannot be read, or another run keeps the
/// dataset locked.
pub(crate) fn import(workspace: &Workspace, request: &ImportRequest<'_>) -> Result<ImportAnswer> {
    let mut directory = workspace.open_empty()?;
    if request.is_written {
        directory = directory.for_writing()?;
    }
    let schemas = Schemas::load(&Tree::Directory(directory.clone()))?;
    let now = read_tables(workspace, &directory.root, request.tables)?;
    let before = tables_before(workspace, request.base, &now)?;
    let plans = plan(&schemas, &now, &before, &directory)?;
    let since = request.base.unwrap_or(HEAD).to_owned();
    Ok(ImportAnswer { plans, since, schemas, directory })
}

impl ImportAnswer {
    /// Writes the records that are created or changed: all of them or none.
    ///
    /// # Errors
    /// If they cannot be written, or one was changed meanwhile.
    pub(crate) fn write(&self) -> Result<()> {
        write_all(&self.directory, &self.plans.iter().filter_map(file_change).collect::<Vec<_>>())
    }

    /// The changes as a diff; none if nothing changes.
    #[must_use]
    pub(crate) fn diff(&self) -> Option<Diff> {
        let plans = self.plans.iter().filter(|plan| plan.text.is_some());
        let changes: Vec<_> = plans.map(record_change).collect();
        (!changes.is_empty()).then(|| Diff { changes, ..Diff::default() })
    }

    /// The names of the recorded Themenfelder, by id.
    ///
    /// # Errors
    /// If there are no records, or they cannot be read.
    pub(crate) fn themenfelder(&self) -> Result<BTreeMap<String, String>> {
        let tree = Tree::Directory(self.directory.clone());
        let source = DatasetSource::judged_by(tree, self.schemas.clone())?;
        let mut projection = Projection::default();
        if let Some(kind) = self.schemas.kind(Themenfeld::KIND) {
            projection.add(&kind.name, &kind.label);
        }
        Ok(themenfelder(&source.load(&projection)?))
    }

    /// How many records are kept although the tables no longer have them.
    #[must_use]
    pub(crate) fn dropped(&self) -> usize {
        self.plans.iter().filter(|plan| plan.absence == Some(RecordAbsence::Row)).count()
    }

    /// The records that were deleted or renamed although their rows are unchanged, with their current names where
    /// known.
    pub(crate) fn gone(&self) -> impl Iterator<Item = (String, Option<String>)> {
        self.plans.iter().filter_map(|plan| {
            let Some(RecordAbsence::Record { now }) = &plan.absence else { return None };
            let name = |id: &str| format!("{}/{id}", plan.kind.name);
            Some((name(&plan.id), now.as_deref().map(name)))
        })
    }

    #[must_use]
    pub(crate) fn counts(&self) -> ImportCounts {
        let mut counts = ImportCounts::default();
        for plan in &self.plans {
            match (&plan.text, &plan.old) {
                (Some(_), None) => counts.created += 1,
                (Some(_), Some(_)) => counts.changed += 1,
                (None, None) => {}
                (None, Some(_)) => counts.same += 1,
            }
            counts.conflicts += plan.conflicts.len() + usize::from(plan.row_conflict.is_some());
        }
        counts
    }
}

fn file_change(plan: &ImportPlan) -> Option<FileChange<'_>> {
    let text = plan.text.as_deref()?;
    let op = if plan.old.is_some() { WriteOp::Update(text) } else { WriteOp::Create(text) };
    Some(FileChange { path: &plan.path, op })
}

/// The change as `ozg diff` would report it once it is written.
fn record_change(plan: &ImportPlan) -> RecordChange {
    let kind = Arc::clone(&plan.kind);
    let file: Arc<str> = Arc::from(plan.path.as_str());
    let record = |root: &Node| Record {
        kind: Arc::clone(&kind),
        id: plan.id.clone(),
        file: Arc::clone(&file),
        root: root.clone(),
    };
    let new = record(&plan.new);
    let label = new.label().to_owned();
    let what = match &plan.old {
        Some(old) => {
            let fields = field_changes(&kind, old, &plan.new);
            RecordChangeKind::Changed { old: record(old), new, fields }
        }
        None => RecordChangeKind::Added { record: new },
    };
    RecordChange { kind, id: plan.id.clone(), label, file, what, dangling: Vec::new() }
}

/// The named tables, or those of the dataset.
fn read_tables(workspace: &Workspace, root: &Path, named: &[PathBuf]) -> Result<Vec<RawTable>> {
    let folders = if named.is_empty() { vec![root.join(SEEDS)] } else { named.to_owned() };
    let mut tables = Vec::new();
    for folder in &folders {
        for path in tables_in(workspace, folder)? {
            let shown = path.strip_prefix(root).unwrap_or(&path).display().to_string();
            let bytes = fs::read(workspace.path(&path).resolved)
                .map_err(|error| unreadable(&shown, &error))?;
            tables.push(RawTable { path: shown, bytes });
        }
    }
    Ok(tables)
}

/// The tables of the same names in a revision; without a revision or a repository there are none.
fn tables_before(
    workspace: &Workspace,
    base: Option<&str>,
    now: &[RawTable],
) -> Result<Vec<RawTable>> {
    let revision = match (base, workspace.revision(base.unwrap_or(HEAD))) {
        (_, Ok(revision)) => revision,
        (Some(_), Err(error)) => return Err(error),
        (None, Err(_)) => return Ok(Vec::new()),
    };
    let mut tables = Vec::new();
    for table in now {
        let path = format!("{SEEDS}/{}.csv", stem(&table.path));
        if let Some(bytes) = revision.table(&path)? {
            let path = format!("{}:{path}", revision.name);
            tables.push(RawTable { path, bytes });
        }
    }
    Ok(tables)
}

/// The tables in a folder, sorted by name; for a file, the file itself.
fn tables_in(workspace: &Workspace, path: &Path) -> Result<Vec<PathBuf>> {
    let folder = workspace.path(path).resolved;
    if folder.is_file() {
        return Ok(vec![path.to_owned()]);
    }
    let shown = path.display().to_string();
    let entries = fs::read_dir(&folder).map_err(|error| unreadable(&shown, &error))?;
    let mut tables: Vec<_> = entries
        .filter_map(|entry| Some(path.join(entry.ok()?.file_name())))
        .filter(|path| path.extension().is_some_and(|extension| extension == "csv"))
        .collect();
    tables.sort();
    if tables.is_empty() {
        bail!(msg!("import-no-table", folder = shown));
    }
    Ok(tables)
}

fn unreadable(file: &str, error: &std::io::Error) -> anyhow::Error {
    msg!("error-unreadable", file = file, reason = Message::from(error)).into()
}
