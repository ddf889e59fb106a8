//! The rules that hold for any dataset; each file is one rule.

/// A rule whose pages lie with those of the program.
macro_rules! core_rule {
    ($($rule:tt)*) => { $crate::rule!("../../docs/rules"; $($rule)*) };
}

mod ambiguous_id;
pub(super) mod dangling_reference;
mod duplicate_entry;
mod duplicate_value;
mod invalid_id;
pub(super) mod invalid_ignore;
mod invalid_yaml;
mod key_order;
mod leading_zero;
mod misplaced_file;
mod missing_field;
mod out_of_range;
mod schema_violation;
mod unexpected_field;
mod unknown_value;
pub(super) mod unneeded_ignore;
mod unreadable_file;
mod wrong_format;
mod wrong_type;

use std::sync::Arc;

use super::Rule;
use crate::finding::{Finding, Severity};
use messages::msg;
use records::dataset::{Document, Misplacement, Refusal, Stray};
use records::location::Place;
use records::record::Record;
use records::schema::{Fault, Field, Violation};

/// In the order of their codes.
pub const CORE: &[Rule] = &[
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
];

pub(super) fn stray(stray: &Stray) -> Finding {
    match &stray.why {
        Misplacement::InvalidId { meant } => invalid_id::finding(&stray.path, meant),
        Misplacement::Link | Misplacement::Special | Misplacement::UnnamableFile => {
            unreadable_file::stray(stray)
        }
        _ => misplaced_file::finding(stray),
    }
}

pub(super) fn refusal(file: &Arc<str>, refusal: &Refusal) -> Finding {
    match refusal {
        Refusal::Syntax(error) => invalid_yaml::syntax(file, error),
        Refusal::NotAMapping { span } => invalid_yaml::not_a_mapping(file, *span),
        _ => unreadable_file::refusal(file, refusal),
    }
}

pub(super) fn schema_findings(document: &Document, violations: &[Violation]) -> Vec<Finding> {
    violations.iter().map(|violation| schema_finding(document, violation)).collect()
}

fn schema_finding(document: &Document, violation: &Violation) -> Finding {
    match &violation.fault {
        Fault::UnknownKey { .. } | Fault::KeyNotAllowed => {
            unexpected_field::finding(document, violation)
        }
        Fault::MissingKey { keys } => missing_field::finding(document, violation, keys),
        Fault::WrongType { expected } => wrong_type::finding(document, violation, expected),
        Fault::NotInEnum { options } => unknown_value::finding(document, violation, options),
        Fault::WrongPattern { .. } | Fault::NotADate => wrong_format::finding(document, violation),
        Fault::Empty | Fault::OutOfRange { .. } => out_of_range::finding(document, violation),
        Fault::Other { text } => schema_violation::finding(document, violation, text),
    }
}

/// The finding with what the schema says of the field.
fn described(finding: Finding, field: Option<&Field>) -> Finding {
    match field.map(|field| field.description.as_str()).filter(|text| !text.is_empty()) {
        Some(text) => finding.note(msg!("field-description", text = text)),
        None => finding,
    }
}

pub(super) fn take_out_faulty(record: &mut Record, findings: &[Finding]) {
    for finding in findings.iter().filter(|finding| finding.code.severity == Severity::Error) {
        match &finding.location.place {
            Place::Key(path) => record.root.remove(path),
            Place::Value(path) if finding.code != missing_field::RULE.code => {
                record.root.remove(path)
            }
            _ => {}
        }
    }
}
