//! Finding and reading the tables: as they are now, and as they were.

use std::fs;
use std::path::{Path, PathBuf};

use anyhow::{Result, bail};

use crate::commands::CommandContext;
use messages::Message;
use messages::msg;
use record_diff::import::{RawTable, stem};

/// Folder of the tables.
const SEEDS: &str = "seeds";

/// The tables that the user names, or those of the dataset.
pub(super) fn read(
    context: &CommandContext<'_>,
    root: &Path,
    named: &[PathBuf],
) -> Result<Vec<RawTable>> {
    let folders = if named.is_empty() { vec![root.join(SEEDS)] } else { named.to_owned() };
    let mut tables = Vec::new();
    for folder in &folders {
        for path in tables_in(context, folder)? {
            let shown = path.strip_prefix(root).unwrap_or(&path).display().to_string();
            let bytes = fs::read(context.workspace.path(&path).resolved)
                .map_err(|error| unreadable(&shown, &error))?;
            tables.push(RawTable { path: shown, bytes });
        }
    }
    Ok(tables)
}

/// The tables of the same names in a revision; without a revision or a repository there are none.
pub(super) fn before(
    context: &CommandContext<'_>,
    base: Option<&str>,
    now: &[RawTable],
) -> Result<Vec<RawTable>> {
    let revision = match (base, context.workspace.revision(base.unwrap_or("HEAD"))) {
        (_, Ok(revision)) => revision,
        (Some(_), Err(error)) => return Err(error),
        (None, Err(_)) => return Ok(Vec::new()),
    };
    let mut tables = Vec::new();
    for table in now {
        let path = format!("{SEEDS}/{}.csv", stem(&table.path));
        if let Some(bytes) = revision.file(&path)? {
            let path = format!("{}:{path}", revision.name);
            tables.push(RawTable { path, bytes });
        }
    }
    Ok(tables)
}

/// The tables of a folder, sorted by name; a file stands for itself.
fn tables_in(context: &CommandContext<'_>, path: &Path) -> Result<Vec<PathBuf>> {
    let folder = context.workspace.path(path).resolved;
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
