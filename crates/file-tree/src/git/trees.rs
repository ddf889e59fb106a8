//! Git trees, read one after the other: the files of one, and the differences between two.
//!
//! `git diff-tree` holds all differing paths before it prints the first, and a dozen objects can stand for ten million
//! of them. Here paths are counted as they are found, and only the requested folder is read.

use std::cmp::Ordering;
use std::collections::{BTreeSet, HashMap, VecDeque};
use std::sync::{Arc, Mutex, PoisonError};

use anyhow::Result;
use memchr::memchr;

use super::command::GitProcess;
use super::form_of;
use super::objects::{GitObject, ObjectKind, ObjectReader, Objects, SharedObjects, damaged};
use crate::hash::hex;
use crate::paths::PathCount;
use crate::{FileKind, TreeDiff, TreeFile};

/// Maximum bytes of cached trees: a commit shares most of its trees with its parent.
const REMEMBERED_BYTES: usize = 32 * 1024 * 1024;
/// Maximum number of cached trees: enough for the kinds of two states.
const REMEMBERED: usize = 64;

/// Bytes of a tree from which on it takes Git longer to read it than to start: several thousand files.
const LARGE: usize = 256 * 1024;

/// Two states of a folder that are compared: the paths of the files begin with `folder`.
pub(super) struct FolderPair<'n> {
    pub folder: &'n str,
    /// The tree objects; none where there is no such folder.
    pub base: Option<String>,
    pub head: Option<String>,
    /// Whether a second process is started to read large trees. Not where the history is read: from one commit to the
    /// next, few trees differ.
    pub allows_second_reader: bool,
}

/// The paths that are listed, and the folders that lead to them.
pub(super) enum ListedPaths<'p> {
    All,
    /// The names by their folder. Each entry of a folder is looked up in a usually small set, where comparing is
    /// faster than hashing.
    Only(HashMap<&'p [u8], BTreeSet<&'p [u8]>>),
}

/// A folder with its tree objects in the two states; none where there is no such folder.
type PendingFolder = (Vec<u8>, [Option<String>; 2]);
/// A folder with its two trees; empty ones where there is no such folder.
type FolderTrees = (Vec<u8>, [Arc<StoredTree>; 2]);

/// Cached trees by the names under which they were requested, the latest last.
#[derive(Debug, Default)]
pub(super) struct StoredTrees(VecDeque<(String, Arc<StoredTree>)>);

/// A tree as Git stores it.
#[derive(Debug, Default)]
pub(super) struct StoredTree {
    object: String,
    /// `<mode> <name>\0<object>` one after the other.
    bytes: Vec<u8>,
}

/// The unread entries of a tree, in Git's order.
#[derive(Debug, Clone, Copy)]
struct TreeEntries<'t> {
    tree: &'t StoredTree,
    left: &'t [u8],
}

/// One name in a tree.
#[derive(Debug, Clone, Copy)]
struct TreeEntry<'t> {
    /// The whole entry, as stored.
    bytes: &'t [u8],
    mode: &'t [u8],
    name: &'t [u8],
    /// The bytes of the object's name.
    object: &'t [u8],
}

/// The entries of two trees with the same name; at least one of them exists.
type TreeEntryPair<'t> = (Option<TreeEntry<'t>>, Option<TreeEntry<'t>>);

/// Two trees, read side by side.
#[derive(Debug)]
struct TreePair<'t> {
    base: TreeEntries<'t>,
    head: TreeEntries<'t>,
}

impl Objects {
    /// The object of a folder below a tree, commit or tag; none if there is no such folder.
    ///
    /// # Errors
    /// If a tree is missing or damaged, or Git fails.
    pub(super) fn folder(
        &self,
        git: &GitProcess,
        object: &str,
        path: &str,
    ) -> Result<Option<String>> {
        let mut tree = self.tree(git, &format!("{object}^{{tree}}"), path)?;
        for part in path.split('/').filter(|part| !part.is_empty()) {
            let Some(object) = tree.folder(part, path)? else { return Ok(None) };
            tree = self.tree(git, &object, path)?;
        }
        Ok(Some(tree.object.clone()))
    }

    /// The number of regular files below a folder, given by its tree object, whose path from there is counted; at most
    /// `limit`.
    ///
    /// # Errors
    /// If there are more than a dataset may have, a tree is missing or damaged, or Git fails.
    pub(super) fn count(
        &self,
        git: &GitProcess,
        object: String,
        limit: usize,
        is_counted: impl Fn(&str) -> bool,
    ) -> Result<usize> {
        let (mut paths, mut count) = (PathCount::default(), 0);
        let mut pending = vec![(String::new(), object)];
        while count < limit
            && let Some((folder, object)) = pending.pop()
        {
            let tree = self.tree(git, &object, &folder)?;
            let mut entries = tree.entries();
            while let Some(entry) = entries.next(&folder)?.filter(|_| count < limit) {
                paths.add(folder.len() + entry.name.len())?;
                let Ok(name) = std::str::from_utf8(entry.name) else { continue };
                if entry.is_folder() {
                    pending.push((format!("{folder}{name}/"), hex(entry.object)));
                } else if form_of(entry.mode()) == FileKind::Regular {
                    let is_counted = match folder.as_str() {
                        "" => is_counted(name),
                        folder => is_counted(&format!("{folder}{name}")),
                    };
                    count += usize::from(is_counted);
                }
            }
        }
        Ok(count)
    }

    /// The listed files below a folder that differ between the two states. A change of the permissions alone does not
    /// count.
    ///
    /// # Errors
    /// If there are more than a dataset may have, a tree is missing or damaged, or Git fails.
    pub(super) fn diff(
        &self,
        git: &GitProcess,
        pair: FolderPair<'_>,
        count: &mut PathCount,
        paths: &ListedPaths<'_>,
    ) -> Result<TreeDiff> {
        let (mut differing, mut is_large) = (TreeDiff::default(), false);
        let mut pending = vec![(pair.folder.as_bytes().to_vec(), [pair.base, pair.head])];
        loop {
            let folders = self.read_folders(git, &mut pending, is_large)?;
            if folders.is_empty() {
                return Ok(differing);
            }
            for (folder, [base, head]) in folders {
                is_large |=
                    pair.allows_second_reader && base.bytes.len().max(head.bytes.len()) > LARGE;
                let place = String::from_utf8_lossy(&folder);
                let is_listed = paths.names(&folder);
                let mut trees = TreePair { base: base.entries(), head: head.entries() };
                while let Some((base, head)) = trees.next(&place)? {
                    let entry = base.or(head).filter(|entry| is_listed(entry.name));
                    let Some(entry) = entry.filter(|_| !is_same(base, head)) else { continue };
                    let path = [&folder, b"/".as_slice(), entry.name].concat();
                    count.add(path.len())?;
                    if entry.is_folder() {
                        let object = |entry: TreeEntry<'_>| hex(entry.object);
                        pending.push((path, [base.map(object), head.map(object)]));
                    } else {
                        differing.base.extend(base.map(|entry| entry.file(&path)));
                        differing.head.extend(head.map(|entry| entry.file(&path)));
                    }
                }
            }
        }
    }

    /// The trees of the next folder; if trees are large, also those of the one after it, read at the same time. Both
    /// trees of a folder are read by the same process, which often derives one from the other.
    fn read_folders(
        &self,
        git: &GitProcess,
        pending: &mut Vec<PendingFolder>,
        is_large: bool,
    ) -> Result<Vec<FolderTrees>> {
        let SharedObjects { reader, second_reader, .. } = self.shared();
        let read = |folder: Option<PendingFolder>, reader: &Mutex<ObjectReader>| {
            folder.map(|(folder, objects)| {
                let place = String::from_utf8_lossy(&folder);
                let [base, head] = objects.map(|object| match object {
                    Some(object) => self.read_tree(git, &object, &place, reader),
                    None => Ok(Arc::default()),
                });
                let trees = [base?, head?];
                Ok((folder, trees))
            })
        };
        let next = pending.pop();
        let after_next = if is_large { pending.pop() } else { None };
        let (next, after_next) = match after_next {
            None => (read(next, reader), None),
            after_next => rayon::join(|| read(next, reader), || read(after_next, second_reader)),
        };
        next.into_iter().chain(after_next).collect()
    }

    /// The tree that an object name resolves to; errors name the `place`.
    fn tree(&self, git: &GitProcess, name: &str, place: &str) -> Result<Arc<StoredTree>> {
        self.read_tree(git, name, place, &self.shared().reader)
    }

    fn read_tree(
        &self,
        git: &GitProcess,
        name: &str,
        place: &str,
        reader: &Mutex<ObjectReader>,
    ) -> Result<Arc<StoredTree>> {
        // Held meanwhile: who waits for it finds the tree cached.
        let mut reader = reader.lock().unwrap_or_else(PoisonError::into_inner);
        let trees = || self.shared().trees.lock().unwrap_or_else(PoisonError::into_inner);
        if let Some(tree) = trees().find(name) {
            return Ok(tree);
        }
        let tree = reader.find(git, name, place)?.filter(|object| object.kind == ObjectKind::Tree);
        let Some(tree) = tree else { return Err(damaged(name, place)) };
        let tree = Arc::new(StoredTree::new(tree)?);
        trees().keep(name, &tree);
        Ok(tree)
    }
}

impl<'p> ListedPaths<'p> {
    /// These paths, and the folders that lead to them.
    pub(super) fn only(paths: &[&'p str]) -> Self {
        let mut names: HashMap<&[u8], BTreeSet<&[u8]>> = HashMap::new();
        for &path in paths {
            let mut path = path;
            while let Some((folder, name)) = path.rsplit_once('/') {
                names.entry(folder.as_bytes()).or_default().insert(name.as_bytes());
                path = folder;
            }
        }
        ListedPaths::Only(names)
    }

    /// Whether a name in a folder is listed.
    fn names(&self, folder: &[u8]) -> impl Fn(&[u8]) -> bool {
        let names = match self {
            ListedPaths::All => None,
            ListedPaths::Only(names) => Some(names.get(folder)),
        };
        move |name| names.is_none_or(|names| names.is_some_and(|names| names.contains(name)))
    }
}

impl StoredTrees {
    fn find(&self, name: &str) -> Option<Arc<StoredTree>> {
        let found = self.0.iter().find(|(known, _)| known == name);
        found.map(|(_, tree)| Arc::clone(tree))
    }

    fn keep(&mut self, name: &str, tree: &Arc<StoredTree>) {
        self.0.push_back((name.to_owned(), Arc::clone(tree)));
        while self.0.len() > REMEMBERED || self.bytes() > REMEMBERED_BYTES {
            self.0.pop_front();
        }
    }

    fn bytes(&self) -> usize {
        self.0.iter().map(|(_, tree)| tree.bytes.len()).sum()
    }
}

impl StoredTree {
    fn new(object: GitObject) -> Result<Self> {
        Ok(StoredTree { object: object.name.clone(), bytes: object.bytes()? })
    }

    fn entries(&self) -> TreeEntries<'_> {
        TreeEntries { tree: self, left: &self.bytes }
    }

    /// The object of the subfolder of that name; errors name the `place`.
    fn folder(&self, name: &str, place: &str) -> Result<Option<String>> {
        let mut entries = self.entries();
        while let Some(entry) = entries.next(place)? {
            if entry.name == name.as_bytes() && entry.is_folder() {
                return Ok(Some(hex(entry.object)));
            }
        }
        Ok(None)
    }
}

impl<'t> TreeEntries<'t> {
    /// The next entry, which is not consumed; errors name the `place`.
    fn peek(&self, place: &str) -> Result<Option<TreeEntry<'t>>> {
        if self.left.is_empty() {
            return Ok(None);
        }
        // Two hex digits per byte.
        let width = self.tree.object.len() / 2;
        match entry(self.left, width) {
            None => Err(damaged(&self.tree.object, place)),
            found => Ok(found),
        }
    }

    /// Skips bytes with which the rest begins.
    fn skip(&mut self, bytes: &[u8]) {
        self.left = self.left.get(bytes.len()..).unwrap_or_default();
    }

    fn next(&mut self, place: &str) -> Result<Option<TreeEntry<'t>>> {
        let entry = self.peek(place)?;
        self.skip(entry.map_or(&[], |entry| entry.bytes));
        Ok(entry)
    }
}

impl<'t> TreePair<'t> {
    /// The next entries of the same name that are not byte-identical; errors name the `place`.
    fn next(&mut self, place: &str) -> Result<Option<TreeEntryPair<'t>>> {
        // Nearly all are identical: comparing their bytes is enough, and only one of the two is parsed.
        let base = loop {
            match self.base.peek(place)? {
                Some(entry) if self.head.left.starts_with(entry.bytes) => {
                    self.base.skip(entry.bytes);
                    self.head.skip(entry.bytes);
                }
                other => break other,
            }
        };
        let head = self.head.peek(place)?;
        let order = match (base, head) {
            (Some(base), Some(head)) => base.order(head),
            (Some(_), None) => Ordering::Less,
            (None, Some(_)) => Ordering::Greater,
            (None, None) => return Ok(None),
        };
        let (base, head) = (base.filter(|_| order.is_le()), head.filter(|_| order.is_ge()));
        self.base.skip(base.map_or(&[], |entry| entry.bytes));
        self.head.skip(head.map_or(&[], |entry| entry.bytes));
        Ok(Some((base, head)))
    }
}

impl TreeEntry<'_> {
    fn is_folder(&self) -> bool {
        matches!(self.mode, b"40000" | b"040000")
    }

    /// Git sorts a folder as if its name ended with a slash.
    fn order(&self, other: TreeEntry<'_>) -> Ordering {
        let end = |is_folder: bool| is_folder.then_some(b'/');
        let (name, other_name) = (self.name.iter().copied(), other.name.iter().copied());
        name.chain(end(self.is_folder())).cmp(other_name.chain(end(other.is_folder())))
    }

    fn mode(&self) -> &str {
        std::str::from_utf8(self.mode).unwrap_or_default()
    }

    fn file(&self, path: &[u8]) -> TreeFile {
        TreeFile::in_revision(path, self.mode(), &hex(self.object))
    }
}

fn is_same(base: Option<TreeEntry<'_>>, head: Option<TreeEntry<'_>>) -> bool {
    match (base, head) {
        (Some(base), Some(head)) => {
            base.object == head.object && form_of(base.mode()) == form_of(head.mode())
        }
        _ => false,
    }
}

/// The first entry of a tree whose object names have `width` bytes.
fn entry(tree: &[u8], width: usize) -> Option<TreeEntry<'_>> {
    let end = memchr(0, tree)?;
    let (head, rest) = (tree.get(..end)?, tree.get(end + 1..)?);
    let (object, bytes) = (rest.get(..width)?, tree.get(..end + 1 + width)?);
    // The mode has at most six bytes: a plain loop is faster than `memchr`.
    let blank = head.iter().position(|&byte| byte == b' ')?;
    Some(TreeEntry { bytes, mode: head.get(..blank)?, name: head.get(blank + 1..)?, object })
}

#[cfg(test)]
mod tests {
    use super::*;

    fn tree(entries: &[(&str, &str, u8)]) -> StoredTree {
        let entry = |(mode, name, object): &(&str, &str, u8)| {
            [format!("{mode} {name}\0").into_bytes(), vec![*object; 20]].concat()
        };
        StoredTree { object: "0".repeat(40), bytes: entries.iter().flat_map(entry).collect() }
    }

    /// The names under which the trees differ, in the order in which they are read.
    fn differing(base: &StoredTree, head: &StoredTree) -> Vec<[String; 2]> {
        let mut trees = TreePair { base: base.entries(), head: head.entries() };
        let name = |entry: Option<TreeEntry<'_>>| {
            entry.map(|entry| String::from_utf8_lossy(entry.name).into_owned()).unwrap_or_default()
        };
        let next = || trees.next("data").expect("two trees");
        std::iter::from_fn(next).map(|(base, head)| [name(base), name(head)]).collect()
    }

    #[test]
    fn entries_of_the_same_name_are_paired_in_the_order_of_git() {
        // A folder is sorted as `a/`, after `a.b` and before `a0`.
        let base = tree(&[("100644", "a.b", 1), ("40000", "a", 2), ("100644", "a0", 3)]);
        let head = tree(&[("100644", "a", 4), ("040000", "a", 5), ("100644", "b", 6)]);
        let names = [["", "a"], ["a.b", ""], ["a", "a"], ["a0", ""], ["", "b"]];
        assert_eq!(differing(&base, &head), names);
    }

    #[test]
    fn identical_entries_are_skipped() {
        let base = [("100644", "a", 1), ("100644", "b", 2), ("100644", "c", 3), ("100644", "e", 4)];
        let head = [("100644", "a", 1), ("100644", "b", 9), ("100644", "d", 3), ("100644", "e", 4)];
        let (base, head) = (tree(&base), tree(&head));
        assert_eq!(differing(&base, &head), [["b", "b"], ["c", ""], ["", "d"]]);
        assert_eq!(differing(&base, &base), Vec::<[String; 2]>::new());
        let longer = tree(&[("100644", "a", 1), ("100644", "ab", 1)]);
        assert_eq!(differing(&tree(&[("100644", "a", 1)]), &longer), [["", "ab"]]);
    }

    #[test]
    fn folders_that_lead_to_listed_paths_are_listed() {
        let paths = ListedPaths::only(&["data/a/b.yaml", "data/c.yaml"]);
        let listed = |folder: &str, name: &str| paths.names(folder.as_bytes())(name.as_bytes());
        assert!(listed("data", "a") && listed("data/a", "b.yaml") && listed("data", "c.yaml"));
        assert!(!listed("data", "b.yaml") && !listed("data/a", "c.yaml") && !listed("x", "a"));
        assert!(ListedPaths::All.names(b"x")(b"a"));
    }

    #[test]
    fn a_change_of_permissions_alone_does_not_count() {
        let of = |mode, object| tree(&[(mode, "a", object)]);
        let same = |base: &StoredTree, head: &StoredTree| {
            let [base, head] =
                [base, head].map(|tree| tree.entries().peek("data").expect("a tree"));
            is_same(base, head)
        };
        assert!(same(&of("100644", 1), &of("100755", 1)));
        assert!(!same(&of("100644", 1), &of("100644", 2)));
        assert!(!same(&of("100644", 1), &of("120000", 1)));
        assert!(!same(&of("100644", 1), &StoredTree::default()));
    }

    #[test]
    fn a_damaged_tree_is_an_error() {
        for cut in [1, 8, 20] {
            let mut cut_off = tree(&[("100644", "a", 1)]);
            cut_off.bytes.truncate(cut);
            assert!(cut_off.entries().next("data").is_err(), "{cut}");
        }
    }

    #[test]
    fn an_answer_that_is_not_a_tree_does_not_shift_the_next() {
        let folder = tempfile::tempdir().expect("a folder");
        let path = ("PATH".into(), std::env::var_os("PATH").expect("a path"));
        let host = crate::Host::new(folder.path(), vec![path]);
        let git = GitProcess::new(&host, folder.path());
        std::fs::write(folder.path().join("file"), "a text\nof two lines\n").expect("a file");
        let object = |args: &[&str]| {
            let answer = git.output(args).expect("an answer of Git");
            String::from_utf8(answer).expect("a name").trim().to_owned()
        };
        object(&["init", "-q"]);
        let blob = object(&["hash-object", "-w", "file"]);
        object(&["add", "file"]);
        let tree = object(&["write-tree"]);
        let objects = &git.repository.objects;
        let read = |name: &str| objects.tree(&git, name, "data");
        assert!(read(&blob).is_err());
        let read = read(&tree).expect("the tree");
        assert_eq!(read.object, tree);
        let entry = read.entries().next("data").expect("a tree").expect("an entry");
        assert_eq!(entry.name, b"file");
    }
}
