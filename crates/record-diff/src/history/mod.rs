//! The changes of records, commit by commit. All commits are read with one set of schemas: those of the revision that
//! the history ends with.

mod blame;
mod branches;
mod merge;

use std::collections::{BTreeSet, HashMap};
use std::sync::Arc;

use anyhow::Result;

pub use blame::{BlameLine, BlameOrigin, blame};

use branches::Branches;

use crate::diff::{RecordChange, RecordChangeKind, SideFile, changes, pair};
use file_tree::{Commit, CommitDiff, DATA, ParentDiff, Revision, Tree, TreeDiff};
use records::algebra::RecordPath;
use records::dataset::{DatasetLayout, RecordDocument, RecordFile};
use records::schema::{Kind, Schemas};

/// The commits that lead to a revision.
pub struct History<'s> {
    tree: Tree,
    end: Revision,
    schemas: &'s Schemas,
    /// Each before its parents.
    steps: Vec<CommitDiff>,
    /// Whether the clone lacks the beginning of the history.
    pub is_shallow: bool,
}

/// A commit and the changes it made to records.
pub struct HistoryEntry {
    pub commit: Commit,
    pub changes: Vec<RecordChange>,
    /// For each change, the paths that were discarded by the merge that brought the commit to the main line; the empty
    /// path stands for the record itself.
    pub discarded: Vec<Vec<RecordPath>>,
}

impl<'s> History<'s> {
    /// The commits up to `revision`, without those reachable from `after`.
    ///
    /// # Errors
    /// If one of them is not a commit, or Git fails.
    pub fn open(revision: &Revision, after: Option<&str>, schemas: &'s Schemas) -> Result<Self> {
        let steps = revision.steps(after, DATA)?;
        let is_shallow = revision.warn_if_shallow();
        let (tree, end) = (Tree::Revision(revision.clone()), revision.clone());
        Ok(History { tree, end, schemas, steps, is_shallow })
    }

    /// The commits that changed any record, the latest first, each read on demand.
    #[must_use]
    pub fn of_all(&self) -> HistoryWalk<'_> {
        HistoryWalk { history: self, followed: None, branches: Branches::new(self), at: 0 }
    }

    /// The commits that changed one record, under any id that it had.
    #[must_use]
    pub fn of_record(&self, kind: &Arc<Kind>, id: &str) -> HistoryWalk<'_> {
        let first = self.steps.first().map(|step| (step.name.clone(), [id.to_owned()].into()));
        let ids = first.into_iter().collect();
        HistoryWalk {
            history: self,
            followed: Some(TrackedRecord { kind: Arc::clone(kind), ids }),
            branches: Branches::new(self),
            at: 0,
        }
    }

    /// The commits that changed each file, the latest first, without reading the file. A merge counts where the file
    /// differs from that of all its parents.
    #[must_use]
    pub fn commits_of_files(&self) -> HashMap<Arc<str>, Vec<&Commit>> {
        let mut commits: HashMap<Arc<str>, Vec<&Commit>> = HashMap::new();
        // Where the clone is cut off, every file looks new.
        let steps = self.steps.iter().filter(|step| !self.is_cut_off(step));
        for step in steps {
            for path in paths_of_all(step) {
                commits.entry(path).or_default().push(&step.commit);
            }
        }
        commits
    }

    fn is_cut_off(&self, step: &CommitDiff) -> bool {
        self.is_shallow && step.deltas.iter().all(|delta| delta.parent.is_none())
    }

    /// The kinds of which some commit had a record with this id.
    #[must_use]
    pub fn kinds_of(&self, id: &str) -> Vec<&'s Arc<Kind>> {
        let deltas = self.steps.iter().flat_map(|step| &step.deltas);
        let files = deltas.flat_map(|delta| delta.files.base.iter().chain(&delta.files.head));
        let paths: BTreeSet<_> = files.map(|file| file.path.as_ref()).collect();
        let has_record = |kind: &&Arc<Kind>| paths.contains(kind.path(id).as_str());
        self.schemas.kinds().iter().filter(has_record).collect()
    }
}

/// Walks back through the history.
pub struct HistoryWalk<'h> {
    history: &'h History<'h>,
    followed: Option<TrackedRecord>,
    branches: Branches,
    at: usize,
}

/// A commit with the changes from each of its parents.
struct HistoryStep<'h> {
    /// Its index in the history.
    index: usize,
    diff: &'h CommitDiff,
    sides: Vec<Vec<RecordChange>>,
}

/// A record with the ids it has in commits still to come. Branches may name it differently.
struct TrackedRecord {
    kind: Arc<Kind>,
    ids: HashMap<String, BTreeSet<String>>,
}

impl Iterator for HistoryWalk<'_> {
    type Item = Result<HistoryEntry>;

    fn next(&mut self) -> Option<Self::Item> {
        loop {
            match self.step()?.and_then(|step| self.entry(step)) {
                Ok(entry) if entry.changes.is_empty() => {}
                entry => return Some(entry),
            }
        }
    }
}

impl<'h> HistoryWalk<'h> {
    fn step(&mut self) -> Option<Result<HistoryStep<'h>>> {
        let (index, diff) = (self.at, self.history.steps.get(self.at)?);
        self.at += 1;
        Some(self.sides_of(diff).map(|sides| HistoryStep { index, diff, sides }))
    }

    fn entry(&mut self, step: HistoryStep<'_>) -> Result<HistoryEntry> {
        let changes = merge::of_all(step.sides);
        let discarded = self.branches.discarded(self.history, (step.index, step.diff), &changes)?;
        Ok(HistoryEntry { commit: step.diff.commit.clone(), changes, discarded })
    }

    fn sides_of(&mut self, step: &CommitDiff) -> Result<Vec<Vec<RecordChange>>> {
        let is_cut_off = self.history.is_cut_off(step);
        let Some(followed) = &mut self.followed else {
            return if is_cut_off { Ok(Vec::new()) } else { self.history.sides_of(step) };
        };
        let ids = followed.ids.remove(&step.name).unwrap_or_default();
        if ids.is_empty() || is_cut_off {
            return Ok(Vec::new());
        }
        let mut sides = Vec::new();
        for delta in &step.deltas {
            let (base, head) = self.history.files_of(&delta.files, &followed.kind, &ids);
            let mut changes = self.history.read(&base, &head)?;
            changes.retain(|change| is_about(change, &followed.kind, &ids));
            followed.pass_on(delta, &ids, &changes);
            sides.push(changes);
        }
        Ok(sides)
    }
}

impl TrackedRecord {
    /// Passes the ids under which the record is to be found on to the parent.
    fn pass_on(&mut self, delta: &ParentDiff, ids: &BTreeSet<String>, changes: &[RecordChange]) {
        let Some(parent) = &delta.parent else { return };
        let before = ids.iter().map(|id| {
            let change = changes.iter().find(|change| change.id == *id);
            match change.map(|change| &change.what) {
                Some(RecordChangeKind::Renamed { from, .. }) => from.clone(),
                _ => id.clone(),
            }
        });
        self.ids.entry(parent.clone()).or_default().extend(before);
    }
}

/// The files in which a commit differs from each of its parents.
fn paths_of_all(step: &CommitDiff) -> BTreeSet<Arc<str>> {
    let paths = |delta: &ParentDiff| -> BTreeSet<Arc<str>> {
        let files = delta.files.base.iter().chain(&delta.files.head);
        files.map(|file| Arc::clone(&file.path)).collect()
    };
    step.deltas.iter().map(paths).reduce(|all, some| &all & &some).unwrap_or_default()
}

fn is_about(change: &RecordChange, kind: &Kind, ids: &BTreeSet<String>) -> bool {
    let was_renamed_from = |change: &RecordChange| match &change.what {
        RecordChangeKind::Renamed { from, .. } => ids.contains(from),
        _ => false,
    };
    change.kind.name == kind.name && (ids.contains(&change.id) || was_renamed_from(change))
}

impl History<'_> {
    /// The changes from each parent; for a merge, without those that the other parents do not share.
    fn sides_of(&self, step: &CommitDiff) -> Result<Vec<Vec<RecordChange>>> {
        let common = paths_of_all(step);
        let mut sides = Vec::new();
        for delta in &step.deltas {
            let (mut base, mut head) = self.layouts(&delta.files);
            let both = &paths_of(&base) & &paths_of(&head);
            // What is on one side only may have another id on the other.
            let may_matter = |file: &RecordFile| {
                common.contains(&file.file.path) || !both.contains(&file.file.path)
            };
            base.retain(may_matter);
            head.retain(may_matter);
            sides.push(self.read(&base, &head)?);
        }
        Ok(sides)
    }

    fn layouts(&self, differing: &TreeDiff) -> (Vec<RecordFile>, Vec<RecordFile>) {
        let records = |files: &[_]| DatasetLayout::new(self.schemas, files.to_vec()).records;
        (records(&differing.base), records(&differing.head))
    }

    /// The files of a record; where one side lacks it, also those that may be the record under another id.
    fn files_of(
        &self,
        differing: &TreeDiff,
        kind: &Kind,
        ids: &BTreeSet<String>,
    ) -> (Vec<RecordFile>, Vec<RecordFile>) {
        let (mut base, mut head) = self.layouts(differing);
        let of = |files: &[RecordFile]| -> BTreeSet<String> {
            files.iter().filter(|f| f.kind.name == kind.name).map(|f| f.id().to_owned()).collect()
        };
        let (before, after) = (of(&base), of(&head));
        let is_lone = |id: &str| before.contains(id) != after.contains(id);
        let may_be_renamed = ids.iter().any(|id| is_lone(id))
            && !before.is_subset(&after)
            && !after.is_subset(&before);
        let is_relevant = |file: &RecordFile| {
            let is_candidate = may_be_renamed && is_lone(file.id());
            file.kind.name == kind.name && (ids.contains(file.id()) || is_candidate)
        };
        base.retain(is_relevant);
        head.retain(is_relevant);
        (base, head)
    }

    fn read(&self, base: &[RecordFile], head: &[RecordFile]) -> Result<Vec<RecordChange>> {
        let files: Vec<_> = base.iter().chain(head).collect();
        let mut sides = self.tree.read_each(&files, |index, content| {
            SideFile::new(files[index], RecordDocument::read(files[index], content))
        })?;
        let head = sides.split_off(base.len());
        Ok(changes(pair(sides, head), false))
    }
}

fn paths_of(files: &[RecordFile]) -> BTreeSet<Arc<str>> {
    files.iter().map(|file| Arc::clone(&file.file.path)).collect()
}
