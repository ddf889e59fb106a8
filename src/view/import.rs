//! Import conflicts between tables and records.

use super::value::inline;
use document::{Block, DataStyle, Document, Line, ListItem, ListSign};
use messages::{Localizer, Message, msg};
use record_diff::import::{ImportConflict, ImportPlan, RowConflict};
use records::dataset::TakenValue;
use yaml_tree::Node;

/// A heading, then one entry per record with its conflicts; then the same for rows that were not imported at
/// all. Empty if there is neither.
#[must_use]
pub(crate) fn conflicts_document(
    plans: &[ImportPlan],
    since: &str,
    localizer: &Localizer,
) -> Document {
    let values = plans.iter().filter(|plan| !plan.conflicts.is_empty()).map(|plan| {
        let conflicts = plan.conflicts.iter();
        (plan, conflicts.map(|conflict| value_message(conflict, localizer)).collect())
    });
    let rows = plans.iter().filter_map(|plan| {
        Some((plan, vec![row_message(plan, plan.row_conflict.as_ref()?, since)]))
    });
    let (values, rows): (Vec<_>, Vec<_>) = (values.collect(), rows.collect());
    let mut blocks = Vec::new();
    let titles = [localizer.text("import-conflicts"), localizer.text("import-rows")];
    for (title, records) in titles.into_iter().zip([values, rows]) {
        if !records.is_empty() {
            blocks.push(Block::heading(3, Line::own(title)));
            let items =
                records.into_iter().map(|(plan, messages)| item(plan, &messages, localizer));
            blocks.push(Block::List(items.collect()));
        }
    }
    Document { blocks, ..Document::default() }
}

fn item(plan: &ImportPlan, messages: &[Message], localizer: &Localizer) -> ListItem {
    let name = Line::code(format!("{}/{}", plan.kind.name, plan.id));
    let mut item = ListItem::signed(ListSign::Alert, name);
    let line = |message| Block::body(Line::message(message, localizer, DataStyle::Words));
    item.blocks.extend(messages.iter().map(line));
    item
}

fn value_message(conflict: &ImportConflict, localizer: &Localizer) -> Message {
    let shown = |node: &Option<Node>| match node {
        Some(node) => inline(node),
        None => localizer.text("import-nothing"),
    };
    msg!(
        "import-conflict",
        field = &conflict.field,
        record = shown(&conflict.record),
        table = shown(&conflict.table),
        before = shown(&conflict.before),
    )
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
