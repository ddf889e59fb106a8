//! The latest commits: those of each file, and for feed readers their news.

use std::collections::HashMap;
use std::sync::Arc;

use anyhow::Result;

use super::workspace::{HEAD, Workspace};
use crate::ozg::digest::{Digest, DigestPeriod, RecordNames, digest};
use crate::ozg::meaning::Interpretation;
use file_tree::Commit;
use messages::PartialDate;
use record_diff::diff::Diff;
use record_diff::history::{History, HistoryEntry};
use records::dataset::Dataset;
use records::schema::Schemas;

/// Maximum number of commits on the page of a record; the rest is in the repository.
const LAST: usize = 2;
/// Maximum number of commits in a feed: readers come daily or weekly, and each commit is read in full.
const ENTRIES: usize = 10;

/// The history that a site shows.
#[derive(Default)]
pub(crate) struct SiteHistory {
    by_file: HashMap<Arc<str>, Vec<Commit>>,
    /// Newest first.
    pub commits: Vec<CommitDigest>,
}

/// A commit, and its news in sentences.
pub(crate) struct CommitDigest {
    pub commit: Commit,
    pub digest: Digest,
}

impl SiteHistory {
    /// The commits that lead to a revision, up to a day; nothing if the history begins later.
    ///
    /// # Errors
    /// If there is no such revision, or a commit cannot be read.
    pub(crate) fn load(
        workspace: &Workspace,
        at: Option<&str>,
        as_of: PartialDate,
        (schemas, dataset): (&Schemas, &Dataset),
    ) -> Result<Self> {
        let timeline = workspace.timeline(at.unwrap_or(HEAD))?;
        let Some(last) = timeline.by(as_of) else { return Ok(Self::default()) };
        let end = workspace.revision(&last.id)?;
        let history = History::open(&end, None, schemas)?;
        let last = |commits: Vec<&Commit>| commits.into_iter().take(LAST).cloned().collect();
        let by_file = history.commits_of_files().into_iter();
        let by_file = by_file.map(|(path, commits)| (path, last(commits))).collect();
        let names = RecordNames { head: dataset, base: dataset };
        let entries = history.of_all().take(ENTRIES);
        let commits = entries.map(|entry| Ok(commit_digest(entry?, &names)));
        Ok(SiteHistory { by_file, commits: commits.collect::<Result<_>>()? })
    }

    /// The last commits that changed a file, newest first.
    #[must_use]
    pub(crate) fn of_file(&self, path: &str) -> &[Commit] {
        self.by_file.get(path).map(Vec::as_slice).unwrap_or_default()
    }
}

/// The news as of the day of the commit, so that an entry of a feed never changes.
fn commit_digest(entry: HistoryEntry, names: &RecordNames<'_>) -> CommitDigest {
    let HistoryEntry { commit, changes, .. } = entry;
    let diff = Diff { changes, ..Diff::default() };
    let interpretation = Interpretation::new(&diff, None, commit.date);
    let period = DigestPeriod { since: Some(commit.date), as_of: commit.date };
    let digest = digest(&diff, &interpretation, names, period);
    CommitDigest { commit, digest }
}
