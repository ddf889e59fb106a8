//! Conflicts between the markers that Git and every editor know.

use std::ops::Range;

use super::ConflictLabels;
use records::algebra::{MergeConflict, NamedEntries, RecordPath, RecordPathStep};
use records::schema::{Field, Kind};
use yaml_tree::Node;

/// The text with ours and theirs of each conflict, the field named behind the side. Lines outside the
/// conflicts are the same in both texts.
pub(super) fn mark(
    kind: &Kind,
    ours: &str,
    theirs: &str,
    conflicts: &[MergeConflict],
    labels: ConflictLabels<'_>,
) -> Option<String> {
    let (our, their) = (yaml_tree::parse(ours).ok()?, yaml_tree::parse(theirs).ok()?);
    let mut text = ours.to_owned();
    if !text.ends_with('\n') {
        text.push('\n');
    }
    let mut blocks: Vec<(Range<usize>, String)> = Vec::new();
    for conflict @ MergeConflict { path, reason, .. } in conflicts {
        let (own, other) = both(kind, (ours, &our), (theirs, &their), conflict);
        let (label, at) = (labels.ours, own.clone().unwrap_or(text.len()..text.len()));
        let lines = |text: &str, range: Option<Range<usize>>| {
            let lines = range.and_then(|range| text.get(range)).unwrap_or_default().to_owned();
            if lines.is_empty() || lines.ends_with('\n') { lines } else { lines + "\n" }
        };
        let block = format!(
            "<<<<<<< {label} ({path}: {why})\n{}=======\n{}>>>>>>> {} ({path}: {why})\n",
            lines(ours, own),
            lines(theirs, other),
            labels.theirs,
            why = reason.name(),
        );
        blocks.push((at, block));
    }
    blocks.sort_by_key(|(range, _)| (range.start, range.end));
    // A conflict within another is shown with it.
    blocks.dedup_by(|next, first| next.0.start < first.0.end && !next.0.is_empty());
    for (range, block) in blocks.into_iter().rev() {
        let end = range.end.min(text.len());
        text.replace_range(range.start.min(end)..end, &block);
    }
    Some(text)
}

/// The lines of both sides of a conflict; of what only one has, of the field it is in, but for fields at
/// the top.
fn both(
    kind: &Kind,
    (ours, our): (&str, &Node),
    (theirs, their): (&str, &Node),
    conflict: &MergeConflict,
) -> (Option<Range<usize>>, Option<Range<usize>>) {
    let own = adjacent_lines(&kind.root, ours, our, &conflict.ours);
    let other = adjacent_lines(&kind.root, theirs, their, &conflict.theirs);
    if own.is_some() && other.is_some() {
        return (own, other);
    }
    let mut steps = conflict.path.0.as_slice();
    loop {
        let own = lines_of(&kind.root, ours, our, steps);
        let other = lines_of(&kind.root, theirs, their, steps);
        if (own.is_some() && other.is_some()) || steps.len() <= 1 {
            return (own, other);
        }
        steps = &steps[..steps.len() - 1];
    }
}

/// The lines of all values together, if nothing else stands between them.
fn adjacent_lines(
    root: &Field,
    text: &str,
    node: &Node,
    paths: &[RecordPath],
) -> Option<Range<usize>> {
    let ranges = paths.iter().map(|path| lines_of(root, text, node, &path.0));
    let mut ranges: Vec<_> = ranges.collect::<Option<_>>()?;
    ranges.sort_by_key(|range| range.start);
    ranges.into_iter().map(Some).reduce(|one, next| {
        let (one, next) = (one?, next?);
        (one.end == next.start).then_some(one.start..next.end)
    })?
}

/// The bytes of the lines on which the value of a path stands, with its key or dash.
fn lines_of(
    root: &Field,
    text: &str,
    node: &Node,
    steps: &[RecordPathStep],
) -> Option<Range<usize>> {
    let (mut node, mut field, mut start) = (node, Some(root), 0);
    for step in steps {
        match step {
            RecordPathStep::Key(key) => {
                let entry = node.as_mapping()?.entry(key)?;
                start = entry.key_span.start as usize;
                node = &entry.node;
                field = field.and_then(|field| field.child(key));
            }
            RecordPathStep::Entry(name) => {
                let (item, keys) = Field::of_entries(field);
                node = NamedEntries::new(keys, Some(node)).get(name)?;
                start = node.span.start as usize;
                field = item;
            }
        }
    }
    Some(yaml_tree::line_start(text, start)..yaml_tree::line_after(text, node.span.end as usize))
}
