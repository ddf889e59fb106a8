//! A dataset in a directory.

use std::collections::BTreeMap;
use std::fs::{self, File};
use std::io::Read;
use std::path::{MAIN_SEPARATOR, Path, PathBuf};
use std::sync::Arc;

use anyhow::{Error, Result, bail};
use rayon::prelude::*;
use walkdir::WalkDir;

use super::paths::PathCount;
use super::write::WriteSession;
use super::{DATA, FileContent, FileKind, Host, MAX_BYTES, SCHEMA, TreeFile};
use messages::Message;
use messages::msg;

/// The root of a dataset in the file system.
#[derive(Debug, Clone)]
pub struct Directory {
    pub(crate) host: Host,
    pub root: PathBuf,
    /// Contents that files are going to have; read instead of those on disk.
    pub overlay: BTreeMap<String, Vec<u8>>,
    /// Set for a run that will write; clones of the directory share it.
    writing: Option<Arc<WriteSession>>,
}

impl Directory {
    /// The nearest folder from `dir` upwards that has `data` and `schema`.
    ///
    /// # Errors
    /// If there is none.
    pub fn open(host: &Host, dir: &Path) -> Result<Self> {
        Self::with(host, dir, &[DATA, SCHEMA])
    }

    /// The nearest folder upwards that has `schema`; the records may not exist yet.
    ///
    /// # Errors
    /// If there is none.
    pub fn open_empty(host: &Host, dir: &Path) -> Result<Self> {
        Self::with(host, dir, &[SCHEMA])
    }

    fn with(host: &Host, dir: &Path, folders: &[&str]) -> Result<Self> {
        let shown = dir.display().to_string();
        let start = match fs::canonicalize(host.resolve(dir)) {
            Ok(start) if start.is_dir() => start,
            Ok(_) => {
                bail!(msg!("error-no-directory", dir = shown, reason = msg!("io-not-a-directory")))
            }
            Err(error) => {
                bail!(msg!("error-no-directory", dir = shown, reason = Message::from(&error)))
            }
        };
        let is_dataset = |root: &&Path| folders.iter().all(|name| is_real_folder(&root.join(name)));
        match start.ancestors().find(is_dataset) {
            Some(root) => Ok(Directory {
                host: host.clone(),
                root: root.to_owned(),
                overlay: BTreeMap::new(),
                writing: None,
            }),
            None => bail!(msg!("error-no-dataset", dir = shown)),
        }
    }

    /// Prepares a run that will write: waits until no other run writes, and from now on records what it reads, so that
    /// it overwrites nothing else. Other runs wait until it has written, or ends.
    ///
    /// # Errors
    /// If another run is still writing after some seconds.
    pub fn for_writing(mut self) -> Result<Self> {
        self.writing = Some(Arc::new(WriteSession::begin(&self.root)?));
        Ok(self)
    }

    /// Whether a file still has the content that this run first read; false for a run that does not write.
    pub(crate) fn is_as_read(&self, path: &str) -> bool {
        let now = content(&self.root.join(path));
        match (&self.writing, now) {
            (Some(session), Some(now)) => session.is_as_seen(path, &now),
            _ => false,
        }
    }

    pub(crate) fn end_writing(&self) {
        self.writing.iter().for_each(|session| session.end());
    }

    pub(super) fn list(&self, folder: &str) -> Result<Vec<TreeFile>> {
        self.walk(folder).collect()
    }

    pub(super) fn count(
        &self,
        folder: &str,
        limit: usize,
        is_counted: impl Fn(&str) -> bool,
    ) -> Result<usize> {
        let is_counted = |file: &Result<TreeFile>| {
            file.as_ref().map_or(true, |file| file.is_counted(folder, &is_counted))
        };
        let counted: Result<Vec<_>> = self.walk(folder).filter(is_counted).take(limit).collect();
        Ok(counted?.len())
    }

    /// The files below a folder, in no order; an error ends the walk.
    fn walk(&self, folder: &str) -> impl Iterator<Item = Result<TreeFile>> {
        let mut count = PathCount::default();
        let root = self.root.to_string_lossy().into_owned();
        let walk = WalkDir::new(self.root.join(folder)).follow_links(false).min_depth(1);
        walk.into_iter().filter_map(move |entry| {
            let entry = match entry {
                Ok(entry) => entry,
                Err(error) => return Some(Err(not_listed(&root, &error))),
            };
            let kind = entry.file_type();
            if kind.is_dir() {
                return None;
            }
            let kind = if entry.file_name().to_str().is_none() {
                FileKind::Unnamable
            } else if kind.is_symlink() {
                FileKind::Link
            } else if kind.is_file() {
                FileKind::Regular
            } else {
                FileKind::Special
            };
            let path = path_below(&root, entry.path());
            let file = TreeFile { path: path.into(), kind, object: String::new() };
            Some(count.add(file.path.len()).map(|()| file))
        })
    }

    pub(super) fn read_each<T: Send>(
        &self,
        files: &[impl AsRef<TreeFile> + Sync],
        each: impl Fn(usize, FileContent) -> T + Sync,
    ) -> Vec<T> {
        let files = files.par_iter().map(AsRef::as_ref).enumerate();
        files.map(|(index, file)| each(index, self.read(file))).collect()
    }

    /// The content of a file by its path below the dataset; none if there is no such file. A link is
    /// not followed.
    #[must_use]
    pub fn content(&self, path: &str) -> Option<FileContent> {
        if let Some(bytes) = self.overlay.get(path) {
            return Some(FileContent::Bytes(bytes.clone()));
        }
        let found = content(&self.root.join(path));
        found.map(|content| self.seen(path, content))
    }

    pub(super) fn read(&self, file: &TreeFile) -> FileContent {
        if let Some(bytes) = self.overlay.get(file.path.as_ref()) {
            return FileContent::Bytes(bytes.clone());
        }
        self.seen(&file.path, read(&self.root.join(file.path.as_ref())))
    }

    fn seen(&self, path: &str, content: FileContent) -> FileContent {
        self.writing.iter().for_each(|session| session.see(path, &content));
        content
    }
}

fn content(path: &Path) -> Option<FileContent> {
    match fs::symlink_metadata(path) {
        Ok(file) if file.is_file() => Some(read(path)),
        Ok(_) => Some(FileContent::Unreadable(msg!("io-not-a-file"))),
        Err(error) if error.kind() == std::io::ErrorKind::NotFound => None,
        Err(error) => Some(FileContent::Unreadable(Message::from(&error))),
    }
}

fn not_listed(root: &str, error: &walkdir::Error) -> Error {
    let path = error.path().unwrap_or(Path::new(root)).display().to_string();
    let reason = error.io_error().map_or(msg!("io-link-circle"), Message::from);
    msg!("error-unreadable", file = path, reason = reason).into()
}

/// The part of a path below the root that it lies in, with `/`. Texts are compared, since `Path::strip_prefix` compares
/// part by part and is slow.
fn path_below(root: &str, path: &Path) -> String {
    let path = path.to_string_lossy();
    let relative = path.strip_prefix(root).unwrap_or(&path).trim_start_matches(MAIN_SEPARATOR);
    match MAIN_SEPARATOR {
        '/' => relative.to_owned(),
        other => relative.replace(other, "/"),
    }
}

/// Whether the path is a folder and not a link, which may lead out of the dataset.
pub(crate) fn is_real_folder(path: &Path) -> bool {
    fs::symlink_metadata(path).is_ok_and(|found| found.is_dir())
}

/// Reads a file outside a dataset, such as one that Git passes by path. Links are followed.
#[must_use]
pub fn read_file(host: &Host, path: &Path) -> FileContent {
    read(&host.resolve(path))
}

/// Reads no more than the limit, whatever size the file system reports.
fn read(path: &Path) -> FileContent {
    let read = || {
        let file = File::open(path)?;
        let size = file.metadata()?.len();
        if size > MAX_BYTES {
            return Ok(FileContent::TooLarge(size));
        }
        let mut bytes = Vec::with_capacity(usize::try_from(size).unwrap_or_default());
        file.take(MAX_BYTES + 1).read_to_end(&mut bytes)?;
        match bytes.len() as u64 {
            size if size > MAX_BYTES => Ok(FileContent::TooLarge(size)),
            _ => Ok(FileContent::Bytes(bytes)),
        }
    };
    read().unwrap_or_else(|error: std::io::Error| FileContent::Unreadable(Message::from(&error)))
}
