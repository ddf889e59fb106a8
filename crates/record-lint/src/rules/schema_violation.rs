//! OZG011: anything else in which a record breaks its schema, in the validator's words.

use crate::finding::Finding;
use crate::{Check, Rule};
use messages::msg;
use records::dataset::RecordDocument;
use records::location::Location;
use records::schema::SchemaViolation;

pub(super) const RULE: Rule = core_rule!("OZG011" "schema-violation", Error, Check::Reading);

pub(super) fn finding(
    document: &RecordDocument,
    violation: &SchemaViolation,
    text: &str,
) -> Finding {
    let location = Location::value(&document.record.file, violation.path.clone());
    Finding::new(RULE.code, location, msg!("schema-violation", text = text))
}
