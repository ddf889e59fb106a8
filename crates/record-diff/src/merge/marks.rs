//! Conflicts between the markers that Git and every editor know.

use std::collections::HashMap;
use std::ops::Range;

use super::ConflictLabels;
use records::algebra::{MergeConflict, NamedEntries, RecordPath, RecordPathStep};
use records::schema::{Field, Kind};
use yaml_tree::{Node, Value};

/// The text with both sides of each conflict; the field follows the name of the side. Lines outside the conflicts are
/// the same in both texts.
pub(super) fn mark(
    kind: &Kind,
    ours: &str,
    theirs: &str,
    conflicts: &[MergeConflict],
    labels: ConflictLabels<'_>,
) -> Option<String> {
    let (our, their) = (PlacedLines::new(kind, ours)?, PlacedLines::new(kind, theirs)?);
    let end = ours.len();
    let mut blocks: Vec<(Range<usize>, String)> = Vec::new();
    for conflict @ MergeConflict { path, reason, .. } in conflicts {
        let (our_lines, their_lines) = both(&our, &their, conflict);
        let (label, at) = (labels.ours, our_lines.clone().unwrap_or(end..end));
        let lines = |text: &str, range: Option<Range<usize>>| {
            with_line_end(range.and_then(|range| text.get(range)).unwrap_or_default().to_owned())
        };
        let block = format!(
            "<<<<<<< {label} ({path}: {why})\n{}=======\n{}>>>>>>> {} ({path}: {why})\n",
            lines(ours, our_lines),
            lines(theirs, their_lines),
            labels.theirs,
            why = reason.name(),
        );
        blocks.push((at, block));
    }
    blocks.sort_by_key(|(range, _)| (range.start, range.end));
    // A conflict within another is shown with the outer one.
    blocks.dedup_by(|next, first| next.0.start < first.0.end && !next.0.is_empty());
    let (mut text, mut done) = (String::new(), 0);
    for (range, block) in blocks {
        text.push_str(ours.get(done..range.start).unwrap_or_default());
        text = with_line_end(text) + &block;
        done = done.max(range.end);
    }
    text.push_str(ours.get(done..).unwrap_or_default());
    Some(with_line_end(text))
}

fn with_line_end(text: String) -> String {
    if text.is_empty() || text.ends_with('\n') { text } else { text + "\n" }
}

/// The lines of both sides of a conflict; if only one side has any, those of the field that contains them, except at
/// the top level.
fn both(
    ours: &PlacedLines,
    theirs: &PlacedLines,
    conflict: &MergeConflict,
) -> (Option<Range<usize>>, Option<Range<usize>>) {
    let (our_lines, their_lines) = (ours.of_all(&conflict.ours), theirs.of_all(&conflict.theirs));
    if our_lines.is_some() && their_lines.is_some() {
        return (our_lines, their_lines);
    }
    let mut steps = conflict.path.0.as_slice();
    loop {
        let (our_lines, their_lines) = (ours.of(steps), theirs.of(steps));
        if (our_lines.is_some() && their_lines.is_some()) || steps.len() <= 1 {
            return (our_lines, their_lines);
        }
        steps = &steps[..steps.len() - 1];
    }
}

/// The lines of each value of a record, found in one walk for any number of conflicts.
struct PlacedLines {
    by_path: HashMap<Vec<RecordPathStep>, Range<usize>>,
}

impl PlacedLines {
    fn new(kind: &Kind, text: &str) -> Option<Self> {
        let root = yaml_tree::parse(text).ok()?;
        let mut lines = PlacedLines { by_path: HashMap::new() };
        lines.walk(Some(&kind.root), text, &RecordPath::default(), 0, &root);
        Some(lines)
    }

    /// Records the lines of a value, with its key or dash, and those of all values in it.
    fn walk(
        &mut self,
        field: Option<&Field>,
        text: &str,
        path: &RecordPath,
        start: usize,
        node: &Node,
    ) {
        let end = yaml_tree::line_after(text, node.span.end as usize);
        self.by_path.insert(path.0.clone(), yaml_tree::line_start(text, start)..end);
        match &node.value {
            Value::Mapping(mapping) => {
                for entry in &mapping.entries {
                    let child = field.and_then(|field| field.child(&entry.key));
                    let start = entry.key_span.start as usize;
                    self.walk(child, text, &path.key(&entry.key), start, &entry.node);
                }
            }
            Value::List(_) => {
                let (item, keys) = Field::of_entries(field);
                for (name, node) in NamedEntries::new(keys, Some(node)).iter() {
                    let start = node.span.start as usize;
                    self.walk(item, text, &path.with_entry(name), start, node);
                }
            }
            _ => {}
        }
    }

    fn of(&self, steps: &[RecordPathStep]) -> Option<Range<usize>> {
        self.by_path.get(steps).cloned()
    }

    /// The lines of all values together, if they are contiguous.
    fn of_all(&self, paths: &[RecordPath]) -> Option<Range<usize>> {
        let mut ranges: Vec<_> =
            paths.iter().map(|path| self.of(&path.0)).collect::<Option<_>>()?;
        ranges.sort_by_key(|range| range.start);
        ranges.into_iter().map(Some).reduce(|one, next| {
            let (one, next) = (one?, next?);
            (one.end == next.start).then_some(one.start..next.end)
        })?
    }
}
