//! A folder of output files: nothing is written through a link, and only files that an earlier run wrote are deleted,
//! whatever the repository contains.

use std::collections::BTreeMap;
use std::ffi::OsStr;
use std::fs::{self, File};
use std::io::{self, Read};
use std::path::{Component, Path};
use std::sync::{Mutex, PoisonError};

use anyhow::{Result, bail};
use serde_json::Value;

use super::workspace::UserPath;
use file_tree::hash::{hash, hash_of_file};
use file_tree::write::{not_written, place_below, write_below, write_below_without_sync};
use file_tree::{DATA, SCHEMA};
use messages::{Message, msg};

/// Maximum size of a manifest in bytes, ten times the size of one that lists ten thousand pages.
const MAX_MANIFEST: u64 = 16 * 1024 * 1024;

/// Maximum number of files named in a message.
const MAX_NAMED: usize = 10;

/// The files that a manifest lists, with their hashes where it has one.
pub(crate) type ListedFiles = BTreeMap<String, Option<String>>;

/// A file that lists what the last run wrote.
pub(crate) struct Manifest {
    pub name: &'static str,
    /// Reads the list of files; none if the file is something else of that name.
    pub files: fn(&Value) -> Option<ListedFiles>,
    /// The error for a folder that has files but no such manifest.
    pub absent: fn(String) -> Message,
}

/// A folder that is new, empty, or has the manifest of an earlier run. The folder itself is
/// trusted, since the caller names it, and may be a link; no path below it may be one.
pub(crate) struct OutputDirectory {
    path: UserPath,
    manifest: &'static Manifest,
    /// What an earlier run has written according to its manifest, which is not trusted.
    earlier: ListedFiles,
    written: Mutex<BTreeMap<String, OutputFile>>,
}

/// A file as this run wrote it.
#[derive(Debug, Clone)]
pub(crate) struct OutputFile {
    pub hash: String,
    pub bytes: usize,
}

/// Files in the manifest of an earlier run that this run neither wrote nor deleted.
#[derive(Debug, Default)]
pub(crate) struct LeftFiles(Vec<String>);

impl OutputDirectory {
    /// # Errors
    /// If the folder belongs to a dataset or to Git, cannot be listed, has other files, or has a manifest that is a
    /// link.
    pub(crate) fn open(path: UserPath, manifest: &'static Manifest) -> Result<Self> {
        if is_of_repository(&path.resolved) {
            bail!(msg!("output-in-repository", folder = path.to_string()));
        }
        let (earlier, written) = (ListedFiles::new(), Mutex::default());
        let mut folder = OutputDirectory { path, manifest, earlier, written };
        match fs::read_dir(&folder.path.resolved) {
            Ok(mut entries) => {
                if entries.next().is_some() {
                    folder.earlier = folder.read_manifest()?;
                }
            }
            Err(error) if error.kind() == io::ErrorKind::NotFound => {}
            Err(error) => bail!(not_written(&folder.path.typed, &error)),
        }
        Ok(folder)
    }

    fn read_manifest(&self) -> Result<ListedFiles> {
        self.check([self.manifest.name])?;
        let listed = self.manifest_bytes().ok();
        let listed = listed.and_then(|bytes| (self.manifest.files)(&parsed(&bytes)?));
        listed.ok_or_else(|| (self.manifest.absent)(self.path.to_string()).into())
    }

    /// Reads at most [`MAX_MANIFEST`] bytes, since the file may come with the repository.
    fn manifest_bytes(&self) -> io::Result<Vec<u8>> {
        let file = File::open(place_below(&self.path.resolved, self.manifest.name)?)?;
        let mut bytes = Vec::new();
        file.take(MAX_MANIFEST).read_to_end(&mut bytes)?;
        Ok(bytes)
    }

    /// What an earlier run has written according to its manifest.
    #[must_use]
    pub(crate) fn earlier(&self) -> &ListedFiles {
        &self.earlier
    }

    /// Creates the folder, if all these files can be written to it; no file is written yet.
    ///
    /// # Errors
    /// If the path of one, or of the manifest, leads through a link or to something other than a file.
    pub(crate) fn begin<'n>(&self, names: impl IntoIterator<Item = &'n str>) -> Result<()> {
        self.check(names)?;
        self.check([self.manifest.name])?;
        fs::create_dir_all(&self.path.resolved)
            .map_err(|error| not_written(&self.path.typed, &error).into())
    }

    fn check<'n>(&self, names: impl IntoIterator<Item = &'n str>) -> Result<()> {
        for name in names {
            if let Err(error) = place_below(&self.path.resolved, name) {
                bail!(not_written(&self.path.typed.join(name), &error));
            }
        }
        Ok(())
    }

    /// Writes a file atomically.
    ///
    /// # Errors
    /// If it cannot be written, or its path leads through a link.
    pub(crate) fn write(&self, name: &str, content: &[u8]) -> Result<()> {
        self.check_written(name, write_below(&self.path.resolved, name, content))?;
        self.record_file(name, content);
        Ok(())
    }

    /// Like [`write`](Self::write), but without waiting for the disk.
    ///
    /// # Errors
    /// Those of [`write`](Self::write).
    pub(crate) fn write_without_sync(&self, name: &str, content: &[u8]) -> Result<()> {
        self.check_written(name, write_below_without_sync(&self.path.resolved, name, content))?;
        self.record_file(name, content);
        Ok(())
    }

    /// Like [`write_without_sync`](Self::write_without_sync), but skips a file that already has this content.
    ///
    /// # Errors
    /// Those of [`write`](Self::write).
    pub(crate) fn write_changed(&self, name: &str, content: &[u8]) -> Result<()> {
        let is_the_same = place_below(&self.path.resolved, name)
            .and_then(fs::read)
            .is_ok_and(|found| found == content);
        if !is_the_same {
            return self.write_without_sync(name, content);
        }
        self.record_file(name, content);
        Ok(())
    }

    /// Writes the manifest. It must come last, since it marks the output as complete.
    ///
    /// # Errors
    /// If it cannot be written.
    pub(crate) fn write_manifest(&self, text: &str) -> Result<()> {
        let name = self.manifest.name;
        self.check_written(name, write_below(&self.path.resolved, name, text.as_bytes()))
    }

    fn check_written(&self, name: &str, result: io::Result<()>) -> Result<()> {
        result.map_err(|error| not_written(&self.path.typed.join(name), &error).into())
    }

    fn record_file(&self, name: &str, content: &[u8]) {
        let file = OutputFile { hash: hash(content), bytes: content.len() };
        let mut written = self.written.lock().unwrap_or_else(PoisonError::into_inner);
        written.insert(name.to_owned(), file);
    }

    /// The files that this run has written so far, without the manifest.
    #[must_use]
    pub(crate) fn written(&self) -> BTreeMap<String, OutputFile> {
        self.written.lock().unwrap_or_else(PoisonError::into_inner).clone()
    }

    /// Deletes the files in the earlier manifest that this run has not written, if `is_output_name` accepts the name as
    /// one that a run may write, and the content matches the hash in the manifest. All other listed files are kept.
    #[must_use]
    pub(crate) fn remove_stale(&self, is_output_name: impl Fn(&str) -> bool) -> LeftFiles {
        let written = self.written();
        let is_stale = |name: &str| !written.contains_key(name) && name != self.manifest.name;
        let mut left = LeftFiles::default();
        for (name, hash) in self.earlier.iter().filter(|(name, _)| is_stale(name)) {
            let hash = hash.as_ref().filter(|_| is_output_name(name));
            let is_removed = hash.is_some_and(|hash| self.remove(name, hash));
            if !is_removed && self.has(name) {
                left.0.push(name.clone());
            }
        }
        left
    }

    /// Whether something exists at a path listed in a manifest. A path that leads out of the folder counts as existing,
    /// without a look at the file system.
    fn has(&self, name: &str) -> bool {
        let is_normal = |part| matches!(part, Component::Normal(_));
        let is_within = Path::new(name).components().all(is_normal);
        let place = is_within.then(|| place_below(&self.path.resolved, name));
        // If the path itself is blocked, such as by a link, that counts as something, too.
        !name.is_empty() && !matches!(place, Some(Ok(path)) if !path.exists())
    }

    /// Deletes a file if its content matches the hash in the manifest; returns whether it was deleted.
    fn remove(&self, name: &str, hash: &str) -> bool {
        let Ok(path) = place_below(&self.path.resolved, name) else { return false };
        let is_the_same = hash_of_file(&path).is_ok_and(|found| found == hash);
        is_the_same && fs::remove_file(path).is_ok()
    }
}

/// The entries of a list in a manifest, each with a path and optionally a hash.
#[must_use]
pub(crate) fn listed(entries: &Value) -> ListedFiles {
    let entries = entries.as_array().into_iter().flatten();
    let file = |entry: &Value| {
        let hash = entry["hash"].as_str().map(str::to_owned);
        Some((entry["path"].as_str()?.to_owned(), hash))
    };
    entries.filter_map(file).collect()
}

fn parsed(bytes: &[u8]) -> Option<Value> {
    serde_json::from_slice(bytes).ok()
}

impl LeftFiles {
    /// The names of the first files, and how many more there are; none if there are no files.
    #[must_use]
    pub(crate) fn named(&self) -> Option<(String, usize)> {
        let named: Vec<_> = self.0.iter().take(MAX_NAMED).map(String::as_str).collect();
        let more = self.0.len() - named.len();
        (!named.is_empty()).then(|| (named.join(", "), more))
    }
}

/// Whether a folder belongs to a dataset or to Git: files written there would be mistaken for records, schemas or
/// objects.
fn is_of_repository(path: &Path) -> bool {
    let existing = path.ancestors().find_map(|folder| folder.canonicalize().ok());
    let is_reserved = |folder: &Path| {
        let has_beside = |name: &str| folder.with_file_name(name).is_dir();
        match folder.file_name().and_then(OsStr::to_str) {
            Some(".git") => true,
            Some(DATA) => has_beside(SCHEMA),
            Some(SCHEMA) => has_beside(DATA),
            _ => false,
        }
    };
    existing.is_some_and(|existing| existing.ancestors().any(is_reserved))
}
