//! A dataset in a revision, read through the `git` program: no checkout, no hook, no filter.

pub(super) mod changes;
mod command;
mod history;
mod objects;
mod renames;
mod setup;

use std::path::{Path, PathBuf};

use anyhow::{Result, bail};

pub use self::history::{Commit, History, State};
pub use renames::renamed;
pub use setup::{install, merge_lines, uninstall};

use self::command::Git;
use super::{Content, DATA, Form, SCHEMA, TreeFile};
use crate::msg;

/// A revision of the repository that a directory lies in.
#[derive(Debug, Clone)]
pub struct Revision {
    /// As the user typed it.
    pub name: String,
    /// Object name of the tree that is the root of the dataset.
    pub tree: String,
    /// The way from the directory up to the root of the dataset: `../../`.
    up: String,
    git: Git,
}

impl Revision {
    /// Anything Git calls a commit, tag or tree: `main`, `HEAD~3`, `v1.0`, `main:folder`.
    ///
    /// # Errors
    /// If `dir` is in no repository, the name means nothing there, or the dataset is not in it.
    pub fn open(dir: &Path, name: &str) -> Result<Self> {
        let git = Git::new(dir);
        let prefix = git.prefix()?;
        let Some(tree) = git.tree_of(name)? else {
            bail!(msg!("error-no-revision", revision = name));
        };
        let roots = candidates(&prefix);
        for (steps, root) in roots.iter().enumerate() {
            if let Some(tree) = git.dataset_in(&tree, root)? {
                return Ok(Revision { name: name.to_owned(), tree, up: "../".repeat(steps), git });
            }
        }
        bail!(msg!("error-no-dataset-in-revision", revision = name))
    }

    /// The path under which a file that is gone goes on, if Git knows; the dataset must be the
    /// folder that the revision was opened in.
    #[must_use]
    pub fn renamed(&self, path: &str) -> Option<String> {
        renamed(self.git.dir(), path, Some(&self.name))
    }

    /// The bytes of a file by its path below the dataset, whatever its size; none if there is no
    /// such file.
    ///
    /// # Errors
    /// If Git fails.
    pub fn file(&self, path: &str) -> Result<Option<Vec<u8>>> {
        match self.git.object(&format!("{}:{path}", self.tree))? {
            Some(object) => Ok(Some(self.git.output(&["cat-file", "blob", &object])?)),
            None => Ok(None),
        }
    }

    pub(super) fn list(&self, folder: &str) -> Result<Vec<TreeFile>> {
        let folder = format!("{folder}/");
        let listing =
            self.git.output(&["ls-tree", "-r", "-z", "--full-tree", &self.tree, "--", &folder])?;
        Ok(listing.split(|&byte| byte == 0).filter_map(parse_entry).collect())
    }

    pub(super) fn read_each<T: Send>(
        &self,
        files: &[TreeFile],
        each: impl Fn(usize, Content) -> T + Sync,
    ) -> Result<Vec<T>> {
        objects::read_each(&self.git, files, each)
    }
}

/// The folders the dataset may be in, the one the user stands in first.
fn candidates(prefix: &str) -> Vec<String> {
    let path = PathBuf::from(prefix);
    path.ancestors().map(|folder| folder.to_string_lossy().into_owned()).collect()
}

/// `<mode> <type> <object>\t<path>`
fn parse_entry(entry: &[u8]) -> Option<TreeFile> {
    let tab = entry.iter().position(|&byte| byte == b'\t')?;
    let head = std::str::from_utf8(&entry[..tab]).ok()?;
    let mut words = head.split(' ');
    let (mode, _, object) = (words.next()?, words.next()?, words.next()?);
    Some(TreeFile::in_revision(&entry[tab + 1..], mode, object))
}

impl TreeFile {
    fn in_revision(path: &[u8], mode: &str, object: &str) -> Self {
        let (path, form) = match std::str::from_utf8(path) {
            Ok(path) => (path.into(), form_of(mode)),
            Err(_) => (String::from_utf8_lossy(path).as_ref().into(), Form::Unnamable),
        };
        TreeFile { path, form, object: object.to_owned() }
    }
}

fn form_of(mode: &str) -> Form {
    match mode {
        "100644" | "100755" | "100664" => Form::Regular,
        "120000" => Form::Link,
        _ => Form::Special,
    }
}

impl Git {
    /// The tree below `root` in `tree` that has `data` and `schema`.
    fn dataset_in(&self, tree: &str, root: &str) -> Result<Option<String>> {
        let below = |folder: &str| {
            if root.is_empty() { folder.to_owned() } else { format!("{root}/{folder}") }
        };
        let (data, schema) = (below(DATA), below(SCHEMA));
        let found =
            self.output(&["ls-tree", "-d", "-z", "--full-tree", tree, "--", &data, &schema])?;
        if found.iter().filter(|&&byte| byte == 0).count() < 2 {
            return Ok(None);
        }
        if root.is_empty() {
            return Ok(Some(tree.to_owned()));
        }
        self.object(&format!("{tree}:{root}"))
    }
}
