//! The folder that a set of reports is written to; other files in it are never overwritten or deleted.

use anyhow::Result;
use serde_json::{Value, json};

use super::output_directory::{LeftFiles, ListedFiles, Manifest, OutputDirectory, listed};
use super::workspace::UserPath;
use messages::msg;

/// The manifest of a set of reports, which also marks the folder as one.
static LIST: Manifest = Manifest {
    name: "reports.json",
    files,
    absent: |folder| msg!("report-all-not-empty", folder = folder),
};

/// The manifest of the public site.
static SITE: Manifest = Manifest {
    name: "site-files.json",
    files,
    absent: |folder| msg!("site-not-empty", folder = folder),
};

/// Version of the manifests; version 1 had no hashes.
const VERSION: u32 = 2;

/// A folder that is new, empty, or an earlier set.
pub(crate) struct ReportDirectory(OutputDirectory);

impl ReportDirectory {
    /// # Errors
    /// If the folder contains something else.
    pub(crate) fn open(path: UserPath) -> Result<Self> {
        OutputDirectory::open(path, &LIST).map(ReportDirectory)
    }

    /// The folder of the public site.
    ///
    /// # Errors
    /// If the folder contains something else.
    pub(crate) fn open_site(path: UserPath) -> Result<Self> {
        OutputDirectory::open(path, &SITE).map(ReportDirectory)
    }

    /// Marks the folder as a set, so that it remains one even if the run is interrupted; `names` are the files that may
    /// be written.
    ///
    /// # Errors
    /// If the path of one leads through a link, or the manifest cannot be written.
    pub(crate) fn begin<'n>(&self, names: impl IntoIterator<Item = &'n str>) -> Result<()> {
        self.0.begin(names)?;
        let earlier = self.0.earlier().iter();
        self.write_list(earlier.map(|(name, hash)| (name.as_str(), hash.as_deref())))
    }

    /// Writes a file without waiting for the disk: there are hundreds, and the manifest, which is
    /// written last, marks the set as complete.
    ///
    /// # Errors
    /// If it cannot be written.
    pub(crate) fn write(&self, name: &str, content: &[u8]) -> Result<()> {
        self.0.write_without_sync(name, content)
    }

    /// Like [`write`](Self::write), but a file that already has this content keeps its modification time.
    ///
    /// # Errors
    /// Those of [`write`](Self::write).
    pub(crate) fn write_changed(&self, name: &str, content: &[u8]) -> Result<()> {
        self.0.write_changed(name, content)
    }

    /// Deletes the files of the earlier set that this one no longer has, and writes the manifest. Files of the earlier
    /// set are kept if they are not [`is_page`](super::report_set::is_page), or were changed since.
    ///
    /// # Errors
    /// If the manifest cannot be written.
    pub(crate) fn finish(self, is_page: impl Fn(&str) -> bool) -> Result<LeftFiles> {
        let left = self.0.remove_stale(is_page);
        let written = self.0.written();
        self.write_list(
            written.iter().map(|(name, file)| (name.as_str(), Some(file.hash.as_str()))),
        )?;
        Ok(left)
    }

    fn write_list<'f>(
        &self,
        files: impl Iterator<Item = (&'f str, Option<&'f str>)>,
    ) -> Result<()> {
        let files: Vec<_> =
            files.map(|(path, hash)| json!({ "path": path, "hash": hash })).collect();
        let list = json!({ "version": VERSION, "files": files });
        self.0.write_manifest(&format!("{list:#}\n"))
    }
}

/// The files of an earlier set; a manifest of version 1 has only names.
fn files(list: &Value) -> Option<ListedFiles> {
    let names = list["files"].as_array()?.iter().filter_map(Value::as_str);
    let mut files = listed(&list["files"]);
    files.extend(names.map(|name| (name.to_owned(), None)));
    Some(files)
}
