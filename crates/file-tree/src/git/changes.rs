//! Which files differ between two revisions, told by Git from the trees alone.

use std::collections::HashSet;

use anyhow::{Result, bail};

use super::{GitProcess, ListingRoot, Revision, form_of};
use crate::{Directory, TreeDiff, TreeFile};
use messages::msg;

/// Nothing relative to a folder, and no program for any kind of file, whatever the configuration says.
pub(super) const NO_PROGRAM: [&str; 4] =
    ["--no-relative", "--no-ext-diff", "--no-textconv", "--ignore-submodules=none"];

/// The files that differ; which of them are renames is for those to tell who know records.
pub(super) const FILES: [&str; 4] = ["-r", "-z", "--raw", "--no-renames"];

impl Revision {
    /// The files below `folder` that are not the same in both.
    ///
    /// Only what differs is looked at; the size of the dataset plays no part, unless one side is
    /// the index, which has to be listed.
    pub(crate) fn diff(&self, head: &Revision, folder: &str) -> Result<TreeDiff> {
        match (&self.root, &head.root) {
            (ListingRoot::Tree(base), ListingRoot::Tree(head)) => {
                self.differing_trees(base, head, folder)
            }
            _ => Ok(by_object(self.list(folder)?, head.list(folder)?)),
        }
    }

    fn differing_trees(&self, base: &str, head: &str, folder: &str) -> Result<TreeDiff> {
        // A pathspec would be taken as relative to the folder the user stands in.
        let listing = self.git.output(
            &[&["diff-tree"], FILES.as_slice(), NO_PROGRAM.as_slice(), &[base, head]].concat(),
        )?;
        let below = format!("{folder}/");
        let mut differing = TreeDiff::default();
        let mut fields = listing.split(|&byte| byte == 0);
        while let (Some(head), Some(path)) = (fields.next(), fields.next()) {
            let Some((base, head)) = entry(head, path) else {
                bail!(msg!(
                    "error-git",
                    command = "diff-tree",
                    text = String::from_utf8_lossy(head).as_ref()
                ));
            };
            let is_wanted = |file: &TreeFile| file.path.starts_with(&below);
            differing.base.extend(base.filter(is_wanted));
            differing.head.extend(head.filter(is_wanted));
        }
        Ok(differing)
    }

    /// Whether files are checked out where the user stands; a bare repository has none.
    ///
    /// # Errors
    /// If Git fails.
    pub fn has_working_tree(&self) -> Result<bool> {
        let answer = self.git.output(&["rev-parse", "--is-inside-work-tree"])?;
        Ok(answer.starts_with(b"true"))
    }
}

/// Files of two listings without those that have one form and one object in both.
fn by_object(mut base: Vec<TreeFile>, mut head: Vec<TreeFile>) -> TreeDiff {
    let all = |files: &[TreeFile]| files.iter().cloned().collect::<HashSet<_>>();
    let (in_base, in_head) = (all(&base), all(&head));
    base.retain(|file| !in_head.contains(file));
    head.retain(|file| !in_base.contains(file));
    TreeDiff { base, head, not_checked_out: 0 }
}

/// `:<mode> <mode> <object> <object> <status>`; a side without the file has mode 0. A change of
/// the mode alone is none.
pub(super) fn entry(head: &[u8], path: &[u8]) -> Option<(Option<TreeFile>, Option<TreeFile>)> {
    let words: Vec<_> = std::str::from_utf8(head).ok()?.strip_prefix(':')?.split(' ').collect();
    let [base_mode, head_mode, base_object, head_object, _] = words.as_slice() else {
        return None;
    };
    let is_same = base_object == head_object && form_of(base_mode) == form_of(head_mode);
    let side = |mode: &str, object: &str| {
        let exists = mode != "000000" && !is_same;
        exists.then(|| TreeFile::in_revision(path, mode, object))
    };
    Some((side(base_mode, base_object), side(head_mode, head_object)))
}

/// The files of the working tree at `root` that Git keeps out of it (sparse checkout); none where
/// there is no repository.
pub(crate) fn not_checked_out(directory: &Directory, folder: &str) -> Result<HashSet<String>> {
    let git = GitProcess::new(&directory.host, &directory.root);
    if git.prefix().is_err() {
        return Ok(HashSet::new());
    }
    let skipped = tracked(&git, folder)?.into_iter().filter(|(is_skipped, _)| *is_skipped);
    Ok(skipped.map(|(_, path)| path).collect())
}

/// The paths in Git's index, below a folder of the one in which Git works; each with whether Git keeps
/// the file out of the working tree.
pub(super) fn tracked(git: &GitProcess, folder: &str) -> Result<Vec<(bool, String)>> {
    let listing = git.output(&["ls-files", "-t", "-z", "--", folder])?;
    let lines = listing.split(|&byte| byte == 0).filter_map(|line| line.split_first_chunk::<2>());
    Ok(lines
        .map(|(tag, path)| (tag == b"S ", String::from_utf8_lossy(path).into_owned()))
        .collect())
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::FileKind;

    #[test]
    fn an_entry_has_the_sides_that_exist_and_none_for_a_mode_alone() {
        for (head, base, new) in [
            (":100644 100644 aa bb M", Some(FileKind::Regular), Some(FileKind::Regular)),
            (":000000 100644 00 bb A", None, Some(FileKind::Regular)),
            (":100644 000000 aa 00 D", Some(FileKind::Regular), None),
            (":100644 120000 aa aa T", Some(FileKind::Regular), Some(FileKind::Link)),
            (":100644 100755 aa aa M", None, None),
        ] {
            let sides = entry(head.as_bytes(), b"data/projects/a.yaml").expect(head);
            assert_eq!((sides.0.map(|f| f.kind), sides.1.map(|f| f.kind)), (base, new), "{head}");
        }
        assert_eq!(entry(b"no entry", b""), None);
    }
}
