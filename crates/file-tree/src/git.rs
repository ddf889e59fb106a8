//! A dataset in a revision, read through the `git` program: no checkout, no hook, no filter.

pub(super) mod changes;
mod command;
mod history;
mod missing;
mod names;
mod objects;
mod renames;
mod resolve;
mod setup;
mod state;
mod steps;
mod timeline;

use std::path::{Path, PathBuf};

use anyhow::{Result, bail};

pub use self::history::{Commit, FileHistory, FileStatus};
pub use renames::{FilePasts, FileRename};
pub use setup::merge_lines;
pub use state::DataState;
pub use steps::{CommitDiff, ParentDiff};
pub use timeline::Timeline;

use self::command::GitProcess;
use super::{DATA, Directory, FileContent, FileKind, Host, SCHEMA, TreeFile};
use messages::msg;

/// How Git calls what is staged.
pub const INDEX: &str = "index";

/// A revision of the repository that a directory lies in, or what is staged there.
#[derive(Debug, Clone)]
pub struct Revision {
    /// As the user typed it.
    pub name: String,
    /// The commit, tag or tree that it means; none for what is staged.
    object: Option<String>,
    /// The way from the directory up to the root of the dataset: `../../`.
    up: String,
    root: ListingRoot,
    /// The object that is its folder of schemas; none for what is staged.
    schemas: Option<String>,
    git: GitProcess,
}

/// Where the files of a revision are listed.
#[derive(Debug, Clone)]
enum ListingRoot {
    /// Object name of the tree that is the root of the dataset.
    Tree(String),
    /// Git's index; `git` then works in the root of the dataset.
    Index,
}

impl Revision {
    /// Anything Git calls a commit, tag or tree: `main`, `HEAD~3`, `v1.0`, `main:folder`; or a day, month or
    /// year, which means the last commit of the main line up to its end.
    ///
    /// # Errors
    /// If `dir` is in no repository, the name means nothing there, or the dataset is not in it.
    pub fn open(host: &Host, dir: &Path, name: &str) -> Result<Self> {
        let git = GitProcess::new(host, dir);
        let prefix = git.prefix()?;
        let object = git.resolve(name)?;
        let Some(tree) = git.object(&format!("{object}^{{tree}}"))? else {
            return Err(git.no_revision(name));
        };
        let roots = candidates(&prefix);
        for (steps, root) in roots.iter().enumerate() {
            if let Some((tree, schemas)) = git.dataset_in(&tree, root)? {
                let (root, up) = (ListingRoot::Tree(tree), "../".repeat(steps));
                let (name, object, schemas) = (name.to_owned(), Some(object), Some(schemas));
                return Ok(Revision { name, object, up, root, schemas, git });
            }
        }
        bail!(msg!("error-no-dataset-in-revision", revision = name))
    }

    /// What is staged for the next commit, in the repository that the directory is checked out from.
    ///
    /// # Errors
    /// If the directory is in no repository.
    pub fn staged(directory: &Directory) -> Result<Self> {
        let git = GitProcess::new(&directory.host, &directory.root);
        git.prefix()?;
        let (name, up) = (INDEX.to_owned(), String::new());
        Ok(Revision { name, object: None, root: ListingRoot::Index, schemas: None, up, git })
    }

    /// The last commit that two revisions have in common.
    ///
    /// # Errors
    /// If one of them is none, or they have nothing in common.
    pub fn merge_base(host: &Host, dir: &Path, one: &str, other: &str) -> Result<Self> {
        let git = GitProcess::new(host, dir);
        git.prefix()?;
        match git.merge_base(&git.resolve_commit(one)?, &git.resolve_commit(other)?)? {
            Some(base) => Revision::open(host, dir, &base),
            None => Err(git.no_merge_base(one, other)),
        }
    }

    /// The bytes of a file by its path below the dataset, whatever its size; none if there is no
    /// such file.
    ///
    /// # Errors
    /// If Git fails.
    pub fn file(&self, path: &str) -> Result<Option<FileContent>> {
        let Some(object) = self.object_at(path)? else { return Ok(None) };
        let file = TreeFile { path: path.into(), kind: FileKind::Regular, object };
        let content = objects::read_each(&self.git, &[file], |_, content| content)?;
        Ok(content.into_iter().next())
    }

    /// The same of any size, for tables that somebody names to be brought in.
    ///
    /// # Errors
    /// If Git fails.
    pub fn table(&self, path: &str) -> Result<Option<Vec<u8>>> {
        let object = self.object_at(path)?;
        object.map(|object| self.git.output(&["cat-file", "blob", &object])).transpose()
    }

    fn object_at(&self, path: &str) -> Result<Option<String>> {
        self.git.object(&match &self.root {
            ListingRoot::Tree(tree) => format!("{tree}:{path}"),
            ListingRoot::Index => format!(":./{path}"),
        })
    }

    /// Whether both have the same schemas.
    ///
    /// # Errors
    /// If Git fails.
    pub fn shares_schemas(&self, other: &Revision) -> Result<bool> {
        match (&self.schemas, &other.schemas) {
            (Some(own), Some(others)) => Ok(own == others),
            _ => Ok(self.list(SCHEMA)? == other.list(SCHEMA)?),
        }
    }

    pub(super) fn host(&self) -> &Host {
        &self.git.host
    }

    pub(super) fn list(&self, folder: &str) -> Result<Vec<TreeFile>> {
        self.list_only(&[&format!("{folder}/")])
    }

    /// The files at or below the given paths.
    pub(super) fn list_only(&self, paths: &[&str]) -> Result<Vec<TreeFile>> {
        let listed = |command: &[&str]| self.git.output(&[command, &["--"], paths].concat());
        let mut files: Vec<_> = match &self.root {
            ListingRoot::Tree(tree) => {
                let listing = listed(&["ls-tree", "-r", "-z", "--full-tree", tree])?;
                listing.split(|&byte| byte == 0).filter_map(parse_entry).collect()
            }
            ListingRoot::Index => {
                let listing = listed(&["ls-files", "-s", "-z"])?;
                listing.split(|&byte| byte == 0).filter_map(parse_staged).collect()
            }
        };
        files.dedup_by(|a, b| a.path == b.path);
        Ok(files)
    }

    pub(super) fn read_each<T: Send>(
        &self,
        files: &[TreeFile],
        each: impl Fn(usize, FileContent) -> T + Sync,
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
    let (head, path) = split_entry(entry)?;
    let mut words = head.split(' ');
    let (mode, _, object) = (words.next()?, words.next()?, words.next()?);
    Some(TreeFile::in_revision(path, mode, object))
}

/// `<mode> <object> <stage>\t<path>`. A file in conflict is there once a side; it is no record.
fn parse_staged(entry: &[u8]) -> Option<TreeFile> {
    let (head, path) = split_entry(entry)?;
    let mut words = head.split(' ');
    let (mode, object, stage) = (words.next()?, words.next()?, words.next()?);
    let mode = if stage == "0" { mode } else { "000000" };
    Some(TreeFile::in_revision(path, mode, object))
}

/// What stands before the tab of a listing, and the path behind it.
fn split_entry(entry: &[u8]) -> Option<(&str, &[u8])> {
    let tab = entry.iter().position(|&byte| byte == b'\t')?;
    let (head, path) = entry.split_at_checked(tab)?;
    Some((std::str::from_utf8(head).ok()?, path.get(1..)?))
}

impl TreeFile {
    fn in_revision(path: &[u8], mode: &str, object: &str) -> Self {
        let (path, kind) = match std::str::from_utf8(path) {
            Ok(path) => (path.into(), form_of(mode)),
            Err(_) => (String::from_utf8_lossy(path).as_ref().into(), FileKind::Unnamable),
        };
        TreeFile { path, kind, object: object.to_owned() }
    }
}

fn form_of(mode: &str) -> FileKind {
    match mode {
        "100644" | "100755" | "100664" => FileKind::Regular,
        "120000" => FileKind::Link,
        _ => FileKind::Special,
    }
}

impl GitProcess {
    /// The tree below `root` in `tree` that has `data` and `schema`, and the object of the latter.
    fn dataset_in(&self, tree: &str, root: &str) -> Result<Option<(String, String)>> {
        let below = |folder: &str| {
            if root.is_empty() { folder.to_owned() } else { format!("{root}/{folder}") }
        };
        let (data, schema) = (below(DATA), below(SCHEMA));
        let found =
            self.output(&["ls-tree", "-d", "-z", "--full-tree", tree, "--", &data, &schema])?;
        let folders: Vec<_> = found.split(|&byte| byte == 0).filter_map(parse_entry).collect();
        let [_, schemas] = folders.as_slice() else { return Ok(None) };
        let tree = match root {
            "" => Some(tree.to_owned()),
            root => self.object(&format!("{tree}:{root}"))?,
        };
        Ok(tree.map(|tree| (tree, schemas.object.clone())))
    }
}
