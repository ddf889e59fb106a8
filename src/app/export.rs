//! The dataset for other programs: what it says of itself, and all its tables.

use std::io;
use std::path::MAIN_SEPARATOR;

use anyhow::{Result, bail};
use serde_json::Value;

use super::output_directory::{LeftFiles, OutputDirectory, OutputState};
use super::workspace::{UserPath, Workspace, ending};
use crate::config::Config;
use crate::ozg::derived::DERIVED;
use crate::ozg::metadata::{DatasetMetadata, describe};
use file_tree::write::not_written;
use messages::{Message, PartialDate, msg};
use record_query::query::Catalogue;
use record_query::relational::RelationSet;
use record_query::relational::sqlite::SqliteDatabase;
use records::dataset::DatasetSource;

/// The file that makes a folder a data package.
const PACKAGE: &str = "datapackage.json";

/// What a database is called, and a folder is not.
const DATABASES: [&str; 3] = ["sqlite", "sqlite3", "db"];

/// What is exported, and of which day.
#[derive(Debug, Clone)]
pub(crate) struct ExportRequest<'a> {
    pub at: Option<&'a str>,
    /// The day on which derived fields hold.
    pub as_of: PartialDate,
}

/// Where the tables go: one file, or a folder with a file per table.
pub(crate) enum ExportTarget {
    Database(UserPath),
    Folder(PackageDirectory),
}

/// A folder that is new, empty, or an earlier data package.
pub(crate) struct PackageDirectory {
    folder: OutputDirectory,
    /// The files of the tables of an earlier package, as it says itself.
    earlier: Vec<String>,
}

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
    describe(&workspace.open(request.at)?, request.as_of)
}

/// Reads all tables.
///
/// # Errors
/// If the dataset cannot be read.
pub(crate) fn export(workspace: &Workspace, request: &ExportRequest<'_>) -> Result<ExportAnswer> {
    let source = workspace.open(request.at)?;
    let catalogue = Catalogue { schemas: &source.schemas, derived: DERIVED };
    let relations = RelationSet::load(&source, &catalogue, request.as_of)?;
    Ok(ExportAnswer { relations, as_of: request.as_of, source })
}

impl ExportAnswer {
    /// The tables as a database.
    ///
    /// # Errors
    /// SQLite's.
    pub(crate) fn database(&self) -> Result<Vec<u8>> {
        SqliteDatabase::new(&self.relations)?.to_bytes()
    }

    /// What the dataset says of itself, if anything.
    ///
    /// # Errors
    /// If `ozg.toml` is unusable, or the dataset cannot be read.
    pub(crate) fn description(&self) -> Result<Option<DatasetMetadata>> {
        let is_described = Config::load(&self.source.tree)?.metadata.is_some();
        is_described.then(|| describe(&self.source, self.as_of)).transpose()
    }
}

impl ExportTarget {
    /// By the ending of the path; a folder that is there is no database, whatever it is called.
    ///
    /// # Errors
    /// If a folder has other files, or a path without a folder ends like neither.
    pub(crate) fn new(path: UserPath) -> Result<Self> {
        if DATABASES.contains(&ending(&path.typed).as_str()) && !path.resolved.is_dir() {
            return Ok(ExportTarget::Database(path));
        }
        PackageDirectory::open(path).map(ExportTarget::Folder)
    }
}

impl PackageDirectory {
    fn open(path: UserPath) -> Result<Self> {
        let folder = OutputDirectory::new(path, PACKAGE);
        let UserPath { typed, .. } = folder.path();
        let name = folder.path().to_string();
        let earlier = match folder.state() {
            Ok(state) => match state? {
                OutputState::Empty => Vec::new(),
                OutputState::Earlier(package) => tables(&package),
                OutputState::Foreign => bail!(msg!("export-not-empty", folder = name)),
            },
            Err(_) if typed.extension().is_some() && !name.ends_with(MAIN_SEPARATOR) => {
                let known = DATABASES.map(|ending| format!(".{ending}")).join(", ");
                bail!(msg!("export-no-folder", path = name, known = known))
            }
            Err(error) if error.kind() == io::ErrorKind::NotFound => Vec::new(),
            Err(error) => bail!(not_written(typed, &error)),
        };
        Ok(PackageDirectory { folder, earlier })
    }

    /// Makes the folder if it is not there; `names` are the files that will be written.
    ///
    /// # Errors
    /// If it cannot be made, or the path of a file leads through a link.
    pub(crate) fn begin<'n>(&self, names: impl IntoIterator<Item = &'n str>) -> Result<()> {
        self.folder.begin(names)
    }

    /// Writes a file into the folder.
    ///
    /// # Errors
    /// If it cannot be written.
    pub(crate) fn write(&self, name: &str, content: &[u8]) -> Result<()> {
        self.folder.write(name, content)
    }

    /// Writes the descriptor. It comes last, since it says that the package is complete.
    ///
    /// # Errors
    /// If it cannot be written.
    pub(crate) fn finish(&self, descriptor: &str) -> Result<()> {
        self.folder.write_manifest(descriptor)
    }

    /// What an earlier package is said to have, is there, and is none of `names`. Nothing of it is
    /// taken away: of a table it is not known whether others read it.
    #[must_use]
    pub(crate) fn left(&self, names: &[String]) -> Option<Message> {
        let mut left = LeftFiles::default();
        let others = self.earlier.iter().filter(|name| !names.contains(name));
        others.filter(|name| self.folder.has(name)).for_each(|name| left.push(name));
        left.named().map(|(files, more)| msg!("export-left", files = files, more = more))
    }
}

/// The files that a descriptor names.
fn tables(package: &Value) -> Vec<String> {
    let resources = package["resources"].as_array().into_iter().flatten();
    resources.filter_map(|one| Some(one["path"].as_str()?.to_owned())).collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::fs;
    use std::path::Path;

    fn target(folder: &Path, name: &str) -> Result<ExportTarget> {
        ExportTarget::new(UserPath { typed: name.into(), resolved: folder.join(name) })
    }

    #[test]
    fn the_ending_says_whether_it_is_a_database() {
        let folder = tempfile::tempdir().expect("a folder");
        let is_database =
            |name| matches!(target(folder.path(), name), Ok(ExportTarget::Database(_)));
        assert!(is_database("all.sqlite") && is_database("all.DB"));
        fs::create_dir(folder.path().join("old.db")).expect("a folder");
        assert!(matches!(target(folder.path(), "old.db"), Ok(ExportTarget::Folder(_))));
        assert!(matches!(target(folder.path(), "tables"), Ok(ExportTarget::Folder(_))));
    }

    #[test]
    fn a_folder_with_other_files_is_left_alone() {
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
        fs::write(tables.join(PACKAGE), "{}").expect("a file");
        assert_eq!(key("tables"), None, "an earlier export is written over");
    }
}
