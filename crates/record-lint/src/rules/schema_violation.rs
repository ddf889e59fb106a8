//! OZG011: any other violation of the schema.

use crate::finding::Finding;
use crate::{Check, Rule};
use messages::Message;
use records::dataset::RecordDocument;
use records::location::Location;
use records::schema::{SchemaViolation, ViolationKind};

pub(super) const RULE: Rule = core_rule!("OZG011" "schema-violation", Error, Check::Reading);

pub(super) fn finding(
    document: &RecordDocument,
    violation: &SchemaViolation,
    reason: &Message,
) -> Finding {
    let (file, path) = (&document.record.file, violation.path.clone());
    let location = match violation.kind {
        ViolationKind::WrongKey { .. } => Location::key(file, path),
        _ => Location::value(file, path),
    };
    Finding::new(RULE.code, location, reason.clone())
}
