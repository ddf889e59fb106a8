//! The files in which two trees differ.

use std::collections::HashSet;
use std::sync::Arc;

use anyhow::Result;
use rayon::prelude::*;

use super::git::changes::not_checked_out;
use super::git::stamps::IndexedFiles;
use super::{Directory, FileKind, Tree, TreeFile};

/// The files of each side that the other lacks or has with different bytes.
#[derive(Debug, Default)]
pub struct TreeDiff {
    pub base: Vec<TreeFile>,
    pub head: Vec<TreeFile>,
    /// Files of the base that cannot be compared, since a sparse checkout leaves them out.
    pub not_checked_out: usize,
}

/// The files below `folder` that differ, each side sorted by path.
///
/// # Errors
/// If a tree cannot be listed, an object is missing or damaged, or Git fails.
pub fn diff_trees(base: &Tree, head: &Tree, folder: &str) -> Result<TreeDiff> {
    let mut differing = match (base, head) {
        (Tree::Revision(base), Tree::Revision(head)) => base.diff(head, folder)?,
        (base, Tree::Directory(head)) => by_content(base, head, folder)?,
        (Tree::Directory(base), head) => by_content(head, base, folder)?.swapped(),
    };
    if let (Tree::Revision(_), Tree::Directory(head)) = (base, head) {
        ignore_not_checked_out(head, folder, &mut differing)?;
    }
    differing.base.sort();
    differing.head.sort();
    Ok(differing)
}

impl TreeDiff {
    fn swapped(self) -> Self {
        TreeDiff { base: self.head, head: self.base, ..self }
    }
}

/// Compares the files of both sides by their bytes, or by the names of their blobs. `git status` would report the same,
/// but it can be configured to skip files, and may run the filters of the repository.
fn by_content(base: &Tree, head: &Directory, folder: &str) -> Result<TreeDiff> {
    let head_tree = Tree::Directory(head.clone());
    let sides = [base.list(folder)?, head_tree.list(folder)?];
    let shared = shared_files(&sides);
    let same = same_files(base, head, shared)?;
    let [base, head] = sides.map(|mut side| {
        side.retain(|file| !same.contains(&file.path));
        side
    });
    Ok(TreeDiff { base, head, not_checked_out: 0 })
}

/// The files of the first side that the second has at the same path and of the same kind; both are sorted.
fn shared_files([base, head]: &[Vec<TreeFile>; 2]) -> Vec<TreeFile> {
    let mut head = head.iter().peekable();
    let is_shared = |file: &&TreeFile| {
        while head.next_if(|other| other.path < file.path).is_some() {}
        head.peek().is_some_and(|other| other.path == file.path && other.kind == file.kind)
    };
    base.iter().filter(is_shared).cloned().collect()
}

/// The paths of the shared files that have the same bytes on both sides.
fn same_files(base: &Tree, head: &Directory, shared: Vec<TreeFile>) -> Result<HashSet<Arc<str>>> {
    // Only regular files can be records; all others are not read.
    let (files, others): (Vec<_>, Vec<_>) =
        shared.into_iter().partition(|file| file.kind == FileKind::Regular);
    let (stored, mut compared): (Vec<_>, Vec<_>) =
        files.into_iter().partition(|file| !file.object.is_empty());
    let (mut equal, touched) = by_stamps(head, stored);
    equal.extend(others);
    // The name of an object identifies its bytes, so the object need not be read.
    let matches = Tree::Directory(head.clone()).read_each(&touched, |index, content| {
        touched.get(index).and_then(|file| content.is_object(&file.object))
    })?;
    for (file, matches) in touched.into_iter().zip(matches) {
        match matches {
            Some(true) => equal.push(file),
            Some(false) => {}
            None => compared.push(file),
        }
    }
    let matches = base.read_each(&compared, |index, content| {
        compared.get(index).is_some_and(|file| content == head.read(file))
    })?;
    let matching =
        compared.into_iter().zip(matches).filter_map(|(file, is_same)| is_same.then_some(file));
    Ok(equal.into_iter().chain(matching).map(|file| file.path).collect())
}

/// The stored files that are unchanged in the directory according to their stamps; and all others, which have to be
/// read.
fn by_stamps(head: &Directory, stored: Vec<TreeFile>) -> (Vec<TreeFile>, Vec<TreeFile>) {
    if stored.is_empty() {
        return (Vec::new(), Vec::new());
    }
    let indexed = IndexedFiles::of(head);
    let is_same = |file: &TreeFile| {
        let is_on_disk = !head.overlay.contains_key(file.path.as_ref());
        is_on_disk
            && indexed.blob_of_untouched(&head.root, &file.path) == Some(file.object.as_str())
    };
    stored.into_par_iter().partition(is_same)
}

/// Drops files that a sparse checkout leaves out of the working tree: they were not removed.
fn ignore_not_checked_out(head: &Directory, folder: &str, sides: &mut TreeDiff) -> Result<()> {
    let present: HashSet<_> = sides.head.iter().map(|file| &file.path).collect();
    if sides.base.iter().all(|file| present.contains(&file.path)) {
        return Ok(());
    }
    let skipped = not_checked_out(head, folder)?;
    let before = sides.base.len();
    sides.base.retain(|file| present.contains(&file.path) || !skipped.contains(file.path.as_ref()));
    sides.not_checked_out = before - sides.base.len();
    Ok(())
}
