//! Conflicts between tables and records, for people.

use super::escape_for_terminal;
use super::value::inline;
use messages::{Localizer, Message, msg};
use record_diff::import::{ImportConflict, ImportPlan, RowConflict};
use records::dataset::TakenValue;
use std::fmt::Write as _;
use yaml_tree::Node;

/// A heading, then a line a record and a line a conflict; then the same of rows that were not brought in at
/// all. Empty if there is neither.
#[must_use]
pub fn conflicts_text(plans: &[ImportPlan], since: &str, localizer: &Localizer) -> String {
    let values = plans.iter().filter(|plan| !plan.conflicts.is_empty());
    let values = values.map(|plan| {
        let lines = plan.conflicts.iter().map(|conflict| value_line(conflict, localizer));
        (plan, lines.collect())
    });
    let rows = plans.iter().filter_map(|plan| {
        Some((plan, line(&row_message(plan, plan.row_conflict.as_ref()?, since), localizer)))
    });
    let changed = block(&localizer.text("import-conflicts"), values);
    changed + &block(&localizer.text("import-rows"), rows)
}

fn block<'p>(heading: &str, records: impl Iterator<Item = (&'p ImportPlan, String)>) -> String {
    let mut text = String::new();
    for (plan, lines) in records {
        let _ = write!(text, "! {}/{}\n{lines}", plan.kind.name, escape_for_terminal(&plan.id));
    }
    if text.is_empty() { text } else { format!("\n{heading}\n{text}") }
}

fn value_line(conflict: &ImportConflict, localizer: &Localizer) -> String {
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
    line(&message, localizer)
}

fn row_message(plan: &ImportPlan, conflict: &RowConflict, since: &str) -> Message {
    let name = |id: &str| format!("{}/{id}", plan.kind.name);
    match conflict {
        RowConflict::Taken(TakenValue { field, value, holder }) => {
            let value = value.as_str().map_or_else(|| inline(value), str::to_owned);
            msg!("import-taken", field = field, value = value, record = name(holder))
        }
        RowConflict::Gone { now: Some(now) } => {
            msg!("import-row-of-renamed", now = name(now), since = since)
        }
        RowConflict::Gone { now: None } => msg!("import-row-of-gone", since = since),
    }
}

fn line(message: &Message, localizer: &Localizer) -> String {
    format!("    {}\n", escape_for_terminal(&localizer.format(message)))
}
