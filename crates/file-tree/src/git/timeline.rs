//! The commits that led to a revision, each with its day: which state held on a day of the past.

use std::path::Path;

use anyhow::Result;

use super::history::Commit;
use super::{GitProcess, history};
use crate::Host;
use messages::PartialDate;

/// The main line of a history, the newest commit first. Of a merge only the first parent is followed:
/// a branch was not the state of the dataset before it was merged.
pub struct Timeline {
    commits: Vec<Commit>,
}

impl Timeline {
    /// # Errors
    /// If `dir` is in no repository, or the revision is no commit.
    pub fn load(host: &Host, dir: &Path, revision: &str) -> Result<Self> {
        let git = GitProcess::new(host, dir);
        git.prefix()?;
        let Some(commit) = git.commit(revision)? else { return Err(git.no_revision(revision)) };
        let format = format!("--format={}", history::FORMAT);
        let listing = git.output(&["rev-list", "--first-parent", &format, &commit])?;
        let listing = String::from_utf8_lossy(&listing);
        Ok(Timeline { commits: listing.lines().filter_map(history::parse_line).collect() })
    }

    /// The newest commit.
    #[must_use]
    pub fn last(&self) -> Option<&Commit> {
        self.commits.first()
    }

    /// The oldest commit that is there; a shallow clone has not all.
    #[must_use]
    pub fn first(&self) -> Option<&Commit> {
        self.commits.last()
    }

    /// The state at the end of a day.
    #[must_use]
    pub fn by(&self, day: PartialDate) -> Option<&Commit> {
        self.commits.iter().find(|commit| commit.date.certainly_not_after(day))
    }

    /// The state before a day, or before the first day of a month or year.
    #[must_use]
    pub fn before(&self, day: PartialDate) -> Option<&Commit> {
        self.commits.iter().find(|commit| commit.date.is_before(day))
    }
}
