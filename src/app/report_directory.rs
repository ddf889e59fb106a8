//! The folder that a set of reports is written to; no other files in it are written over or taken away.

use anyhow::Result;
use serde_json::{Value, json};

use super::output_directory::{LeftFiles, ListedFiles, Manifest, OutputDirectory, listed};
use super::workspace::UserPath;
use messages::msg;

/// The file that says what is in the folder, and that it is a set of reports.
static LIST: Manifest = Manifest {
    name: "reports.json",
    files,
    absent: |folder| msg!("report-all-not-empty", folder = folder),
};

/// The same of the public site.
static SITE: Manifest = Manifest {
    name: "site-files.json",
    files,
    absent: |folder| msg!("site-not-empty", folder = folder),
};

/// The first had no hashes.
const VERSION: u32 = 2;

/// A folder that is new, empty, or an earlier set.
pub(crate) struct ReportDirectory(OutputDirectory);

impl ReportDirectory {
    /// # Errors
    /// If something else is there.
    pub(crate) fn open(path: UserPath) -> Result<Self> {
        OutputDirectory::open(path, &LIST).map(ReportDirectory)
    }

    /// The folder of the public site.
    ///
    /// # Errors
    /// If something else is there.
    pub(crate) fn open_site(path: UserPath) -> Result<Self> {
        OutputDirectory::open(path, &SITE).map(ReportDirectory)
    }

    /// Makes it a set, which it stays even if writing it is cut short; `names` are the files that it
    /// may come to have.
    ///
    /// # Errors
    /// If the path of one leads through a link, or the list cannot be written.
    pub(crate) fn begin<'n>(&self, names: impl IntoIterator<Item = &'n str>) -> Result<()> {
        self.0.begin(names)?;
        let earlier = self.0.earlier().iter();
        self.list(earlier.map(|(name, hash)| (name.as_str(), hash.as_deref())))
    }

    /// Writes a file without waiting for the disk: there are hundreds, and the list, which is
    /// written last, says that all are there.
    ///
    /// # Errors
    /// If it cannot be written.
    pub(crate) fn write(&self, name: &str, content: &[u8]) -> Result<()> {
        self.0.write_without_sync(name, content)
    }

    /// [`write`](Self::write), but for a file that is there with these very bytes: it keeps its time.
    ///
    /// # Errors
    /// The same.
    pub(crate) fn write_changed(&self, name: &str, content: &[u8]) -> Result<()> {
        self.0.write_changed(name, content)
    }

    /// Takes away what the earlier set had and this one has not, and writes the list. What is left of
    /// the earlier set is not [`is_page`](super::report_set::is_page), or was changed since.
    ///
    /// # Errors
    /// If the list cannot be written.
    pub(crate) fn finish(self, is_page: impl Fn(&str) -> bool) -> Result<LeftFiles> {
        let left = self.0.remove_stale(is_page);
        let written = self.0.written();
        self.list(written.iter().map(|(name, file)| (name.as_str(), Some(file.hash.as_str()))))?;
        Ok(left)
    }

    fn list<'f>(&self, files: impl Iterator<Item = (&'f str, Option<&'f str>)>) -> Result<()> {
        let files: Vec<_> =
            files.map(|(path, hash)| json!({ "path": path, "hash": hash })).collect();
        let list = json!({ "version": VERSION, "files": files });
        self.0.write_manifest(&format!("{list:#}\n"))
    }
}

/// The files of an earlier set; a list of the first version has names alone.
fn files(list: &Value) -> Option<ListedFiles> {
    let names = list["files"].as_array()?.iter().filter_map(Value::as_str);
    let mut files = listed(&list["files"]);
    files.extend(names.map(|name| (name.to_owned(), None)));
    Some(files)
}
