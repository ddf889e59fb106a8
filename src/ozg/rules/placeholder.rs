//! OZG024: a placeholder instead of a value.

use messages::msg;
use record_lint::Finding;
use record_lint::rule;
use record_lint::{Check, RecordContext, Rule, VisitedValue};
use records::edit::PLACEHOLDER;
use records::location::Location;

pub(super) const RULE: Rule = rule!("OZG024" "placeholder", Error, Check::Value(check));

/// In lower case; the first is what `ozg new` writes.
const PLACEHOLDERS: [&str; 12] = [
    PLACEHOLDER,
    "...",
    "?",
    "-",
    "todo",
    "tbd",
    "xxx",
    "n/a",
    "k.a.",
    "k. a.",
    "keine angabe",
    "unbekannt",
];

fn check(context: &RecordContext<'_>, value: &VisitedValue<'_>, findings: &mut Vec<Finding>) {
    let VisitedValue { trail, node, .. } = *value;
    let record = context.record;
    let Some(text) = node.as_str().map(str::trim) else { return };
    if PLACEHOLDERS.iter().any(|placeholder| text.eq_ignore_ascii_case(placeholder)) {
        let location = Location::value(&record.file, trail.path());
        let finding = Finding::new(RULE.code, location, msg!("placeholder", text = text));
        findings.push(finding.help(Some(msg!("placeholder-help"))));
    }
}
