//! Merging two states of a record that come from one: field by field, lists by what their entries are.

mod list;
mod marks;
mod value;

use super::path::ChangePath;
use records::edit::rewrite;
use records::schema::Kind;

/// What became of a merge.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct MergeResult {
    /// The text of the record; where the sides contradict one another, between the markers of Git.
    pub text: String,
    /// The fields in which they do.
    pub conflicts: Vec<String>,
}

/// The names of the sides, as they stand at the markers.
#[derive(Debug, Clone, Copy)]
pub struct ConflictLabels<'l> {
    pub ours: &'l str,
    pub theirs: &'l str,
}

/// Merges what both sides made of `base`. None if a text is no record, or cannot be changed in parts:
/// then lines must be merged.
///
/// Comments and formatting are those of `ours`.
#[must_use]
pub fn merge(
    kind: &Kind,
    base: &str,
    ours: &str,
    theirs: &str,
    labels: ConflictLabels<'_>,
) -> Option<MergeResult> {
    let read = |text: &str| yaml_tree::parse(text).ok().filter(|root| root.as_mapping().is_some());
    let (old, our, their) = (read(base)?, read(ours)?, read(theirs)?);
    let mut conflicts = Vec::new();
    let sides = value::MergeSides { base: Some(&old), ours: Some(&our), theirs: Some(&their) };
    let merged = value::merge(Some(&kind.root), &ChangePath::default(), sides, &mut conflicts);
    let text = rewrite(kind, ours, &our, &merged.ours?).ok()?;
    if conflicts.is_empty() {
        return Some(MergeResult { text, conflicts: Vec::new() });
    }
    let other = rewrite(kind, ours, &our, &merged.theirs?).ok()?;
    let text = marks::mark(kind, &text, &other, &conflicts, labels)?;
    Some(MergeResult { text, conflicts: conflicts.iter().map(ToString::to_string).collect() })
}
