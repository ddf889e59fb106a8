//! Conflicts between tables and records, for people.

use super::escape_for_terminal;
use super::value::inline;
use messages::Localizer;
use messages::msg;
use record_diff::import::ImportPlan;
use std::fmt::Write as _;
use yaml_tree::Node;

/// A heading, then a line a record and a line a conflict; empty if there is none.
#[must_use]
pub fn conflicts_text(plans: &[ImportPlan], localizer: &Localizer) -> String {
    let mut text = String::new();
    for plan in plans.iter().filter(|plan| !plan.conflicts.is_empty()) {
        let _ = writeln!(text, "! {}/{}", plan.kind.name, escape_for_terminal(&plan.id));
        for conflict in &plan.conflicts {
            let shown = |node: &Option<Node>| match node {
                Some(node) => inline(node),
                None => localizer.text("import-nothing"),
            };
            let message = msg!(
                "import-conflict",
                field = &conflict.field,
                record = shown(&conflict.record),
                table = shown(&conflict.table),
                before = shown(&conflict.before),
            );
            let _ = writeln!(text, "    {}", escape_for_terminal(&localizer.format(&message)));
        }
    }
    if text.is_empty() { text } else { format!("\n{}\n{text}", localizer.text("import-conflicts")) }
}
