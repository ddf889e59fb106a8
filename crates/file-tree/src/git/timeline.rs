//! The commits of the main line, each with its day: which state was current on a given day.

use std::path::Path;

use anyhow::Result;

use super::history::Commit;
use super::{GitProcess, history};
use crate::Host;
use messages::PartialDate;

/// The main line of a history, the newest commit first. Only the first parent of a merge is followed: a branch was not
/// the state of the dataset before it was merged.
pub struct Timeline {
    commits: Vec<DatedCommit>,
    /// Whether the clone is shallow, so that its first commit is not that of the history.
    pub is_shallow: bool,
}

/// A commit with the day from which it was the state of the dataset.
struct DatedCommit {
    /// The latest day of this commit and those before it: the order in the line counts, not a clock that was set back.
    day: PartialDate,
    commit: Commit,
}

impl Timeline {
    /// # Errors
    /// If `dir` is in no repository, or the revision is not a commit.
    pub fn load(host: &Host, dir: &Path, revision: &str) -> Result<Self> {
        let git = GitProcess::new(host, dir);
        git.facts()?;
        let commit = git.resolve_commit(revision)?;
        Timeline::of(&git, &commit)
    }

    pub(super) fn of(git: &GitProcess, commit: &str) -> Result<Self> {
        let is_shallow = git.warn_if_shallow();
        let format = format!("--format={}", history::FORMAT);
        let listing = git.output(&["rev-list", "--first-parent", &format, commit])?;
        let listing = String::from_utf8_lossy(&listing);
        let timeline = Timeline::new(listing.lines().filter_map(history::parse_line).collect());
        Ok(Timeline { is_shallow, ..timeline })
    }

    /// From commits in order, the newest first.
    fn new(commits: Vec<Commit>) -> Self {
        let dated = |commit: Commit| DatedCommit { day: commit.date, commit };
        let mut commits: Vec<_> = commits.into_iter().map(dated).collect();
        let mut latest = None;
        for dated in commits.iter_mut().rev() {
            dated.day = dated.day.max(latest.unwrap_or(dated.day));
            latest = Some(dated.day);
        }
        Timeline { commits, is_shallow: false }
    }

    /// The newest commit.
    #[must_use]
    pub fn last(&self) -> Option<&Commit> {
        self.commits.first().map(|dated| &dated.commit)
    }

    /// The oldest commit that is available; a shallow clone lacks older ones.
    #[must_use]
    pub fn first(&self) -> Option<&Commit> {
        self.commits.last().map(|dated| &dated.commit)
    }

    /// The state at the end of a day.
    #[must_use]
    pub fn by(&self, day: PartialDate) -> Option<&Commit> {
        self.newest(|date| date.certainly_not_after(day))
    }

    /// The state before a day, or before the first day of a month or year.
    #[must_use]
    pub fn before(&self, day: PartialDate) -> Option<&Commit> {
        self.newest(|date| date.is_before(day))
    }

    fn newest(&self, matches: impl Fn(PartialDate) -> bool) -> Option<&Commit> {
        let found = self.commits.iter().find(|dated| matches(dated.day));
        found.map(|dated| &dated.commit)
    }
}
