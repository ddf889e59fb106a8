//! Changes of branches that did not reach the main line, since the merge kept something else.

use std::cell::OnceCell;
use std::collections::HashMap;
use std::rc::Rc;
use std::sync::Arc;

use anyhow::Result;

use super::History;
use crate::diff::{FieldChange, FieldChangeKind, RecordChange, RecordChangeKind, expanded};
use file_tree::{CommitDiff, Tree};
use records::algebra::{RecordPath, node_at};
use records::dataset::{DatasetLayout, RecordDocument};
use records::record::Record;
use yaml_tree::Node;

/// What is known, while walking back, about commits still to come.
pub(super) struct Branches {
    /// The next commit of the main line, which follows the first parents.
    main: Option<String>,
    /// Commits off the main line by name.
    commits: HashMap<String, BranchCommit>,
}

/// How a commit off the main line was merged.
#[derive(Clone)]
struct BranchCommit {
    merge: Rc<BranchMerge>,
    /// By kind and id of the records as the commit left them.
    later: HashMap<(String, String), LaterChanges>,
}

/// The commit that merged a branch into the main line.
struct BranchMerge {
    /// Its index in the history.
    index: usize,
    name: String,
    /// The dataset in it; none if it has none.
    tree: OnceCell<Option<Tree>>,
}

/// What later commits of the branch changed in a record.
#[derive(Clone)]
struct LaterChanges {
    /// Its id at the end of the branch.
    id: String,
    /// The empty path stands for the record itself.
    paths: Vec<RecordPath>,
}

/// Records of a merge by their path; none for those that cannot be read.
type MergedRecords = HashMap<Arc<str>, Option<Record>>;

impl Branches {
    pub(super) fn new(history: &History<'_>) -> Self {
        let main = history.steps.first().map(|step| step.name.clone());
        Branches { main, commits: HashMap::new() }
    }

    /// For each change of a commit, the paths that did not make it into the result: the merge has something else, and
    /// no later commit of the branch changed them. Must be called for each commit in order.
    pub(super) fn discarded(
        &mut self,
        history: &History<'_>,
        (index, step): (usize, &CommitDiff),
        changes: &[RecordChange],
    ) -> Result<Vec<Vec<RecordPath>>> {
        let commit = self.commits.remove(&step.name);
        let Some(mut commit) = commit.filter(|_| self.main.as_ref() != Some(&step.name)) else {
            self.advance_main(step, index);
            return Ok(vec![Vec::new(); changes.len()]);
        };
        let merged = commit.merged(history, changes)?;
        let lost = changes.iter().map(|change| commit.discarded(history, change, &merged));
        let discarded = lost.collect::<Result<_>>()?;
        commit.add(changes);
        for parent in step.deltas.iter().filter_map(|delta| delta.parent.as_ref()) {
            self.add(parent, commit.clone());
        }
        Ok(discarded)
    }

    fn advance_main(&mut self, step: &CommitDiff, index: usize) {
        let mut parents = step.deltas.iter().filter_map(|delta| delta.parent.clone());
        self.main = parents.next();
        let merge = BranchMerge { index, name: step.name.clone(), tree: OnceCell::new() };
        let commit = BranchCommit { merge: Rc::new(merge), later: HashMap::new() };
        for parent in parents {
            self.add(&parent, commit.clone());
        }
    }

    /// Of several merges that brought a commit to the main line, the first counts.
    fn add(&mut self, name: &str, commit: BranchCommit) {
        match self.commits.get_mut(name) {
            Some(known) if known.merge.index > commit.merge.index => {}
            Some(known) if known.merge.index == commit.merge.index => known.join(commit),
            _ => {
                self.commits.insert(name.to_owned(), commit);
            }
        }
    }
}

impl BranchCommit {
    fn join(&mut self, other: BranchCommit) {
        for (record, changes) in other.later {
            match self.later.get_mut(&record) {
                Some(known) => known.paths.extend(changes.paths),
                None => {
                    self.later.insert(record, changes);
                }
            }
        }
    }

    /// Records the changes of the commit as later ones for its ancestors.
    fn add(&mut self, changes: &[RecordChange]) {
        for change in changes {
            let record = |id: &str| (change.kind.name.clone(), id.to_owned());
            let known = self.later.remove(&record(&change.id));
            let new = || LaterChanges { id: change.id.clone(), paths: Vec::new() };
            let mut later = known.unwrap_or_else(new);
            later.paths.extend(change.fields().iter().map(|field| field.path.clone()));
            let id = match &change.what {
                RecordChangeKind::Renamed { from, .. } => from,
                RecordChangeKind::Changed { .. } => &change.id,
                _ => {
                    later.paths.push(RecordPath::default());
                    &change.id
                }
            };
            self.later.insert(record(id), later);
        }
    }

    /// The path in the merge of the record that a change results in, unless it was renamed there.
    fn path(&self, change: &RecordChange) -> String {
        let later = self.later.get(&(change.kind.name.clone(), change.id.clone()));
        change.kind.path(later.map_or(&change.id, |later| &later.id))
    }

    /// The records that changes are about, as the merge has them.
    fn merged(&self, history: &History<'_>, changes: &[RecordChange]) -> Result<MergedRecords> {
        let mut merged = MergedRecords::new();
        let Some(tree) = self.merge.tree(history)?.filter(|_| !changes.is_empty()) else {
            return Ok(merged);
        };
        let paths = changes.iter().map(|change| self.path(change));
        let paths: Vec<_> = paths.chain(changes.iter().filter_map(path_before)).collect();
        let files = tree.list_only(&paths.iter().map(String::as_str).collect::<Vec<_>>())?;
        let records = DatasetLayout::new(history.schemas, files).records;
        let read = tree.read_each(&records, |index, content| {
            let document = RecordDocument::read(&records[index], content).ok();
            document.map(|document| document.record)
        })?;
        merged.extend(records.into_iter().map(|record| record.file.path).zip(read));
        Ok(merged)
    }

    fn discarded(
        &self,
        history: &History<'_>,
        change: &RecordChange,
        merged: &MergedRecords,
    ) -> Result<Vec<RecordPath>> {
        let later = self.later.get(&(change.kind.name.clone(), change.id.clone()));
        let later = later.map_or(&[][..], |later| &later.paths);
        if later.contains(&RecordPath::default()) {
            return Ok(Vec::new());
        }
        let found = merged.get(self.path(change).as_str());
        let is_whole = match &change.what {
            RecordChangeKind::Added { .. } => found.is_none(),
            what if what.is_removal() => found.is_some(),
            RecordChangeKind::Renamed { .. } => {
                let before = path_before(change);
                found.is_none() && before.is_some_and(|path| merged.contains_key(path.as_str()))
            }
            _ => false,
        };
        if is_whole {
            return Ok(vec![RecordPath::default()]);
        }
        // A missing record may have another id on the main line.
        let Some(Some(merged)) = found else { return Ok(Vec::new()) };
        let is_lost = |field: &&FieldChange| {
            !later.iter().any(|path| overlap(path, &field.path))
                && expanded(&change.kind, field).iter().all(|part| !is_in(part, merged))
        };
        let mut lost: Vec<_> = change.fields().iter().filter(is_lost).collect();
        // Git merges texts by lines: a text that equals neither of two may have parts of both.
        let is_text = |field: &&FieldChange| {
            let text = value_at(merged, &field.path).and_then(Node::as_str);
            text.is_some_and(|text| text.contains(char::is_whitespace))
        };
        if lost.iter().any(is_text)
            && let Some(before) = self.merge.before(history, merged)?
        {
            let is_kept = |path: &RecordPath| value_at(&before, path) == value_at(merged, path);
            lost.retain(|field| !is_text(field) || is_kept(&field.path));
        }
        Ok(lost.into_iter().map(|field| field.path.clone()).collect())
    }
}

impl BranchMerge {
    fn tree(&self, history: &History<'_>) -> Result<Option<&Tree>> {
        if self.tree.get().is_none() {
            let tree = history.end.at_commit(&self.name)?.map(Tree::Revision);
            let _ = self.tree.set(tree);
        }
        Ok(self.tree.get().and_then(Option::as_ref))
    }

    /// A record of the merge as the main line had it before; none if it is unchanged, or did not exist.
    fn before(&self, history: &History<'_>, merged: &Record) -> Result<Option<Record>> {
        let main = history.steps.get(self.index).and_then(|step| step.deltas.first());
        let files = main.map_or(&[][..], |main| &main.files.base);
        let files = files.iter().filter(|file| file.path == merged.file).cloned().collect();
        let records = DatasetLayout::new(history.schemas, files).records;
        let [file] = records.as_slice() else { return Ok(None) };
        let read = history.tree.read_each(std::slice::from_ref(&file.file), |_, content| {
            RecordDocument::read(file, content).ok()
        })?;
        Ok(read.into_iter().flatten().next().map(|document| document.record))
    }
}

/// The path that a record had before a change renamed it.
fn path_before(change: &RecordChange) -> Option<String> {
    match &change.what {
        RecordChangeKind::Renamed { from, .. } => Some(change.kind.path(from)),
        _ => None,
    }
}

/// Whether one of the paths contains the other.
fn overlap(one: &RecordPath, other: &RecordPath) -> bool {
    one.0.starts_with(&other.0) || other.0.starts_with(&one.0)
}

fn value_at<'r>(record: &'r Record, path: &RecordPath) -> Option<&'r Node> {
    node_at(Some(&record.kind.root), &record.root, &path.0)
}

/// Whether a record has the result of a change. The order of a list does not count as a value.
fn is_in(change: &FieldChange, record: &Record) -> bool {
    let found = value_at(record, &change.path);
    match &change.what {
        FieldChangeKind::Set { new } | FieldChangeKind::Replaced { new, .. } => found == Some(new),
        FieldChangeKind::Unset { .. } => found.is_none(),
        FieldChangeKind::Reordered { .. } => true,
    }
}
