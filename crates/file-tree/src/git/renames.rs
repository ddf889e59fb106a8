//! What became of a file that is gone.

use anyhow::Result;

use super::changes::NO_PROGRAM;
use super::{GitProcess, Revision};
use crate::Directory;

/// One line a rename, by Git's own measure of likeness.
const RENAMES: [&str; 5] = ["-r", "-M", "-z", "--name-status", "--diff-filter=R"];

impl Directory {
    /// The path under which a file of the dataset goes on: by what is staged, else by the last commit
    /// that touched it.
    ///
    /// # Errors
    /// If there is no repository, or Git fails.
    pub(crate) fn renamed(&self, path: &str) -> Result<Option<String>> {
        let git = GitProcess::new(&self.host, &self.root);
        let place = git.prefix()?;
        let Some(head) = git.commit("HEAD")? else { return Ok(None) };
        let staged = git.renames(&["diff-index", "--cached"], &head)?;
        match target(&staged, &place, path) {
            Some(found) => Ok(Some(found)),
            None => git.renamed_before(&head, path, &place, path),
        }
    }
}

impl Revision {
    /// The same, by the last commit up to this revision that touched it.
    ///
    /// # Errors
    /// If Git fails.
    pub(crate) fn renamed(&self, path: &str) -> Result<Option<String>> {
        let Some(commit) = self.git.commit(&self.name)? else { return Ok(None) };
        self.git.renamed_before(&commit, &format!("{}{path}", self.up), &self.place()?, path)
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
    ) -> Result<Option<String>> {
        let last = self.output(&["rev-list", "-1", commit, "--", from_here])?;
        let last = String::from_utf8_lossy(&last).trim().to_owned();
        if last.is_empty() {
            return Ok(None);
        }
        Ok(target(&self.renames(&["diff-tree", "--no-commit-id"], &last)?, place, path))
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
