//! The result of a patch: one entry per file, or the reasons why it cannot be applied.

use super::value::inline;
use document::{Block, DataStyle, Document, Line, ListItem, ListSign};
use messages::{Localizer, msg};
use record_diff::patch::{ApplyResult, ConflictReason, PatchConflict, PlannedFile};
use yaml_tree::Node;

/// The conflicts if there are any, else the records that change.
#[must_use]
pub(crate) fn patch_document(result: &ApplyResult, localizer: &Localizer) -> Document {
    let blocks = if result.conflicts.is_empty() {
        vec![Block::List(result.planned.iter().map(planned).collect())]
    } else {
        let heading = Block::heading(3, Line::own(localizer.text("patch-conflicts")));
        let conflicts = result.conflicts.iter().map(|conflict| conflict_item(conflict, localizer));
        vec![heading, Block::List(conflicts.collect())]
    };
    Document { blocks, ..Document::default() }
}

fn planned(planned: &PlannedFile) -> ListItem {
    let sign = match (&planned.text, planned.is_new) {
        (None, _) => ListSign::Removed,
        (_, true) => ListSign::Added,
        _ => ListSign::Changed,
    };
    let from = planned.from.as_ref().map(|from| Line::code(from).then(" → "));
    let path = from.unwrap_or_default().with(Line::code(&planned.path));
    ListItem::signed(sign, Line::code(&planned.record).then("  ").with(path))
}

fn conflict_item(conflict: &PatchConflict, localizer: &Localizer) -> ListItem {
    let value = |node: &Option<Node>| match node {
        Some(node) => inline(node),
        None => localizer.text("patch-nothing"),
    };
    let reason = match &conflict.reason {
        ConflictReason::Message(message) => message.clone(),
        ConflictReason::Differs { old, new, present } => {
            msg!("patch-differs", old = value(old), present = value(present), new = value(new))
        }
    };
    let mut place = Line::code(&conflict.record);
    if !conflict.field.is_empty() {
        place = place.then("  ").with(Line::code(&conflict.field));
    }
    let reason = Line::message(&reason, localizer, DataStyle::Words);
    ListItem::signed(ListSign::Alert, place.then(": ").with(reason))
}
