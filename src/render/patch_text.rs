//! What a patch does, for people: a line a file, or why it cannot be applied.

use super::printable;
use super::value::{inline, one_line};
use messages::Speaker;
use messages::msg;
use record_diff::patch::{Conflict, Outcome, Why};
use yaml_tree::Node;

/// The conflicts if there are any, else the records that change.
#[must_use]
pub fn patch_text(outcome: &Outcome, speaker: &Speaker) -> String {
    if !outcome.conflicts.is_empty() {
        let lines = outcome.conflicts.iter().map(|conflict| line(conflict, speaker));
        return format!("{}\n{}", speaker.word("patch-conflicts"), lines.collect::<String>());
    }
    let line = |planned: &record_diff::patch::Planned| {
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

fn line(conflict: &Conflict, speaker: &Speaker) -> String {
    let value = |node: &Option<Node>| match node {
        Some(node) => inline(node),
        None => speaker.word("patch-nothing"),
    };
    let why = match &conflict.why {
        Why::Said(message) => speaker.say(message),
        Why::Differs { old, new, present } => speaker.say(&msg!(
            "patch-differs",
            old = value(old),
            present = value(present),
            new = value(new),
        )),
    };
    let field = one_line(&conflict.field);
    let place = if field.is_empty() { String::new() } else { format!("  {field}") };
    format!("! {}{place}: {}\n", conflict.record, printable(&one_line(&why)))
}
