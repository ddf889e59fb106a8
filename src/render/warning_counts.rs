//! Warnings counted by rule in a table, the most frequent first.

use std::collections::BTreeMap;

use messages::msg;
use record_lint::RuleCode;
use records::table::{Cell, Column, Table};

#[must_use]
pub fn warning_counts(counts: &BTreeMap<RuleCode, usize>) -> Table {
    let mut counts: Vec<_> = counts.iter().collect();
    counts.sort_by_key(|(code, count)| (std::cmp::Reverse(**count), code.id));
    let text = |text: &str| Cell::Text(text.to_owned());
    let rows = counts.into_iter();
    Table {
        name: "warnings",
        title: None,
        columns: vec![
            Column::word("code", msg!("rules-code")),
            Column::word("name", msg!("column-name")),
            Column::number("warnings", msg!("lint-warnings")),
        ],
        rows: rows
            .map(|(code, count)| vec![text(code.id), text(code.name), Cell::count(*count)])
            .collect(),
        has_total: false,
    }
}
