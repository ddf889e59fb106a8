//! The folder that a set of reports is written to; no other files in it are written over.

use std::collections::BTreeSet;
use std::fs;
use std::io;
use std::path::{Component, Path};

use anyhow::{Result, bail};
use serde_json::{Value, json};

use super::workspace::UserPath;
use file_tree::write::{not_written, write_below_without_sync};
use messages::msg;

/// The file that says what is in the folder, and that it is a set of reports.
const LIST: &str = "reports.json";

const VERSION: u32 = 1;

/// A folder that is new, empty, or an earlier set.
pub(crate) struct OutputDirectory {
    path: UserPath,
    /// What the earlier set was made of.
    earlier: BTreeSet<String>,
}

impl OutputDirectory {
    /// # Errors
    /// If something else is there.
    pub(crate) fn open(path: UserPath) -> Result<Self> {
        let earlier = match fs::read_dir(&path.resolved).map(|mut entries| entries.next().is_none())
        {
            Ok(true) => BTreeSet::new(),
            Ok(false) => match listed(&path.resolved.join(LIST)) {
                Some(files) => files,
                None => bail!(msg!("report-all-not-empty", folder = path.to_string())),
            },
            Err(error) if error.kind() == io::ErrorKind::NotFound => BTreeSet::new(),
            Err(error) => bail!(not_written(&path.typed, &error)),
        };
        Ok(OutputDirectory { path, earlier })
    }

    /// Makes it a set, which it stays even if writing it is cut short.
    ///
    /// # Errors
    /// If it cannot be written.
    pub(crate) fn begin(&self) -> Result<()> {
        self.list(&self.earlier)
    }

    /// Writes a file without waiting for the disk: there are hundreds, and the list, which is
    /// written last, says that all are there.
    ///
    /// # Errors
    /// If it cannot be written.
    pub(crate) fn write(&self, name: &str, content: &[u8]) -> Result<()> {
        let file = self.path.join(name);
        let written = write_below_without_sync(&self.path.resolved, name, content);
        written.map_err(|error| not_written(&file.typed, &error).into())
    }

    /// Writes the list and takes away what the earlier set had and this one has not.
    ///
    /// # Errors
    /// If the list cannot be written.
    pub(crate) fn finish<'f>(&self, files: impl Iterator<Item = &'f str>) -> Result<()> {
        let files: BTreeSet<_> = files.map(str::to_owned).collect();
        for gone in self.earlier.difference(&files).filter(|file| is_within(file)) {
            // One that is not there any more needs no taking away.
            let _ = fs::remove_file(self.path.resolved.join(gone));
        }
        self.list(&files)
    }

    fn list(&self, files: &BTreeSet<String>) -> Result<()> {
        fs::create_dir_all(&self.path.resolved)
            .map_err(|error| not_written(&self.path.typed, &error))?;
        let list = json!({ "version": VERSION, "files": files });
        self.path.join(LIST).write(format!("{list:#}\n").as_bytes())
    }
}

/// The files of an earlier set; none if there is no such list.
fn listed(list: &Path) -> Option<BTreeSet<String>> {
    let list: Value = serde_json::from_str(&fs::read_to_string(list).ok()?).ok()?;
    let files = list.get("files")?.as_array()?.iter();
    Some(files.filter_map(Value::as_str).map(str::to_owned).collect())
}

/// Whether a path leads nowhere but into the folder.
fn is_within(file: &str) -> bool {
    Path::new(file).components().all(|part| matches!(part, Component::Normal(_)))
}
