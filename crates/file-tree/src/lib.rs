//! Reading a dataset from a directory, or from a revision of a Git repository without checking it out.

// The input is untrusted: an index out of bounds would abort the program.
#![warn(clippy::indexing_slicing)]

mod candidates;
mod diff;
mod directory;
mod git;
pub mod hash;
mod host;
mod likeness;
mod paths;
pub mod write;

use std::collections::HashSet;
use std::path::Path;
use std::sync::Arc;

use anyhow::{Result, bail};

pub use candidates::Candidates;
pub use diff::{TreeDiff, diff_trees};
pub use directory::{Directory, read_file};
pub use git::{
    Commit, CommitDiff, DataState, FileHistory, FilePasts, FileRename, FileStatus, INDEX,
    ParentDiff, Revision, Timeline, merge_lines,
};
pub use host::{Cache, Host, Observer};

use messages::Message;
use messages::msg;

/// Folder of the records, one subfolder per kind.
pub const DATA: &str = "data";
/// Folder of the schemas.
pub const SCHEMA: &str = "schema";

/// Size in bytes beyond which a file is not read.
pub const MAX_BYTES: u64 = 1024 * 1024;

/// The files of a dataset.
#[derive(Debug, Clone)]
pub enum Tree {
    Directory(Directory),
    Revision(Revision),
}

/// A file of a dataset; the path is relative to the dataset, with `/`.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct TreeFile {
    pub path: Arc<str>,
    pub kind: FileKind,
    /// The object that holds the content, in a revision.
    object: String,
}

impl AsRef<TreeFile> for TreeFile {
    fn as_ref(&self) -> &TreeFile {
        self
    }
}

impl TreeFile {
    /// Whether it is regular, and its path from the folder is counted.
    fn is_counted(&self, folder: &str, is_counted: impl Fn(&str) -> bool) -> bool {
        let path = self.path.strip_prefix(folder).and_then(|path| path.strip_prefix('/'));
        self.kind == FileKind::Regular && path.is_some_and(is_counted)
    }
}

/// What a directory entry is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum FileKind {
    Regular,
    Link,
    /// A pipe, a device, a socket, a submodule.
    Special,
    /// Its name is not UTF-8; the path shows it as closely as possible.
    Unnamable,
}

/// The result of reading a file.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum FileContent {
    Bytes(Vec<u8>),
    /// Larger than [`MAX_BYTES`]; not read. The size in bytes.
    TooLarge(u64),
    Unreadable(Message),
}

impl FileContent {
    /// The text, if it was read and is UTF-8.
    #[must_use]
    pub fn text(&self) -> Option<&str> {
        match self {
            FileContent::Bytes(bytes) => std::str::from_utf8(bytes).ok(),
            FileContent::TooLarge(_) | FileContent::Unreadable(_) => None,
        }
    }

    /// Whether the content is that of a Git blob, by the name of the blob; none if that cannot be decided from the
    /// name.
    fn is_object(&self, name: &str) -> Option<bool> {
        match self {
            FileContent::Bytes(bytes) => hash::is_blob(bytes, name),
            _ => None,
        }
    }

    /// # Errors
    /// If the file could not be read, or is too large.
    pub fn bytes(self, path: &str) -> Result<Vec<u8>> {
        match self {
            FileContent::Bytes(bytes) => Ok(bytes),
            FileContent::Unreadable(reason) => {
                bail!(msg!("error-unreadable", file = path, reason = reason))
            }
            FileContent::TooLarge(_) => {
                let limit = usize::try_from(MAX_BYTES).unwrap_or(usize::MAX);
                bail!(msg!("error-too-large", file = path, limit = limit))
            }
        }
    }
}

impl Tree {
    /// The dataset that `dir` lies in: the nearest folder upwards that has `data` and `schema`.
    ///
    /// # Errors
    /// If there is none, or `revision` does not resolve in the Git repository of `dir`.
    pub fn open(host: &Host, dir: &Path, revision: Option<&str>) -> Result<Tree> {
        match revision {
            Some(revision) => Ok(Tree::Revision(Revision::open(host, dir, revision)?)),
            None => Ok(Tree::Directory(Directory::open(host, dir)?)),
        }
    }

    /// All files below a folder, sorted by path.
    ///
    /// # Errors
    /// If the folder cannot be listed.
    pub fn list(&self, folder: &str) -> Result<Vec<TreeFile>> {
        let mut files = match self {
            Tree::Directory(directory) => directory.list(folder)?,
            Tree::Revision(revision) => revision.list(folder)?,
        };
        files.sort();
        Ok(files)
    }

    /// The number of regular files below a folder whose path from there is counted. Counting ends at `limit`, and in a
    /// Git revision no file is listed.
    ///
    /// # Errors
    /// If the folder cannot be read.
    pub fn count(
        &self,
        folder: &str,
        limit: usize,
        is_counted: impl Fn(&str) -> bool,
    ) -> Result<usize> {
        match self {
            Tree::Directory(directory) => directory.count(folder, limit, is_counted),
            Tree::Revision(revision) => revision.count(folder, limit, is_counted),
        }
    }

    /// The files at the given paths below `data`, without listing others in a Git revision.
    ///
    /// # Errors
    /// If the tree cannot be listed.
    pub fn list_only(&self, paths: &[&str]) -> Result<Vec<TreeFile>> {
        match self {
            Tree::Directory(_) => {
                let mut files = self.list(DATA)?;
                files.retain(|file| paths.contains(&file.path.as_ref()));
                Ok(files)
            }
            Tree::Revision(revision) => revision.list_only(paths),
        }
    }

    /// Reads files, several at once, and passes each to `each`; the results are in the order of the files.
    ///
    /// # Errors
    /// If an object of the revision is missing or damaged, or Git fails.
    pub fn read_each<T: Send>(
        &self,
        files: &[impl AsRef<TreeFile> + Sync],
        each: impl Fn(usize, FileContent) -> T + Sync,
    ) -> Result<Vec<T>> {
        let observer = self.host().observer();
        let each = |index, content| {
            let result = each(index, content);
            observer.file_read();
            result
        };
        observer.reading_started(files.len());
        let results = match self {
            Tree::Directory(directory) => Ok(directory.read_each(files, each)),
            Tree::Revision(revision) => revision.read_each(files, each),
        };
        observer.reading_finished();
        results
    }

    /// What Git knows about paths at which there is no record, queried for all of them at once.
    #[must_use]
    pub fn pasts(&self, paths: HashSet<Arc<str>>) -> FilePasts {
        if paths.is_empty() {
            return FilePasts::new();
        }
        let pasts = match self {
            Tree::Directory(directory) => directory.pasts(paths),
            Tree::Revision(revision) => revision.pasts(paths),
        };
        // Outside a repository nothing is known, which is not an error.
        pasts.unwrap_or_default()
    }

    /// The bytes of a file beside the records, by its path below the dataset; none if there is no
    /// such file.
    ///
    /// # Errors
    /// If it cannot be read.
    pub fn file(&self, path: &str) -> Result<Option<Vec<u8>>> {
        let content = match self {
            Tree::Directory(directory) => directory.content(path),
            Tree::Revision(revision) => revision.file(path)?,
        };
        content.map(|content| content.bytes(path)).transpose()
    }

    /// Reads the texts of files; each is an error if it cannot be read, is too large or not UTF-8.
    ///
    /// # Errors
    /// If an object of the revision is missing or damaged, or Git fails.
    pub fn read_texts(&self, files: &[TreeFile]) -> Result<Vec<Result<String>>> {
        self.read_each(files, |index, content| {
            let path = files.get(index).map_or("", |file| file.path.as_ref());
            let text = String::from_utf8(content.bytes(path)?);
            text.map_err(|_| msg!("error-not-utf8", file = path).into())
        })
    }

    /// When a file was last changed, by its path below the dataset; none where Git does not know.
    ///
    /// # Errors
    /// If Git fails.
    pub fn history(&self, path: &str) -> Result<Option<FileHistory>> {
        match self {
            Tree::Directory(directory) => directory.history(path),
            Tree::Revision(revision) => revision.history(path),
        }
    }

    /// The environment that the tree was opened in.
    #[must_use]
    pub fn host(&self) -> &Host {
        match self {
            Tree::Directory(directory) => &directory.host,
            Tree::Revision(revision) => revision.host(),
        }
    }

    /// The name that the user gave this tree: the revision as typed, or none for a directory.
    #[must_use]
    pub fn revision(&self) -> Option<&str> {
        match self {
            Tree::Directory(_) => None,
            Tree::Revision(revision) => Some(&revision.name),
        }
    }
}
