//! The commits that lead to a revision, each with the files in which it differs from its parents.

use anyhow::{Result, bail};

use super::trees::{FolderPair, ListedPaths};
use super::{Commit, ListingRoot, Revision, history};
use crate::TreeDiff;
use crate::paths::PathCount;
use messages::msg;

/// A commit and what it changed.
#[derive(Debug)]
pub struct CommitDiff {
    pub commit: Commit,
    /// The full name of the commit.
    pub name: String,
    /// One per parent; a single one without a parent where the history begins.
    pub deltas: Vec<ParentDiff>,
}

/// How a commit differs from one of its parents.
#[derive(Debug, Default)]
pub struct ParentDiff {
    /// The full name of the parent.
    pub parent: Option<String>,
    /// With the parent as the base.
    pub files: TreeDiff,
}

/// The hashes of a commit and of its parents, followed by what [`history::parse_line`] reads.
const NAMES: &str = "%H%x00%P%x00";

impl Revision {
    /// The commits from this one back, each before its parents; without those reachable from the revision `after`. Only
    /// trees are read for it, no files.
    ///
    /// # Errors
    /// If the revision is not a commit, or Git fails.
    pub fn steps(&self, after: Option<&str>, folder: &str) -> Result<Vec<CommitDiff>> {
        let commit = self.commit()?;
        let Some(commit) = commit else { bail!(msg!("error-no-commit", revision = &self.name)) };
        let format = format!("--format={NAMES}{}", history::FORMAT);
        let mut args = vec!["rev-list".to_owned(), "--topo-order".to_owned(), format, commit];
        if let Some(after) = after {
            args.push(format!("^{}", self.git.resolve_commit(after)?));
        }
        let args: Vec<_> = args.iter().map(String::as_str).collect();
        let listing = self.git.output(&args)?;
        let listing = String::from_utf8_lossy(&listing);
        let mut steps: Vec<_> = listing.lines().filter_map(parse).collect();
        self.compare(&mut steps, &self.place()?, folder)?;
        Ok(steps)
    }

    /// Whether the clone is shallow: its oldest commits have parents elsewhere. The user is then warned.
    #[must_use]
    pub fn warn_if_shallow(&self) -> bool {
        self.git.warn_if_shallow()
    }

    /// The dataset in another commit, at the same place in the repository; none if it is not there.
    ///
    /// # Errors
    /// If Git fails.
    pub fn at_commit(&self, commit: &str) -> Result<Option<Revision>> {
        let tree = self.git.repository.objects.folder(&self.git, commit, &self.place()?)?;
        let object = Some(commit.to_owned());
        Ok(tree.map(|tree| Revision {
            name: commit.to_owned(),
            object,
            root: ListingRoot::Tree(tree),
            ..self.clone()
        }))
    }

    /// The folder of the repository that is the root of the dataset, with a final `/`.
    pub(super) fn place(&self) -> Result<String> {
        let prefix = &self.git.facts()?.prefix;
        let steps = self.up.matches('/').count();
        let parts: Vec<_> = prefix.split_inclusive('/').collect();
        let kept = parts.len().saturating_sub(steps);
        Ok(parts.into_iter().take(kept).collect())
    }

    /// Fills in the files below a folder of the dataset, which is at `place` in the repository.
    fn compare(&self, steps: &mut [CommitDiff], place: &str, folder: &str) -> Result<()> {
        let path = format!("{place}{folder}");
        let object = |commit: &str| self.git.repository.objects.folder(&self.git, commit, &path);
        let mut count = PathCount::default();
        for step in steps {
            for delta in &mut step.deltas {
                let base = delta.parent.as_deref().map(object).transpose()?.flatten();
                let pair = FolderPair {
                    folder,
                    base,
                    head: object(&step.name)?,
                    allows_second_reader: false,
                };
                delta.files = self.git.repository.objects.diff(
                    &self.git,
                    pair,
                    &mut count,
                    &ListedPaths::All,
                )?;
            }
        }
        Ok(())
    }
}

/// Parses a line of the format; none for the lines `commit <id>` in between.
fn parse(line: &str) -> Option<CommitDiff> {
    let mut fields = line.splitn(3, '\0');
    let (name, parents) = (fields.next()?, fields.next()?);
    let commit = history::parse_line(fields.next()?)?;
    let mut deltas: Vec<_> = parents
        .split_whitespace()
        .map(|parent| ParentDiff { parent: Some(parent.to_owned()), ..ParentDiff::default() })
        .collect();
    if deltas.is_empty() {
        deltas.push(ParentDiff::default());
    }
    Some(CommitDiff { commit, name: name.to_owned(), deltas })
}
