//! Which files two trees do not have in common.

use std::collections::{HashMap, HashSet};
use std::sync::Arc;

use anyhow::Result;
use rayon::prelude::*;

use super::git::changes::not_checked_out;
use super::git::stamps::IndexedFiles;
use super::{Directory, FileKind, Tree, TreeFile};

/// The files of either side that the other lacks or has with other bytes.
#[derive(Debug, Default)]
pub struct TreeDiff {
    pub base: Vec<TreeFile>,
    pub head: Vec<TreeFile>,
    /// Files of the base that cannot be compared, as a sparse checkout leaves them out.
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
        pass_over_sparse(head, folder, &mut differing)?;
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

/// Compares the files of both sides by their bytes, or by the names of the blobs that they are as. `git status`
/// would tell as much, but it can be told to look away, and may run the filters of the repository.
fn by_content(base: &Tree, head: &Directory, folder: &str) -> Result<TreeDiff> {
    let mut sides =
        TreeDiff { base: base.list(folder)?, head: head.list(folder)?, not_checked_out: 0 };
    let same = same_in_both(base, head, &sides)?;
    let is_different = |file: &TreeFile| !same.contains(&file.path);
    sides.base.retain(is_different);
    sides.head.retain(is_different);
    Ok(sides)
}

fn same_in_both(base: &Tree, head: &Directory, sides: &TreeDiff) -> Result<HashSet<Arc<str>>> {
    let kinds: HashMap<_, _> = sides.head.iter().map(|file| (&file.path, file.kind)).collect();
    let of_one_kind = sides.base.iter().filter(|file| kinds.get(&file.path) == Some(&file.kind));
    // What is no regular file is no record on either side; it is not read.
    let (files, others): (Vec<_>, Vec<_>) =
        of_one_kind.cloned().partition(|file| file.kind == FileKind::Regular);
    let (stored, mut compared): (Vec<_>, Vec<_>) =
        files.into_iter().partition(|file| !file.object.is_empty());
    let (mut equal, touched) = by_stamps(head, stored);
    equal.extend(others);
    // The name of an object tells its bytes, without a look at it.
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
    let matching = compared.into_iter().zip(matches).filter_map(|(file, is)| is.then_some(file));
    Ok(equal.into_iter().chain(matching).map(|file| file.path).collect())
}

/// The stored files that the directory has unchanged, as their stamps tell; and all others, which have to be read.
fn by_stamps(head: &Directory, stored: Vec<TreeFile>) -> (Vec<TreeFile>, Vec<TreeFile>) {
    if stored.is_empty() {
        return (Vec::new(), Vec::new());
    }
    let indexed = IndexedFiles::of(head);
    let is_same = |file: &TreeFile| {
        let is_own = !head.overlay.contains_key(file.path.as_ref());
        is_own && indexed.blob_of_untouched(&head.root, &file.path) == Some(file.object.as_str())
    };
    stored.into_par_iter().partition(is_same)
}

/// A file that a sparse checkout leaves out is not removed.
fn pass_over_sparse(head: &Directory, folder: &str, sides: &mut TreeDiff) -> Result<()> {
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
