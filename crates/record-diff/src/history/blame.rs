//! When each value of a record was last set.

use anyhow::Result;

use super::{HistoryStep, HistoryWalk};
use crate::diff::{
    FieldChange, FieldChangeKind, RecordChange, RecordChangeKind, expanded, field_changes,
};
use file_tree::Commit;
use records::algebra::{EntryName, RecordPath, RecordPathStep, node_at};
use records::record::Record;
use yaml_tree::{Mapping, Node, Value};

/// A value of a record: a field, or an entry of a list that has an identity.
pub struct BlameLine {
    pub path: RecordPath,
    pub value: Node,
    pub last: BlameOrigin,
}

/// When a value was last set.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum BlameOrigin {
    At(Commit),
    /// Not in any commit yet.
    Uncommitted,
    /// Before the history of the clone begins.
    Unknown,
}

/// The values of a record with the commits that set them. `committed` is the record at the end of the history that
/// `walk` goes back through, or the one that is there instead.
///
/// # Errors
/// If the history cannot be read.
pub fn blame(
    record: &Record,
    committed: Option<&Record>,
    mut walk: HistoryWalk<'_>,
) -> Result<Vec<BlameLine>> {
    let mut lines = lines(record);
    let mut open: Vec<_> = lines.iter_mut().map(TracedLine::new).collect();
    if let Some(committed) = committed {
        let edits = field_changes(&record.kind, &committed.root, &record.root);
        for line in &mut open {
            line.follow(&edits, (committed, record));
        }
    }
    assign_origin(&mut open, &BlameOrigin::Uncommitted, |line| !line.is_in(record, committed));
    while !open.is_empty()
        && let Some(step) = walk.step()
    {
        let HistoryStep { diff, sides, .. } = step?;
        for change in sides.iter().flatten() {
            if let (Some(old), Some(new)) = (change.before(), change.after()) {
                for line in &mut open {
                    line.follow(change.fields(), (old, new));
                }
            }
        }
        let sets = |changes: &Vec<RecordChange>, line: &TracedLine<'_>| {
            changes.iter().any(|change| line.is_set_by(record, change))
        };
        // What one of the parents already has was not set by the merge.
        let is_set = |line: &TracedLine<'_>| {
            !sides.is_empty() && sides.iter().all(|changes| sets(changes, line))
        };
        assign_origin(&mut open, &BlameOrigin::At(diff.commit.clone()), is_set);
    }
    Ok(lines)
}

/// Assigns an origin to the lines that have it, and leaves the others open.
fn assign_origin(
    open: &mut Vec<TracedLine<'_>>,
    origin: &BlameOrigin,
    applies: impl Fn(&TracedLine<'_>) -> bool,
) {
    open.retain_mut(|line| {
        let is_settled = applies(line);
        if is_settled {
            line.line.last = origin.clone();
        }
        !is_settled
    });
}

/// A line whose origin is still open.
struct TracedLine<'l> {
    line: &'l mut BlameLine,
    /// The path and the value, now and before each edit of its wording.
    wordings: Vec<(RecordPath, Node)>,
}

impl<'l> TracedLine<'l> {
    fn new(line: &'l mut BlameLine) -> Self {
        let wordings = vec![(line.path.clone(), line.value.clone())];
        TracedLine { line, wordings }
    }

    /// Whether another state has the value, in any wording, at its path; an entry anywhere in its list.
    fn is_in(&self, record: &Record, state: Option<&Record>) -> bool {
        self.wordings.iter().any(|(path, value)| has(record, state, path, value))
    }

    /// Records what an entry was before its wording was edited.
    fn follow(&mut self, changes: &[FieldChange], (old, new): (&Record, &Record)) {
        let root = Some(&new.kind.root);
        for (list, from, to) in changes.iter().filter_map(edited_entry) {
            let (from, to) = (list.with_entry(&from), list.with_entry(&to));
            let Some(before) = node_at(root, &old.root, &from.0) else { continue };
            let matches = |(path, value): &(RecordPath, Node)| {
                *path == to && node_at(root, &new.root, &path.0) == Some(value)
            };
            if self.wordings.iter().any(matches) {
                self.wordings.push((from, before.clone()));
            }
        }
    }

    /// Whether the value was set by a change. A branch that was discarded may have changed it as well, so the result
    /// has to be the current value.
    fn is_set_by(&self, record: &Record, change: &RecordChange) -> bool {
        let (old, new) = match &change.what {
            RecordChangeKind::Added { record } => (None, Some(record)),
            RecordChangeKind::Changed { old, new, .. }
            | RecordChangeKind::Renamed { old, new, .. } => (Some(old), Some(new)),
            RecordChangeKind::Unreadable { new, .. } => (None, new.as_ref()),
            _ => (None, None),
        };
        self.is_in(record, new) && !self.is_in(record, old)
    }
}

fn has(record: &Record, state: Option<&Record>, path: &RecordPath, value: &Node) -> bool {
    let found = |path: &[RecordPathStep]| {
        state.and_then(|state| node_at(Some(&record.kind.root), &state.root, path))
    };
    match path.0.as_slice() {
        [list @ .., RecordPathStep::Entry(_)] => {
            found(list).is_some_and(|list| list.items().contains(value))
        }
        path => found(path) == Some(value),
    }
}

/// The list with an entry whose wording was edited, and the names of the entry before and after.
fn edited_entry(change: &FieldChange) -> Option<(RecordPath, EntryName, EntryName)> {
    let is_entry = |step: &RecordPathStep| *step == RecordPathStep::Entry(EntryName::Unnamed);
    let FieldChangeKind::Replaced { old, new } = &change.what else { return None };
    let at = change.path.0.iter().position(is_entry)?;
    let name = |node: &Node| Some(EntryName::Identity(node.as_str()?.to_owned(), 0));
    Some((RecordPath(change.path.0.get(..at)?.to_vec()), name(old)?, name(new)?))
}

fn empty_record() -> Node {
    Value::Mapping(Mapping::default()).into()
}

fn lines(record: &Record) -> Vec<BlameLine> {
    let all = field_changes(&record.kind, &empty_record(), &record.root);
    let parts = all.iter().flat_map(|change| expanded(&record.kind, change));
    let line = |path: RecordPath, what| match what {
        FieldChangeKind::Set { new } => {
            Some(BlameLine { path, value: new, last: BlameOrigin::Unknown })
        }
        _ => None,
    };
    parts.filter_map(|part| line(part.path, part.what)).collect()
}
