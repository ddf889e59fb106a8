//! When each value of a record came to be what it is.

use anyhow::Result;

use super::HistoryEntry;
use crate::diff::{FieldChangeKind, RecordChangeKind, expanded, field_changes};
use file_tree::Commit;
use records::algebra::{RecordPath, node_at};
use records::record::Record;
use yaml_tree::{Mapping, Node, Value};

/// A value of a record: a field, or an entry of a list that is told apart from others.
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
    /// Before the clone begins.
    Unknown,
}

/// The values of a record with what set them. `committed` is the record at the end of the history that
/// `entries` walks back, or what is there in its place.
///
/// # Errors
/// If the history cannot be read.
pub fn blame(
    record: &Record,
    committed: Option<&Record>,
    entries: impl Iterator<Item = Result<HistoryEntry>>,
) -> Result<Vec<BlameLine>> {
    let mut blaming = BlameBuilder { record, lines: lines(record), open: Vec::new() };
    blaming.open = vec![true; blaming.lines.len()];
    let nothing = nothing();
    let root = committed.map_or(&nothing, |committed| &committed.root);
    for change in field_changes(&record.kind, root, &record.root) {
        blaming.settle(&change.path, &change.what, &record.root, &BlameOrigin::Uncommitted);
    }
    for entry in entries {
        if !blaming.open.contains(&true) {
            break;
        }
        blaming.read(&entry?);
    }
    Ok(blaming.lines)
}

struct BlameBuilder<'r> {
    record: &'r Record,
    lines: Vec<BlameLine>,
    open: Vec<bool>,
}

impl BlameBuilder<'_> {
    fn read(&mut self, entry: &HistoryEntry) {
        let last = BlameOrigin::At(entry.commit.clone());
        for change in &entry.changes {
            match &change.what {
                RecordChangeKind::Added { .. } => {
                    let open = self.lines.iter_mut().zip(&mut self.open).filter(|(_, open)| **open);
                    open.for_each(|(line, open)| (line.last, *open) = (last.clone(), false));
                }
                RecordChangeKind::Changed { new, fields, .. }
                | RecordChangeKind::Renamed { new, fields, .. } => {
                    for field in fields {
                        self.settle(&field.path, &field.what, &new.root, &last);
                    }
                }
                _ => {}
            }
        }
    }

    /// A branch that did not prevail may have changed the field as well: the value has to be that of today.
    fn settle(
        &mut self,
        path: &RecordPath,
        what: &FieldChangeKind,
        new: &Node,
        last: &BlameOrigin,
    ) {
        let root = Some(&self.record.kind.root);
        for (line, open) in self.lines.iter_mut().zip(&mut self.open).filter(|(_, open)| **open) {
            let is_order = matches!(what, FieldChangeKind::Reordered { .. });
            let (outer, inner) = (path.0.as_slice(), line.path.0.as_slice());
            let touches = inner.starts_with(outer) && (!is_order || inner.len() == outer.len())
                || outer.starts_with(inner);
            if touches && node_at(root, new, &line.path.0) == Some(&line.value) {
                (line.last, *open) = (last.clone(), false);
            }
        }
    }
}

fn nothing() -> Node {
    Value::Mapping(Mapping::default()).into()
}

fn lines(record: &Record) -> Vec<BlameLine> {
    let all = field_changes(&record.kind, &nothing(), &record.root);
    let parts = all.iter().flat_map(|change| expanded(&record.kind, change));
    let line = |path: RecordPath, what| match what {
        FieldChangeKind::Set { new } => {
            Some(BlameLine { path, value: new, last: BlameOrigin::Unknown })
        }
        _ => None,
    };
    parts.filter_map(|part| line(part.path, part.what)).collect()
}
