//! What became of a file that is gone, and whether there was one.

use anyhow::Result;

use super::changes::NO_PROGRAM;
use super::{GitProcess, Revision};
use crate::Directory;

/// A file that goes on under another path.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct FileRename {
    /// Its path now.
    pub to: String,
    /// Its bytes before; what they have in common with those of now is for others to judge.
    pub old: Vec<u8>,
}

/// One line a rename, by Git's own measure of likeness.
const RENAMES: [&str; 5] = ["-r", "-M", "-z", "--name-status", "--diff-filter=R"];

impl Directory {
    /// The path under which a file of the dataset goes on: by what is staged, else by the last commit
    /// that touched it.
    ///
    /// # Errors
    /// If there is no repository, or Git fails.
    pub(crate) fn renamed(&self, path: &str) -> Result<Option<FileRename>> {
        let git = GitProcess::new(&self.host, &self.root);
        let place = git.prefix()?;
        let Some(head) = git.commit("HEAD")? else { return Ok(None) };
        let staged = git.renames(&["diff-index", "--cached"], &head)?;
        match target(&staged, &place, path) {
            Some(to) => Ok(Some(FileRename { to, old: git.old(&head, &place, path)? })),
            None => git.renamed_before(&head, path, &place, path),
        }
    }

    /// Whether Git has or had a file at one of the paths, in what is staged or in a commit.
    ///
    /// # Errors
    /// If there is no repository, or Git fails.
    pub(crate) fn is_known(&self, paths: &[&str]) -> Result<bool> {
        let git = GitProcess::new(&self.host, &self.root);
        if !git.output(&[&["ls-files", "--"], paths].concat())?.is_empty() {
            return Ok(true);
        }
        let Some(head) = git.commit("HEAD")? else { return Ok(false) };
        git.is_in_history(&head, paths)
    }
}

impl Revision {
    /// The same, by the last commit up to this revision that touched it.
    ///
    /// # Errors
    /// If Git fails.
    pub(crate) fn renamed(&self, path: &str) -> Result<Option<FileRename>> {
        let Some(commit) = self.git.commit(&self.name)? else { return Ok(None) };
        self.git.renamed_before(&commit, &format!("{}{path}", self.up), &self.place()?, path)
    }

    /// Whether a commit up to this revision has a file at one of the paths.
    ///
    /// # Errors
    /// If Git fails.
    pub(crate) fn is_known(&self, paths: &[&str]) -> Result<bool> {
        let Some(commit) = self.git.commit(&self.name)? else { return Ok(false) };
        let paths: Vec<_> = paths.iter().map(|path| format!("{}{path}", self.up)).collect();
        self.git.is_in_history(&commit, &paths.iter().map(String::as_str).collect::<Vec<_>>())
    }
}

impl GitProcess {
    fn renames(&self, command: &[&str], commit: &str) -> Result<Vec<u8>> {
        self.output(&[command, &RENAMES, &NO_PROGRAM, &[commit]].concat())
    }

    /// `from_here` is the path as it is from the directory in which Git runs.
    fn renamed_before(
        &self,
        commit: &str,
        from_here: &str,
        place: &str,
        path: &str,
    ) -> Result<Option<FileRename>> {
        let last = self.last_commit(commit, &[from_here])?;
        if last.is_empty() {
            return Ok(None);
        }
        let renames = self.renames(&["diff-tree", "--no-commit-id"], &last)?;
        let Some(to) = target(&renames, place, path) else { return Ok(None) };
        Ok(Some(FileRename { to, old: self.old(&format!("{last}^"), place, path)? }))
    }

    fn old(&self, commit: &str, place: &str, path: &str) -> Result<Vec<u8>> {
        self.output(&["cat-file", "blob", &format!("{commit}:{place}{path}")])
    }

    fn is_in_history(&self, commit: &str, paths: &[&str]) -> Result<bool> {
        Ok(!self.last_commit(commit, paths)?.is_empty())
    }

    /// The last commit that touched one of the paths; empty if none did.
    fn last_commit(&self, commit: &str, paths: &[&str]) -> Result<String> {
        let last = self.output(&[&["rev-list", "-1", commit, "--"], paths].concat())?;
        Ok(String::from_utf8_lossy(&last).trim().to_owned())
    }
}

/// `R<likeness>\0<old>\0<new>\0`, again and again, in paths of the repository; the dataset is at `place`.
fn target(listing: &[u8], place: &str, path: &str) -> Option<String> {
    let wanted = format!("{place}{path}");
    let mut fields = listing.split(|&byte| byte == 0);
    while let (Some(_), Some(old), Some(new)) = (fields.next(), fields.next(), fields.next()) {
        if old == wanted.as_bytes() {
            return std::str::from_utf8(new).ok()?.strip_prefix(place).map(str::to_owned);
        }
    }
    None
}
