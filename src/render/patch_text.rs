//! What a patch does, for people: a line a file, or why it cannot be applied.

use super::escape_for_terminal;
use super::value::{inline, one_line};
use messages::Localizer;
use messages::msg;
use record_diff::patch::{ApplyResult, ConflictReason, PatchConflict};
use yaml_tree::Node;

/// The conflicts if there are any, else the records that change.
#[must_use]
pub fn patch_text(outcome: &ApplyResult, localizer: &Localizer) -> String {
    if !outcome.conflicts.is_empty() {
        let lines = outcome.conflicts.iter().map(|conflict| line(conflict, localizer));
        return format!("{}\n{}", localizer.text("patch-conflicts"), lines.collect::<String>());
    }
    let line = |planned: &record_diff::patch::PlannedFile| {
        let sign = match (&planned.text, planned.is_new) {
            (None, _) => '-',
            (_, true) => '+',
            _ => '~',
        };
        let from = planned.from.as_ref().map(|from| format!("{from} → ")).unwrap_or_default();
        format!("{sign} {}  {from}{}\n", planned.record, planned.path)
    };
    outcome.planned.iter().map(line).collect()
}

fn line(conflict: &PatchConflict, localizer: &Localizer) -> String {
    let value = |node: &Option<Node>| match node {
        Some(node) => inline(node),
        None => localizer.text("patch-nothing"),
    };
    let why = match &conflict.reason {
        ConflictReason::Message(message) => localizer.format(message),
        ConflictReason::Differs { old, new, present } => localizer.format(&msg!(
            "patch-differs",
            old = value(old),
            present = value(present),
            new = value(new),
        )),
    };
    let field = one_line(&conflict.field);
    let place = if field.is_empty() { String::new() } else { format!("  {field}") };
    format!("! {}{place}: {}\n", conflict.record, escape_for_terminal(&one_line(&why)))
}
