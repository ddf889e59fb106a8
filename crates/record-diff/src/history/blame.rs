//! When each value of a record came to be what it is.

use anyhow::Result;

use super::Entry;
use crate::diff::{ChangePath, FieldWhat, What, expanded, field_changes, value_at};
use file_tree::Commit;
use records::record::Record;
use yaml_tree::{Mapping, Node, Value};

/// A value of a record: a field, or an entry of a list that is told apart from others.
pub struct Line {
    pub path: ChangePath,
    pub value: Node,
    pub last: Last,
}

/// When a value was last set.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Last {
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
    entries: impl Iterator<Item = Result<Entry>>,
) -> Result<Vec<Line>> {
    let mut blaming = Blaming { record, lines: lines(record), open: Vec::new() };
    blaming.open = vec![true; blaming.lines.len()];
    let nothing = nothing();
    let root = committed.map_or(&nothing, |committed| &committed.root);
    for change in field_changes(&record.kind, root, &record.root) {
        blaming.settle(&change.path, &change.what, &record.root, &Last::Uncommitted);
    }
    for entry in entries {
        if !blaming.open.contains(&true) {
            break;
        }
        blaming.read(&entry?);
    }
    Ok(blaming.lines)
}

struct Blaming<'r> {
    record: &'r Record,
    lines: Vec<Line>,
    open: Vec<bool>,
}

impl Blaming<'_> {
    fn read(&mut self, entry: &Entry) {
        let last = Last::At(entry.commit.clone());
        for change in &entry.changes {
            match &change.what {
                What::Added { .. } => {
                    let open = self.lines.iter_mut().zip(&mut self.open).filter(|(_, open)| **open);
                    open.for_each(|(line, open)| (line.last, *open) = (last.clone(), false));
                }
                What::Changed { new, fields, .. } | What::Renamed { new, fields, .. } => {
                    for field in fields {
                        self.settle(&field.path, &field.what, &new.root, &last);
                    }
                }
                _ => {}
            }
        }
    }

    /// A branch that did not prevail may have changed the field as well: the value has to be that of today.
    fn settle(&mut self, path: &ChangePath, what: &FieldWhat, new: &Node, last: &Last) {
        for (line, open) in self.lines.iter_mut().zip(&mut self.open).filter(|(_, open)| **open) {
            let is_order = matches!(what, FieldWhat::Reordered { .. });
            let (outer, inner) = (path.0.as_slice(), line.path.0.as_slice());
            let touches = inner.starts_with(outer) && (!is_order || inner.len() == outer.len())
                || outer.starts_with(inner);
            if touches && value_at(&self.record.kind, new, &line.path) == Some(&line.value) {
                (line.last, *open) = (last.clone(), false);
            }
        }
    }
}

fn nothing() -> Node {
    Value::Mapping(Mapping::default()).into()
}

fn lines(record: &Record) -> Vec<Line> {
    let all = field_changes(&record.kind, &nothing(), &record.root);
    let parts = all.iter().flat_map(|change| expanded(&record.kind, change));
    let line = |path: ChangePath, what| match what {
        FieldWhat::Set { new } => Some(Line { path, value: new, last: Last::Unknown }),
        _ => None,
    };
    parts.filter_map(|part| line(part.path, part.what)).collect()
}
