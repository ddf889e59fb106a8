//! The rules for any dataset; each file is one rule.

/// A rule whose pages are among those of the program.
macro_rules! core_rule {
    ($($rule:tt)*) => { $crate::rule!("../../docs/rules"; $($rule)*) };
}

mod ambiguous_id;
mod amount;
mod circular_reference;
pub(super) mod dangling_reference;
mod duplicate_entry;
mod duplicate_value;
mod invalid_id;
pub(super) mod invalid_ignore;
mod invalid_yaml;
mod key_order;
mod leading_zero;
mod misindented;
mod misplaced_file;
mod missing_field;
mod out_of_range;
mod schema_violation;
mod unclean_text;
mod unexpected_field;
mod unknown_value;
pub(super) mod unneeded_ignore;
mod unquoted_hash;
mod unreadable_file;
mod wrong_format;
mod wrong_type;

use std::collections::BTreeSet;
use std::sync::Arc;

use super::Rule;
use crate::finding::{Finding, Severity};
use messages::msg;
use misindented::misindented;
use records::dataset::{LayoutError, ReadError, RecordDocument, UnexpectedFile};
use records::location::LocationTarget;
use records::record::Record;
use records::schema::{Field, SchemaViolation, ViolationKind};
use yaml_tree::FieldPath;

/// In the order of their codes.
pub(crate) const CORE: &[Rule] = &[
    unreadable_file::RULE,
    invalid_yaml::RULE,
    misplaced_file::RULE,
    invalid_id::RULE,
    unexpected_field::RULE,
    missing_field::RULE,
    wrong_type::RULE,
    unknown_value::RULE,
    wrong_format::RULE,
    out_of_range::RULE,
    schema_violation::RULE,
    dangling_reference::RULE,
    duplicate_value::RULE,
    duplicate_entry::RULE,
    ambiguous_id::RULE,
    leading_zero::RULE,
    invalid_ignore::RULE,
    unneeded_ignore::RULE,
    key_order::RULE,
    unquoted_hash::RULE,
    unclean_text::RULE,
    circular_reference::RULE,
];

pub(super) fn layout_finding(unexpected: &UnexpectedFile) -> Finding {
    match &unexpected.reason {
        LayoutError::InvalidId { suggestion } => invalid_id::finding(&unexpected.path, suggestion),
        LayoutError::Link | LayoutError::Special | LayoutError::UnnamableFile => {
            unreadable_file::layout_finding(unexpected)
        }
        _ => misplaced_file::finding(unexpected),
    }
}

pub(super) fn read_finding(file: &Arc<str>, error: &ReadError) -> Finding {
    match error {
        ReadError::Syntax(error) => invalid_yaml::syntax(file, error),
        ReadError::NotAMapping { span } => invalid_yaml::not_a_mapping(file, *span),
        _ => unreadable_file::read_finding(file, error),
    }
}

pub(super) fn schema_findings(
    document: &RecordDocument,
    violations: &[SchemaViolation],
) -> Vec<Finding> {
    let misindented = misindented(document, violations);
    let is_reported =
        |violation: &&SchemaViolation| misindented.iter().any(|one| one.is_cause_of(violation));
    let others = violations.iter().filter(|violation| !is_reported(violation));
    let others = others.map(|violation| schema_finding(document, violation));
    misindented.iter().map(|one| one.finding(document)).chain(others).collect()
}

fn schema_finding(document: &RecordDocument, violation: &SchemaViolation) -> Finding {
    match &violation.kind {
        ViolationKind::UnknownKey { .. } | ViolationKind::KeyNotAllowed => {
            unexpected_field::finding(document, violation)
        }
        ViolationKind::MissingKey { keys } => missing_field::finding(document, violation, keys),
        ViolationKind::WrongType { expected } => wrong_type::finding(document, violation, expected),
        ViolationKind::NotInEnum { options } => {
            unknown_value::finding(document, violation, options)
        }
        ViolationKind::WrongPattern { .. } | ViolationKind::NotADate => {
            wrong_format::finding(document, violation)
        }
        ViolationKind::Empty | ViolationKind::OutOfRange { .. } | ViolationKind::TooManyDigits => {
            out_of_range::finding(document, violation)
        }
        ViolationKind::WrongKey { reason } | ViolationKind::Other { reason } => {
            schema_violation::finding(document, violation, reason)
        }
    }
}

/// The finding with the description of the field in the schema.
fn described(finding: Finding, field: Option<&Field>) -> Finding {
    match field.map(|field| field.description.as_str()).filter(|text| !text.is_empty()) {
        Some(text) => finding.note(msg!("field-description", text = text)),
        None => finding,
    }
}

/// Removes the faulty values, and returns their paths.
pub(super) fn remove_invalid_values(
    record: &mut Record,
    findings: &[Finding],
) -> BTreeSet<FieldPath> {
    let is_error = |finding: &&Finding| finding.code.severity == Severity::Error;
    let faulty =
        findings.iter().filter(is_error).filter_map(|finding| match &finding.location.target {
            LocationTarget::Key(path) => Some(path),
            LocationTarget::Value(path) => {
                Some(path).filter(|_| finding.code != missing_field::RULE.code)
            }
            _ => None,
        });
    let removed: BTreeSet<_> = faulty.cloned().collect();
    for path in &removed {
        record.root.remove(path);
    }
    removed
}
