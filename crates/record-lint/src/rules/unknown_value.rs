//! OZG008: a value that is not one of those the schema lists.

use crate::finding::{Edit, Finding};
use crate::{Check, Rule};
use messages::msg;
use records::dataset::RecordDocument;
use records::location::Location;
use records::schema::SchemaViolation;
use records::suggest;
use yaml_tree::scalar;

pub(super) const RULE: Rule = core_rule!("OZG008" "unknown-value", Error, Check::Reading);

/// Longer lists of choices than this many characters stand below, not beside, the value.
const BESIDE: usize = 60;

pub(super) fn finding(
    document: &RecordDocument,
    violation: &SchemaViolation,
    options: &[String],
) -> Finding {
    let record = &document.record;
    let written = written(document, violation);
    let suggestion = suggest::nearest(&written, options.iter().map(String::as_str));
    let help = suggestion.map(|suggestion| msg!("help-did-you-mean", meant = suggestion));
    let location = Location::value(&record.file, violation.path.clone());
    let only = suggest::only(&written, options.iter().map(String::as_str));
    let edit = only.map(|suggestion| Edit::Write(scalar(suggestion)));
    let finding = Finding::new(RULE.code, location, msg!("unknown-value", value = &written))
        .help(help)
        .unsafe_fix(edit);
    let list = options.join(", ");
    if list.chars().count() <= BESIDE {
        return finding.label(msg!("unknown-value-options", options = list));
    }
    finding
        .label(msg!("unknown-value-count", count = options.len()))
        .note(msg!("unknown-value-options", options = list))
}

/// The value as the file has it: its text, or the source of anything that is no text.
pub(super) fn written(document: &RecordDocument, violation: &SchemaViolation) -> String {
    let node = document.record.root.at(&violation.path);
    let text = node.and_then(|node| node.as_str()).map(str::to_owned);
    text.or_else(|| Some(document.source.get(node?.span.range())?.to_owned())).unwrap_or_default()
}
