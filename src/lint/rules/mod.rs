//! The rules that hold for any dataset; each file is one rule.

mod ambiguous_id;
mod dangling_reference;
mod duplicate_entry;
mod duplicate_value;
mod invalid_id;
mod invalid_yaml;
mod leading_zero;
mod misplaced_file;
mod missing_field;
mod out_of_range;
mod schema_violation;
mod unexpected_field;
mod unknown_value;
mod unreadable_file;
mod wrong_format;
mod wrong_type;

use std::sync::Arc;

use super::{Check, Rule};
use crate::dataset::{Document, Misplacement, Refusal, Stray};
use crate::finding::{Code, Finding};
use crate::location::Place;
use crate::record::Record;
use crate::schema::{Fault, Violation};

const fn reading(code: Code) -> Rule {
    Rule { code, check: Check::Reading }
}

/// In the order of their codes.
pub const CORE: &[Rule] = &[
    reading(unreadable_file::CODE),
    reading(invalid_yaml::CODE),
    reading(misplaced_file::CODE),
    reading(invalid_id::CODE),
    reading(unexpected_field::CODE),
    reading(missing_field::CODE),
    reading(wrong_type::CODE),
    reading(unknown_value::CODE),
    reading(wrong_format::CODE),
    reading(out_of_range::CODE),
    reading(schema_violation::CODE),
    dangling_reference::RULE,
    duplicate_value::RULE,
    duplicate_entry::RULE,
    ambiguous_id::RULE,
    leading_zero::RULE,
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

pub(super) fn schema_findings(document: &Document) -> Vec<Finding> {
    let violations = document.record.kind.violations(&document.record.root);
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

pub(super) fn take_out_faulty(record: &mut Record, findings: &[Finding]) {
    for finding in findings {
        match &finding.location.place {
            Place::Key(path) => record.root.remove(path),
            Place::Value(path) if finding.code != missing_field::CODE => record.root.remove(path),
            _ => {}
        }
    }
}
