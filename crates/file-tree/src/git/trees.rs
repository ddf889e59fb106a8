//! Trees of Git, read one after the other: the files of one, and where two differ.
//!
//! `git diff-tree` holds all paths that differ before it prints the first, and a dozen objects can stand for ten
//! million of them. Here they are counted as they are met, and only the folder that is asked for is looked at.

use std::cmp::Ordering;
use std::collections::VecDeque;
use std::sync::Arc;

use anyhow::Result;

use super::command::GitProcess;
use super::form_of;
use super::objects::{GitObject, ObjectKind, ObjectReader, Objects, damaged};
use crate::hash::hex;
use crate::paths::PathCount;
use crate::{TreeDiff, TreeFile};

/// Bytes of trees that are remembered: a commit shares most of its trees with its parent.
const REMEMBERED_BYTES: usize = 32 * 1024 * 1024;
/// Trees that are remembered: those of the kinds of two states.
const REMEMBERED: usize = 64;

/// Where two states of a folder are compared: the paths of the files begin with `folder`.
pub(super) struct FolderPair<'n> {
    pub folder: &'n str,
    /// The objects; none where there is no such folder.
    pub base: Option<String>,
    pub head: Option<String>,
}

/// Trees that were read, by the names under which they were asked for, the latest last.
#[derive(Debug, Default)]
pub(super) struct StoredTrees(VecDeque<(String, Arc<StoredTree>)>);

/// A tree as Git stores it.
#[derive(Debug, Default)]
pub(super) struct StoredTree {
    object: String,
    /// `<mode> <name>\0<object>` one after the other.
    bytes: Vec<u8>,
}

/// One name in a tree.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
struct TreeEntry<'t> {
    mode: &'t [u8],
    name: &'t [u8],
    /// The bytes of the object's name.
    object: &'t [u8],
}

impl Objects {
    /// The object of a folder below a tree, commit or tag that is given by its object; none if there is none.
    ///
    /// # Errors
    /// If a tree is missing or damaged, or Git fails.
    pub(super) fn folder(
        &self,
        git: &GitProcess,
        object: &str,
        path: &str,
    ) -> Result<Option<String>> {
        self.with(|reader| {
            let mut tree = reader.tree(git, &format!("{object}^{{tree}}"), path)?;
            for part in path.split('/').filter(|part| !part.is_empty()) {
                let is_it =
                    |entry: &TreeEntry<'_>| entry.name == part.as_bytes() && entry.is_folder();
                let Some(folder) = tree.entries(path)?.into_iter().find(is_it) else {
                    return Ok(None);
                };
                let object = hex(folder.object);
                tree = reader.tree(git, &object, path)?;
            }
            Ok(Some(tree.object.clone()))
        })
    }

    /// The files below a folder that are not the same in both states, of those that are asked for: their paths,
    /// and those of the folders that lead to them. A change of the permissions alone is none.
    ///
    /// # Errors
    /// If there are more than a dataset may have, a tree is missing or damaged, or Git fails.
    pub(super) fn diff(
        &self,
        git: &GitProcess,
        pair: FolderPair<'_>,
        count: &mut PathCount,
        is_asked: impl Fn(&[u8]) -> bool,
    ) -> Result<TreeDiff> {
        self.with(|reader| diff(reader, git, pair, count, is_asked))
    }
}

fn diff(
    reader: &mut ObjectReader,
    git: &GitProcess,
    pair: FolderPair<'_>,
    count: &mut PathCount,
    is_asked: impl Fn(&[u8]) -> bool,
) -> Result<TreeDiff> {
    let mut differing = TreeDiff::default();
    let mut pending = vec![(pair.folder.as_bytes().to_vec(), pair.base, pair.head)];
    while let Some((folder, base, head)) = pending.pop() {
        let place = String::from_utf8_lossy(&folder);
        let mut side = |object: Option<String>| match object {
            Some(object) => reader.tree(git, &object, &place),
            None => Ok(Arc::default()),
        };
        let (base, head) = (side(base)?, side(head)?);
        let (base, head) = (base.entries(&place)?, head.entries(&place)?);
        for (base, head) in pairs(&base, &head) {
            let Some(entry) = base.or(head).filter(|_| !is_same(base, head)) else { continue };
            let path = [&folder, b"/".as_slice(), entry.name].concat();
            if !is_asked(&path) {
                continue;
            }
            count.add(path.len())?;
            if entry.is_folder() {
                let object = |entry: Option<&TreeEntry<'_>>| entry.map(|e| hex(e.object));
                pending.push((path, object(base), object(head)));
            } else {
                differing.base.extend(base.map(|entry| entry.file(&path)));
                differing.head.extend(head.map(|entry| entry.file(&path)));
            }
        }
    }
    Ok(differing)
}

impl ObjectReader {
    /// A tree by a name of its object; errors name the place.
    fn tree(&mut self, git: &GitProcess, name: &str, place: &str) -> Result<Arc<StoredTree>> {
        if let Some(tree) = self.trees.find(name) {
            return Ok(tree);
        }
        let tree = self.find(git, name, place)?.filter(|object| object.kind == ObjectKind::Tree);
        let Some(tree) = tree else { return Err(damaged(name, place)) };
        let tree = Arc::new(StoredTree::new(tree)?);
        self.trees.keep(name, &tree);
        Ok(tree)
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

    /// What it holds, in the order of Git; errors name the place.
    fn entries(&self, place: &str) -> Result<Vec<TreeEntry<'_>>> {
        // Two digits a byte.
        let width = self.object.len() / 2;
        let mut entries = Vec::new();
        let mut left = self.bytes.as_slice();
        while !left.is_empty() {
            let Some((entry, rest)) = entry(left, width) else {
                return Err(damaged(&self.object, place));
            };
            entries.push(entry);
            left = rest;
        }
        Ok(entries)
    }
}

impl TreeEntry<'_> {
    fn is_folder(&self) -> bool {
        matches!(self.mode, b"40000" | b"040000")
    }

    /// Git sorts a folder as if its name ended with a slash.
    fn order(&self, other: &TreeEntry<'_>) -> Ordering {
        let end = |entry: &TreeEntry<'_>| entry.is_folder().then_some(b'/');
        let (own, others) = (self.name.iter().copied(), other.name.iter().copied());
        own.chain(end(self)).cmp(others.chain(end(other)))
    }

    fn mode(&self) -> &str {
        std::str::from_utf8(self.mode).unwrap_or_default()
    }

    fn file(&self, path: &[u8]) -> TreeFile {
        TreeFile::in_revision(path, self.mode(), &hex(self.object))
    }
}

fn is_same(base: Option<&TreeEntry<'_>>, head: Option<&TreeEntry<'_>>) -> bool {
    match (base, head) {
        (Some(base), Some(head)) => {
            base.object == head.object && form_of(base.mode()) == form_of(head.mode())
        }
        _ => false,
    }
}

/// The entries of two trees, those of one name beside each other.
fn pairs<'e, 't>(
    base: &'e [TreeEntry<'t>],
    head: &'e [TreeEntry<'t>],
) -> Vec<(Option<&'e TreeEntry<'t>>, Option<&'e TreeEntry<'t>>)> {
    let (mut base, mut head) = (base.iter().peekable(), head.iter().peekable());
    let mut pairs = Vec::new();
    loop {
        let order = match (base.peek(), head.peek()) {
            (Some(base), Some(head)) => base.order(head),
            (Some(_), None) => Ordering::Less,
            (None, Some(_)) => Ordering::Greater,
            (None, None) => return pairs,
        };
        let of_base = order.is_le().then(|| base.next()).flatten();
        pairs.push((of_base, order.is_ge().then(|| head.next()).flatten()));
    }
}

fn entry(tree: &[u8], width: usize) -> Option<(TreeEntry<'_>, &[u8])> {
    let end = tree.iter().position(|&byte| byte == 0)?;
    let (head, rest) = (tree.get(..end)?, tree.get(end + 1..)?);
    let blank = head.iter().position(|&byte| byte == b' ')?;
    let (object, rest) = rest.split_at_checked(width)?;
    Some((TreeEntry { mode: head.get(..blank)?, name: head.get(blank + 1..)?, object }, rest))
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

    fn names<'t>(pair: &(Option<&TreeEntry<'t>>, Option<&TreeEntry<'t>>)) -> [&'t str; 2] {
        let name = |entry: Option<&TreeEntry<'t>>| {
            entry.map_or("", |entry| std::str::from_utf8(entry.name).expect("a name"))
        };
        [name(pair.0), name(pair.1)]
    }

    #[test]
    fn entries_of_one_name_stand_beside_each_other_as_git_sorts_them() {
        // A folder is sorted as `a/`, behind `a.b` and before `a0`.
        let base = tree(&[("100644", "a.b", 1), ("40000", "a", 2), ("100644", "a0", 3)]);
        let head = tree(&[("100644", "a", 4), ("040000", "a", 5), ("100644", "b", 6)]);
        let (base, head) = (base.entries("").expect("a tree"), head.entries("").expect("a tree"));
        let pairs: Vec<_> = pairs(&base, &head).iter().map(names).collect();
        assert_eq!(pairs, [["", "a"], ["a.b", ""], ["a", "a"], ["a0", ""], ["", "b"]]);
    }

    #[test]
    fn a_change_of_the_permissions_alone_is_none() {
        let of = |mode, object| tree(&[(mode, "a", object)]);
        let same = |base: &StoredTree, head: &StoredTree| {
            let (base, head) = (base.entries("").expect("it"), head.entries("").expect("it"));
            is_same(base.first(), head.first())
        };
        assert!(same(&of("100644", 1), &of("100755", 1)));
        assert!(!same(&of("100644", 1), &of("100644", 2)));
        assert!(!same(&of("100644", 1), &of("120000", 1)));
        assert!(!same(&of("100644", 1), &StoredTree::default()));
    }

    #[test]
    fn what_is_no_tree_is_an_error() {
        for cut in [1, 8, 20] {
            let mut cut_off = tree(&[("100644", "a", 1)]);
            cut_off.bytes.truncate(cut);
            assert!(cut_off.entries("data").is_err(), "{cut}");
        }
    }

    #[test]
    fn after_an_answer_that_is_no_tree_the_next_question_has_its_own() {
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
        let read = |name: &str| objects.with(|reader| reader.tree(&git, name, "data"));
        assert!(read(&blob).is_err());
        let read = read(&tree).expect("the tree");
        assert_eq!(read.object, tree);
        assert_eq!(read.entries("data").expect("entries").len(), 1);
    }
}
