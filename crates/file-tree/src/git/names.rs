//! The names that a repository has for its revisions.

use std::path::Path;

use anyhow::Result;

use super::{GitProcess, Revision};
use crate::Host;

/// The branches and tags of the repository, and its remote-tracking branches.
const NAMED: [&str; 3] = ["refs/heads", "refs/tags", "refs/remotes"];
/// One name per line; empty for a symbolic ref, such as `origin/HEAD`.
const FORMAT: &str = "--format=%(if)%(symref)%(then)%(else)%(refname:short)%(end)";

impl Revision {
    /// `HEAD`, if there is a commit, then the branches and tags of the repository that `dir` lies in.
    ///
    /// # Errors
    /// If `dir` is in no repository.
    pub fn names(host: &Host, dir: &Path) -> Result<Vec<String>> {
        let git = GitProcess::new(host, dir);
        let listing = git.output(&[&["for-each-ref", FORMAT], NAMED.as_slice()].concat())?;
        let listing = String::from_utf8_lossy(&listing);
        let head = git.object("HEAD")?.map(|_| "HEAD");
        let names = listing.lines().filter(|name| !name.is_empty());
        Ok(head.into_iter().chain(names).map(str::to_owned).collect())
    }
}
