//! Three-way merge of a record, as the merge driver of Git does: never cleaner than Git where the sides conflict, never
//! dirtier where they do not.

mod marks;

use std::collections::{HashMap, HashSet};

use records::algebra::{self, MergeConflict, RecordPath, States};
use records::digits::holds_all_digits;
use records::edit::rewrite;
use records::schema::{Field, Kind};
use yaml_tree::{Node, Value};

/// The result of a merge.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct MergeResult {
    /// The text of the record; conflicts are between the markers of Git.
    pub text: String,
    pub has_conflicts: bool,
}

/// A merge field by field: the text, and its conflicts.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct FieldMerge {
    pub text: String,
    pub conflicts: Vec<MergeConflict>,
}

/// The names of the sides in the conflict markers.
#[derive(Debug, Clone, Copy)]
pub struct ConflictLabels<'l> {
    pub ours: &'l str,
    pub theirs: &'l str,
}

/// The text of a record in its three states.
#[derive(Debug, Clone, Copy)]
pub struct TextStates<'t> {
    pub base: &'t str,
    pub ours: &'t str,
    pub theirs: &'t str,
}

/// The better of two merges: line by line by Git, which keeps the comments and the formatting of both sides, if its
/// result is a sound record; else field by field, unless that would lose a comment.
#[must_use]
pub fn merge_with_lines(
    kind: &Kind,
    texts: TextStates<'_>,
    lines: MergeResult,
    labels: ConflictLabels<'_>,
) -> MergeResult {
    // Faults from before the merge are for the linter to report, and not a conflict.
    let was_sound = || [texts.ours, texts.theirs].iter().all(|side| is_sound(kind, side));
    if !lines.has_conflicts && (is_sound(kind, &lines.text) || !was_sound()) {
        return lines;
    }
    let keeps_comments = |fields: &FieldMerge| keeps_comments(texts, &fields.text);
    let in_ours = merge(kind, texts, labels);
    // The comments of the other side are kept if its text takes our values; conflicts are shown from our side only.
    let in_theirs = || {
        let is_clean = in_ours.as_ref().is_some_and(|fields| fields.conflicts.is_empty());
        let swapped = TextStates { ours: texts.theirs, theirs: texts.ours, ..texts };
        merge(kind, swapped, labels).filter(|fields| is_clean && keeps_comments(fields))
    };
    let fields = in_ours.clone().filter(keeps_comments).or_else(in_theirs);
    fields.map_or(lines, |FieldMerge { text, conflicts }| MergeResult {
        text,
        has_conflicts: !conflicts.is_empty(),
    })
}

/// Merges the changes of both sides to the base, field by field. None if a text is not a record, has a number with more
/// digits than are kept, or cannot be changed in parts.
///
/// Comments and formatting are those of our side.
#[must_use]
pub fn merge(kind: &Kind, texts: TextStates<'_>, labels: ConflictLabels<'_>) -> Option<FieldMerge> {
    let read = |text: &str| {
        let root = yaml_tree::parse(text).ok()?;
        (root.as_mapping().is_some() && holds_all_digits(text, &root)).then_some(root)
    };
    let (base, ours, theirs) = (read(texts.base)?, read(texts.ours)?, read(texts.theirs)?);
    let states = States { base: Some(&base), ours: Some(&ours), theirs: Some(&theirs) };
    let outcome = algebra::merge(Some(&kind.root), &RecordPath::default(), states);
    let with = |merged: Option<Node>| rewrite(kind, texts.ours, &ours, &merged?).ok();
    let text = with(outcome.merged.ours)?;
    let conflicts = outcome.conflicts;
    if conflicts.is_empty() {
        return Some(FieldMerge { text, conflicts });
    }
    let other = with(outcome.merged.theirs)?;
    let text = marks::mark(kind, &text, &other, &conflicts, labels)?;
    Some(FieldMerge { text, conflicts })
}

/// Whether the text is a record that conforms to its schema and has no duplicate list entry.
#[must_use]
pub fn is_sound(kind: &Kind, text: &str) -> bool {
    yaml_tree::parse(text)
        .is_ok_and(|root| kind.is_valid(&root) && !has_duplicate_entry(Some(&kind.root), &root))
}

fn has_duplicate_entry(field: Option<&Field>, node: &Node) -> bool {
    match &node.value {
        Value::Mapping(mapping) => mapping.entries.iter().any(|entry| {
            has_duplicate_entry(field.and_then(|field| field.child(&entry.key)), &entry.node)
        }),
        Value::List(items) => {
            let (item, keys) = Field::of_entries(field);
            let mut identities = HashSet::new();
            let mut of_entries =
                items.iter().filter_map(|item| algebra::entry_identity(keys, item));
            let has_duplicate = !keys.is_empty() && !of_entries.all(|one| identities.insert(one));
            has_duplicate || items.iter().any(|node| has_duplicate_entry(item, node))
        }
        _ => false,
    }
}

/// Whether every comment that either side added is in the text, whichever side is which.
fn keeps_comments(texts: TextStates<'_>, text: &str) -> bool {
    let (base, kept) = (comment_counts(texts.base), comment_counts(text));
    [texts.ours, texts.theirs].iter().all(|side| {
        comment_counts(side).into_iter().all(|(comment, count)| {
            let of = |counts: &HashMap<String, usize>| counts.get(&comment).copied().unwrap_or(0);
            count <= of(&base) || count <= of(&kept)
        })
    })
}

fn comment_counts(text: &str) -> HashMap<String, usize> {
    let mut counts = HashMap::new();
    for comment in yaml_tree::comments(text) {
        *counts.entry(comment.text).or_default() += 1;
    }
    counts
}
