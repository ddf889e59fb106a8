//! Conflicts between tables and records, for people.

use super::printable;
use super::value::inline;
use messages::Speaker;
use messages::msg;
use record_diff::import::Plan;
use yaml_tree::Node;

/// A heading, then a line a record and a line a conflict; empty if there is none.
#[must_use]
pub fn conflicts_text(plans: &[Plan], speaker: &Speaker) -> String {
    let mut text = String::new();
    for plan in plans.iter().filter(|plan| !plan.conflicts.is_empty()) {
        text.push_str(&format!("! {}/{}\n", plan.kind.name, printable(&plan.id)));
        for conflict in &plan.conflicts {
            let shown = |node: &Option<Node>| match node {
                Some(node) => inline(node),
                None => speaker.word("import-nothing"),
            };
            let message = msg!(
                "import-conflict",
                field = &conflict.field,
                record = shown(&conflict.record),
                table = shown(&conflict.table),
                before = shown(&conflict.before),
            );
            text.push_str(&format!("    {}\n", printable(&speaker.say(&message))));
        }
    }
    if text.is_empty() { text } else { format!("\n{}\n{text}", speaker.word("import-conflicts")) }
}
