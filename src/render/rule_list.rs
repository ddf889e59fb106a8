//! All rules in a table, with the severities that the dataset has configured.

use messages::Localizer;
use messages::msg;
use record_lint::{LintSettings, Rule};
use records::table::{Cell, Column, Table};

#[must_use]
pub fn rule_list(rules: &[&Rule], settings: &LintSettings, localizer: &Localizer) -> Table {
    let row = |rule: &&Rule| {
        let severity = match settings.severity(rule.code.id, rule.code.severity) {
            Some(severity) => (severity.name(), severity.word()),
            None => ("off", msg!("severity-off")),
        };
        let text = |text: &str| Cell::Text(text.to_owned());
        vec![
            text(rule.code.id),
            text(rule.code.name),
            Cell::Word(severity.0.to_owned(), severity.1),
            text(rule.page.summary(localizer.language)),
        ]
    };
    Table {
        name: "rules",
        title: None,
        columns: vec![
            Column::word("code", msg!("rules-code")),
            Column::word("name", msg!("column-name")),
            Column::word("severity", msg!("lint-severity")),
            Column::word("summary", msg!("rules-summary")),
        ],
        rows: rules.iter().map(row).collect(),
        has_total: false,
    }
}
