//! The folder that a set of reports is written to; no other files in it are written over or taken away.

use std::collections::BTreeMap;
use std::io;
use std::sync::{Mutex, PoisonError};

use anyhow::{Result, bail};
use serde_json::{Value, json};

use super::output_directory::{LeftFiles, OutputDirectory, OutputState, hash};
use super::workspace::UserPath;
use file_tree::write::not_written;
use messages::msg;

/// The file that says what is in the folder, and that it is a set of reports.
const LIST: &str = "reports.json";

/// The first had no hashes.
const VERSION: u32 = 2;

/// A folder that is new, empty, or an earlier set.
pub(crate) struct ReportDirectory {
    folder: OutputDirectory,
    /// What the earlier set is said to be made of.
    earlier: BTreeMap<String, Option<String>>,
    /// The hashes of what this run has written.
    written: Mutex<BTreeMap<String, String>>,
}

impl ReportDirectory {
    /// # Errors
    /// If something else is there.
    pub(crate) fn open(path: UserPath) -> Result<Self> {
        let folder = OutputDirectory::new(path, LIST);
        let earlier = match folder.state() {
            Ok(state) => match state? {
                OutputState::Empty => BTreeMap::new(),
                OutputState::Earlier(list) if list["files"].is_array() => listed(&list),
                _ => bail!(msg!("report-all-not-empty", folder = folder.path().to_string())),
            },
            Err(error) if error.kind() == io::ErrorKind::NotFound => BTreeMap::new(),
            Err(error) => bail!(not_written(&folder.path().typed, &error)),
        };
        Ok(ReportDirectory { folder, earlier, written: Mutex::default() })
    }

    /// Makes it a set, which it stays even if writing it is cut short; `names` are the files that it
    /// may come to have.
    ///
    /// # Errors
    /// If the path of one leads through a link, or the list cannot be written.
    pub(crate) fn begin<'n>(&self, names: impl IntoIterator<Item = &'n str>) -> Result<()> {
        self.folder.begin(names)?;
        let earlier = self.earlier.iter();
        self.list(earlier.map(|(name, hash)| (name.as_str(), hash.as_deref())))
    }

    /// Writes a file without waiting for the disk: there are hundreds, and the list, which is
    /// written last, says that all are there.
    ///
    /// # Errors
    /// If it cannot be written.
    pub(crate) fn write(&self, name: &str, content: &[u8]) -> Result<()> {
        self.folder.write_without_sync(name, content)?;
        let mut written = self.written.lock().unwrap_or_else(PoisonError::into_inner);
        written.insert(name.to_owned(), hash(content));
        Ok(())
    }

    /// Writes the list and takes away what the earlier set had and this one has not, if a page may be
    /// called so and it is byte for byte what that set wrote. All else that the earlier list names is
    /// left.
    ///
    /// # Errors
    /// If the list cannot be written.
    pub(crate) fn finish(self, is_page: impl Fn(&str) -> bool) -> Result<LeftFiles> {
        let written = self.written.lock().unwrap_or_else(PoisonError::into_inner);
        let mut left = LeftFiles::default();
        for (name, hash) in self.earlier.iter().filter(|(name, _)| !written.contains_key(*name)) {
            let hash = hash.as_ref().filter(|_| is_page(name));
            let is_gone = hash.is_some_and(|hash| self.folder.remove(name, hash));
            if !is_gone && self.folder.has(name) {
                left.push(name);
            }
        }
        self.list(written.iter().map(|(name, hash)| (name.as_str(), Some(hash.as_str()))))?;
        Ok(left)
    }

    fn list<'f>(&self, files: impl Iterator<Item = (&'f str, Option<&'f str>)>) -> Result<()> {
        let files: Vec<_> =
            files.map(|(path, hash)| json!({ "path": path, "hash": hash })).collect();
        let list = json!({ "version": VERSION, "files": files });
        self.folder.write_manifest(&format!("{list:#}\n"))
    }
}

/// The files of an earlier set; a list of the first version has names alone.
fn listed(list: &Value) -> BTreeMap<String, Option<String>> {
    let files = list["files"].as_array().into_iter().flatten();
    let file = |file: &Value| {
        let name = file.as_str().or_else(|| file["path"].as_str())?;
        Some((name.to_owned(), file["hash"].as_str().map(str::to_owned)))
    };
    files.filter_map(file).collect()
}
