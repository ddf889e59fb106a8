//! Exports the dataset for other programs: its metadata, and all its tables.

use std::collections::BTreeMap;
use std::path::MAIN_SEPARATOR;

use anyhow::{Result, bail};
use serde_json::Value;

use super::output_directory::{
    LeftFiles, ListedFiles, Manifest, OutputDirectory, OutputFile, listed,
};
use super::workspace::{UserPath, Workspace, ending};
use crate::config::Config;
use crate::ozg::derived::catalogue;
use crate::ozg::metadata::{DatasetMetadata, describe};
use messages::{PartialDate, msg};
use record_query::relational::RelationSet;
use record_query::relational::sqlite::SqliteDatabase;
use records::dataset::DatasetSource;

/// The file that makes a folder a data package.
static PACKAGE: Manifest = Manifest {
    name: "datapackage.json",
    files,
    absent: |folder| msg!("export-not-empty", folder = folder),
};

/// The property of the descriptor that lists files other than tables; our own extension of the format.
pub(crate) const SCRIPT_LIST: &str = "x-scripts";

/// File extensions that select a database rather than a folder.
const DATABASES: [&str; 3] = ["sqlite", "sqlite3", "db"];

/// What is exported, and for which day.
#[derive(Debug, Clone)]
pub(crate) struct ExportRequest<'a> {
    pub at: Option<&'a str>,
    /// The day to export: facts that do not hold on it are left out. Without a day, everything recorded is exported,
    /// with derived fields as of today.
    pub day: Option<PartialDate>,
}

/// Where the tables go: one file, or a folder with a file per table.
pub(crate) enum ExportTarget {
    Database(UserPath),
    Folder(PackageDirectory),
}

/// A folder that is new, empty, or an earlier data package.
pub(crate) struct PackageDirectory(OutputDirectory);

/// All tables of a dataset.
pub(crate) struct ExportAnswer {
    pub relations: RelationSet,
    pub as_of: PartialDate,
    source: DatasetSource,
}

/// Describes the dataset for a catalogue.
///
/// # Errors
/// If `ozg.toml` has no metadata, or the dataset cannot be read.
pub(crate) fn metadata(
    workspace: &Workspace,
    request: &ExportRequest<'_>,
) -> Result<DatasetMetadata> {
    describe(&workspace.open(request.at)?, workspace.as_of(request.day))
}

/// Reads all tables.
///
/// # Errors
/// If the dataset cannot be read.
pub(crate) fn export(workspace: &Workspace, request: &ExportRequest<'_>) -> Result<ExportAnswer> {
    let source = workspace.open(request.at)?;
    let catalogue = catalogue(&source.schemas);
    let as_of = workspace.as_of(request.day);
    let entered = workspace.entered(request.at, as_of);
    let day = workspace.query_day(request.day, entered.as_ref());
    let relations = RelationSet::load(&source, &catalogue, day)?;
    Ok(ExportAnswer { relations, as_of, source })
}

impl ExportAnswer {
    /// The tables as a database.
    ///
    /// # Errors
    /// If SQLite fails.
    pub(crate) fn database(&self) -> Result<Vec<u8>> {
        SqliteDatabase::for_file(&self.relations)?.to_bytes()
    }

    /// The metadata of the dataset, if it has any.
    ///
    /// # Errors
    /// If `ozg.toml` is unusable, or the dataset cannot be read.
    pub(crate) fn description(&self) -> Result<Option<DatasetMetadata>> {
        let is_described = Config::load(&self.source.tree)?.metadata.is_some();
        is_described.then(|| describe(&self.source, self.as_of)).transpose()
    }
}

impl ExportTarget {
    /// Chosen by the extension of the path; an existing folder is never a database, whatever its name.
    ///
    /// # Errors
    /// If a folder contains other files, or the path is not an existing folder and does not have the extension of a
    /// database.
    pub(crate) fn new(path: UserPath) -> Result<Self> {
        if DATABASES.contains(&ending(&path.typed).as_str()) && !path.resolved.is_dir() {
            return Ok(ExportTarget::Database(path));
        }
        let is_file_name = path.typed.extension().is_some();
        let name = path.to_string();
        if is_file_name && !name.ends_with(MAIN_SEPARATOR) && !path.resolved.is_dir() {
            let known = DATABASES.map(|ending| format!(".{ending}")).join(", ");
            bail!(msg!("export-no-folder", path = name, known = known));
        }
        let folder = OutputDirectory::open(path, &PACKAGE)?;
        Ok(ExportTarget::Folder(PackageDirectory(folder)))
    }
}

impl PackageDirectory {
    /// Creates the folder if it does not exist; `names` are the files that will be written.
    ///
    /// # Errors
    /// If it cannot be created, or the path of a file leads through a link.
    pub(crate) fn begin<'n>(&self, names: impl IntoIterator<Item = &'n str>) -> Result<()> {
        self.0.begin(names)
    }

    /// Writes a file into the folder.
    ///
    /// # Errors
    /// If it cannot be written.
    pub(crate) fn write(&self, name: &str, content: &[u8]) -> Result<()> {
        self.0.write(name, content)
    }

    /// The files written so far.
    #[must_use]
    pub(crate) fn written(&self) -> BTreeMap<String, OutputFile> {
        self.0.written()
    }

    /// Deletes the files of the earlier package that this one no longer has, if `is_output_name` accepts the name and
    /// the file is unchanged. Writes the descriptor last, since it marks the package as complete.
    ///
    /// # Errors
    /// If it cannot be written.
    pub(crate) fn finish(
        &self,
        descriptor: &str,
        is_output_name: impl Fn(&str) -> bool,
    ) -> Result<LeftFiles> {
        let left = self.0.remove_stale(is_output_name);
        self.0.write_manifest(descriptor)?;
        Ok(left)
    }
}

/// The files of an earlier package, as listed in its descriptor; older descriptors have no hashes, only names.
fn files(package: &Value) -> Option<ListedFiles> {
    let mut files = listed(&package["resources"]);
    files.extend(listed(&package[SCRIPT_LIST]));
    Some(files)
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::fs;
    use std::path::Path;

    use messages::Message;

    fn target(folder: &Path, name: &str) -> Result<ExportTarget> {
        ExportTarget::new(UserPath { typed: name.into(), resolved: folder.join(name) })
    }

    #[test]
    fn the_extension_selects_a_database() {
        let folder = tempfile::tempdir().expect("a folder");
        let is_database =
            |name| matches!(target(folder.path(), name), Ok(ExportTarget::Database(_)));
        assert!(is_database("all.sqlite") && is_database("all.DB"));
        fs::create_dir(folder.path().join("old.db")).expect("a folder");
        assert!(matches!(target(folder.path(), "old.db"), Ok(ExportTarget::Folder(_))));
        assert!(matches!(target(folder.path(), "tables"), Ok(ExportTarget::Folder(_))));
    }

    #[test]
    fn a_folder_with_other_files_is_rejected() {
        let folder = tempfile::tempdir().expect("a folder");
        let tables = folder.path().join("tables");
        fs::create_dir(&tables).expect("a folder");
        fs::write(tables.join("letter.txt"), "").expect("a file");
        let key = |name| {
            let error = target(folder.path(), name).err()?;
            error.downcast_ref::<Message>().map(|message| message.key)
        };
        assert_eq!(key("tables"), Some("export-not-empty"));
        assert_eq!(key("all.xyz"), Some("export-no-folder"));
        fs::write(tables.join(PACKAGE.name), "{}").expect("a file");
        assert_eq!(key("tables"), None, "an earlier export is written over");
    }
}
