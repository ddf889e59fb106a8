//! A dataset in a revision, read through the `git` program: no checkout, no hook, no filter.

pub(super) mod changes;
mod command;
mod history;
mod missing;
mod names;
mod objects;
mod renames;
mod repository;
mod resolve;
mod setup;
pub(super) mod stamps;
mod state;
mod steps;
mod timeline;
mod trees;

use std::path::{Path, PathBuf};

use anyhow::{Result, bail};

pub use self::history::{Commit, FileHistory, FileStatus};
pub use renames::{FilePasts, FileRename};
pub(crate) use repository::Repository;
pub use setup::merge_lines;
pub use state::DataState;
pub use steps::{CommitDiff, ParentDiff};
pub use timeline::Timeline;

use self::command::GitProcess;
use self::objects::{ObjectKind, damaged};
use self::trees::{FolderPair, ListedPaths};
use super::paths::PathCount;
use super::{DATA, Directory, FileContent, FileKind, Host, SCHEMA, TreeFile};
use messages::msg;

/// Git's name for the staged files.
pub const INDEX: &str = "index";

/// A revision of the repository that a directory lies in, or the files staged there.
#[derive(Debug, Clone)]
pub struct Revision {
    /// As the user typed it.
    pub name: String,
    /// The commit, tag or tree it resolves to; none for the staged files.
    object: Option<String>,
    /// The path from the directory up to the root of the dataset: `../../`.
    up: String,
    root: ListingRoot,
    /// The object of its schema folder; none for the staged files.
    schemas: Option<String>,
    git: GitProcess,
}

/// Where the files of a revision are listed.
#[derive(Debug, Clone)]
enum ListingRoot {
    /// Object name of the tree that is the root of the dataset.
    Tree(String),
    /// Git's index; `git` then runs in the root of the dataset.
    Index,
}

impl Revision {
    /// Anything Git resolves to a commit, tag or tree: `main`, `HEAD~3`, `v1.0`, `main:folder`; or a day, month or
    /// year, which resolves to the last commit of the main line up to its end.
    ///
    /// # Errors
    /// If `dir` is in no repository, the name does not resolve there, or the dataset is not in it.
    pub fn open(host: &Host, dir: &Path, name: &str) -> Result<Self> {
        let git = GitProcess::new(host, dir);
        git.repository.objects.prepare(&git);
        let (facts, object) = git.facts_and_object(name)?;
        let (prefix, object) = (&facts.prefix, object.map_or_else(|| git.resolve(name), Ok)?);
        let Some(tree) = git.object(&format!("{object}^{{tree}}"))? else {
            return Err(git.no_revision(name));
        };
        let roots = candidates(prefix);
        for (steps, root) in roots.iter().enumerate() {
            if let Some((tree, schemas)) = git.dataset_in(&tree, root)? {
                let (root, up) = (ListingRoot::Tree(tree), "../".repeat(steps));
                let (name, object, schemas) = (name.to_owned(), Some(object), Some(schemas));
                return Ok(Revision { name, object, up, root, schemas, git });
            }
        }
        bail!(msg!("error-no-dataset-in-revision", revision = name))
    }

    /// The files staged for the next commit, in the repository that the directory is checked out from.
    ///
    /// # Errors
    /// If the directory is in no repository.
    pub fn staged(directory: &Directory) -> Result<Self> {
        let git = GitProcess::new(&directory.host, &directory.root);
        git.facts()?;
        let (name, up) = (INDEX.to_owned(), String::new());
        Ok(Revision { name, object: None, root: ListingRoot::Index, schemas: None, up, git })
    }

    /// The merge base of two revisions: the last commit that they have in common.
    ///
    /// # Errors
    /// If one of them does not resolve, or they have no commit in common.
    pub fn merge_base(host: &Host, dir: &Path, one: &str, other: &str) -> Result<Self> {
        let git = GitProcess::new(host, dir);
        git.facts()?;
        match git.merge_base(one, other)? {
            Some(base) => Revision::open(host, dir, &base),
            None => Err(git.no_merge_base(one, other)),
        }
    }

    /// The content of a file by its path below the dataset; none if there is no such file.
    ///
    /// # Errors
    /// If Git fails.
    pub fn file(&self, path: &str) -> Result<Option<FileContent>> {
        match self.git.find(&self.name_of(path))? {
            Some(object) if object.kind != ObjectKind::Blob => Err(damaged(&object.name, path)),
            found => Ok(found.map(|object| object.content)),
        }
    }

    /// The bytes of a file of any size, for tables that the user names for an import.
    ///
    /// # Errors
    /// If Git fails.
    pub fn table(&self, path: &str) -> Result<Option<Vec<u8>>> {
        let object = self.git.object(&self.name_of(path))?;
        object.map(|object| self.git.output(&["cat-file", "blob", &object])).transpose()
    }

    /// Git's name for the object at a path.
    fn name_of(&self, path: &str) -> String {
        match &self.root {
            ListingRoot::Tree(tree) => format!("{tree}:{path}"),
            ListingRoot::Index => format!(":./{path}"),
        }
    }

    /// Whether both revisions have the same schemas.
    ///
    /// # Errors
    /// If Git fails.
    pub fn shares_schemas(&self, other: &Revision) -> Result<bool> {
        match (&self.schemas, &other.schemas) {
            (Some(left), Some(right)) => Ok(left == right),
            _ => Ok(self.list(SCHEMA)? == other.list(SCHEMA)?),
        }
    }

    pub(super) fn host(&self) -> &Host {
        &self.git.host
    }

    pub(super) fn list(&self, folder: &str) -> Result<Vec<TreeFile>> {
        match &self.root {
            ListingRoot::Tree(_) => self.listed(folder, &ListedPaths::All),
            ListingRoot::Index => self.staged_files(folder),
        }
    }

    pub(super) fn count(
        &self,
        folder: &str,
        limit: usize,
        is_counted: impl Fn(&str) -> bool,
    ) -> Result<usize> {
        let ListingRoot::Tree(_) = &self.root else {
            let files = self.staged_files(folder)?;
            let counted = files.iter().filter(|file| file.is_counted(folder, &is_counted));
            return Ok(counted.take(limit).count());
        };
        match self.folder(folder)? {
            Some(object) => self.git.repository.objects.count(&self.git, object, limit, is_counted),
            None => Ok(0),
        }
    }

    /// The files at the given paths below `data`.
    pub(super) fn list_only(&self, paths: &[&str]) -> Result<Vec<TreeFile>> {
        match &self.root {
            ListingRoot::Tree(_) => self.listed(DATA, &ListedPaths::only(paths)),
            ListingRoot::Index => {
                let mut files = self.staged_files(DATA)?;
                files.retain(|file| paths.contains(&file.path.as_ref()));
                Ok(files)
            }
        }
    }

    /// The tree object of a folder of the dataset; none for the staged files.
    fn folder(&self, folder: &str) -> Result<Option<String>> {
        match &self.root {
            ListingRoot::Tree(tree) => self.git.repository.objects.folder(&self.git, tree, folder),
            ListingRoot::Index => Ok(None),
        }
    }

    fn listed(&self, folder: &str, paths: &ListedPaths<'_>) -> Result<Vec<TreeFile>> {
        let pair = FolderPair {
            folder,
            base: None,
            head: self.folder(folder)?,
            allows_second_reader: false,
        };
        let listed =
            self.git.repository.objects.diff(&self.git, pair, &mut PathCount::default(), paths)?;
        let mut files = listed.head;
        files.sort();
        files.dedup_by(|a, b| a.path == b.path);
        Ok(files)
    }

    fn staged_files(&self, folder: &str) -> Result<Vec<TreeFile>> {
        let listing = self.git.output(&["ls-files", "-s", "-z", "--", &format!("{folder}/")])?;
        let mut files = Vec::new();
        let mut count = PathCount::default();
        for file in listing.split(|&byte| byte == 0).filter_map(parse_staged) {
            count.add(file.path.len())?;
            files.push(file);
        }
        files.dedup_by(|a, b| a.path == b.path);
        Ok(files)
    }

    pub(super) fn read_each<T: Send>(
        &self,
        files: &[impl AsRef<TreeFile> + Sync],
        each: impl Fn(usize, FileContent) -> T + Sync,
    ) -> Result<Vec<T>> {
        self.git.repository.objects.read_each(&self.git, files, each)
    }
}

/// The folders the dataset may be in, the user's current folder first.
fn candidates(prefix: &str) -> Vec<String> {
    let path = PathBuf::from(prefix);
    path.ancestors().map(|folder| folder.to_string_lossy().into_owned()).collect()
}

/// `<mode> <object> <stage>\t<path>`. A file in conflict is listed once per side; it is not a record.
fn parse_staged(entry: &[u8]) -> Option<TreeFile> {
    let (head, path) = split_entry(entry)?;
    let mut words = head.split(' ');
    let (mode, object, stage) = (words.next()?, words.next()?, words.next()?);
    let mode = if stage == "0" { mode } else { "000000" };
    Some(TreeFile::in_revision(path, mode, object))
}

/// The part of a listing before the tab, and the path after it.
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
    /// The tree below `root` in `tree` that has `data` and `schema`, and the object of `schema`.
    fn dataset_in(&self, tree: &str, root: &str) -> Result<Option<(String, String)>> {
        let Some(tree) = self.repository.objects.folder(self, tree, root)? else { return Ok(None) };
        let folder = |folder: &str| self.repository.objects.folder(self, &tree, folder);
        match (folder(DATA)?, folder(SCHEMA)?) {
            (Some(_), Some(schemas)) => Ok(Some((tree, schemas))),
            _ => Ok(None),
        }
    }
}

#[cfg(test)]
mod tests {
    use std::fs;

    use super::*;
    use crate::Tree;

    #[test]
    fn files_are_counted_alike_in_a_directory_a_revision_and_the_index() {
        let folder = tempfile::tempdir().expect("a folder");
        let path = std::env::var_os("PATH").expect("a path");
        let named = ["AUTHOR_NAME", "AUTHOR_EMAIL", "COMMITTER_NAME", "COMMITTER_EMAIL"];
        let named = named.map(|name| (format!("GIT_{name}").into(), "x".into()));
        let host = Host::new(folder.path(), [vec![("PATH".into(), path)], named.into()].concat());
        for file in [
            "schema/a.json",
            "data/a/1.yaml",
            "data/a/2.yaml",
            "data/a/sub/3.yaml",
            "data/b/4.yaml",
        ] {
            let file = folder.path().join(file);
            fs::create_dir_all(file.parent().expect("a folder")).expect("a folder");
            fs::write(file, "x").expect("a file");
        }
        let git = GitProcess::new(&host, folder.path());
        for args in [&["init", "-q"][..], &["add", "."], &["commit", "-q", "-m", "x"]] {
            git.output(args).expect("success");
        }
        let directory = Directory::open(&host, folder.path()).expect("a dataset");
        let staged = Revision::staged(&directory).expect("an index");
        let head = Revision::open(&host, folder.path(), "HEAD").expect("a revision");
        for tree in [Tree::Directory(directory), Tree::Revision(staged), Tree::Revision(head)] {
            let count = |folder, limit, is_counted: fn(&str) -> bool| {
                tree.count(folder, limit, is_counted).expect("a number")
            };
            assert_eq!(count("data", 9, |_| true), 4, "{tree:?}");
            assert_eq!(count("data", 2, |_| true), 2, "{tree:?}");
            assert_eq!(count("data/a", 9, |path| path != "1.yaml"), 2, "{tree:?}");
            assert_eq!(count("data/a", 9, |path| path == "sub/3.yaml"), 1, "{tree:?}");
        }
        // Where counting ends, no other tree is read.
        let object = git.object("HEAD:data/a").expect("an answer").expect("a tree");
        let (folder_name, rest) = object.split_at(2);
        let objects = folder.path().join(".git/objects");
        fs::remove_file(objects.join(folder_name).join(rest)).expect("a loose object");
        let host = Host::new(folder.path(), host.variables().to_vec());
        let head = Revision::open(&host, folder.path(), "HEAD").expect("a revision");
        assert_eq!(head.count("data", 1, |_| true).expect("a number"), 1);
        assert!(head.count("data", 2, |_| true).is_err());
    }
}
