//! The files that differ between two revisions, determined from Git's trees alone.

use std::collections::HashSet;

use anyhow::Result;

use super::trees::{FolderPair, ListedPaths};
use super::{GitProcess, ListingRoot, Revision};
use crate::paths::PathCount;
use crate::{Directory, TreeDiff, TreeFile};

impl Revision {
    /// The files below `folder` that differ between the two revisions.
    ///
    /// Only what differs is read; the size of the dataset does not matter, unless one side is the index, which has to
    /// be listed.
    pub(crate) fn diff(&self, head: &Revision, folder: &str) -> Result<TreeDiff> {
        match (&self.root, &head.root) {
            (ListingRoot::Tree(_), ListingRoot::Tree(_)) => {
                let (base, head) = (self.folder(folder)?, head.folder(folder)?);
                let pair = FolderPair { folder, base, head, allows_second_reader: true };
                self.git.repository.objects.diff(
                    &self.git,
                    pair,
                    &mut PathCount::default(),
                    &ListedPaths::All,
                )
            }
            _ => Ok(by_object(self.list(folder)?, head.list(folder)?)),
        }
    }

    /// Whether files are checked out in the user's folder; a bare repository has none.
    ///
    /// # Errors
    /// If Git fails.
    pub fn has_working_tree(&self) -> Result<bool> {
        Ok(self.git.facts()?.has_working_tree)
    }
}

/// The files of two listings without those that have the same kind and object in both.
fn by_object(mut base: Vec<TreeFile>, mut head: Vec<TreeFile>) -> TreeDiff {
    let all = |files: &[TreeFile]| files.iter().cloned().collect::<HashSet<_>>();
    let (in_base, in_head) = (all(&base), all(&head));
    base.retain(|file| !in_head.contains(file));
    head.retain(|file| !in_base.contains(file));
    TreeDiff { base, head, not_checked_out: 0 }
}

/// The files that Git keeps out of the working tree of the directory (sparse checkout); none where there is no
/// repository.
pub(crate) fn not_checked_out(directory: &Directory, folder: &str) -> Result<HashSet<String>> {
    let git = GitProcess::new(&directory.host, &directory.root);
    if git.facts().is_err() {
        return Ok(HashSet::new());
    }
    let skipped = tracked(&git, folder)?.into_iter().filter(|(is_skipped, _)| *is_skipped);
    Ok(skipped.map(|(_, path)| path).collect())
}

/// The paths in Git's index below a folder of the one in which Git runs, each with whether Git keeps the file out of
/// the working tree.
pub(super) fn tracked(git: &GitProcess, folder: &str) -> Result<Vec<(bool, String)>> {
    let listing = git.output(&["ls-files", "-t", "-z", "--", folder])?;
    let lines = listing.split(|&byte| byte == 0).filter_map(|line| line.split_first_chunk::<2>());
    Ok(lines
        .map(|(tag, path)| (tag == b"S ", String::from_utf8_lossy(path).into_owned()))
        .collect())
}
