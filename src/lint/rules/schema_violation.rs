//! OZG011: anything else in which a record breaks its schema, in the validator's words.

use crate::dataset::Document;
use crate::finding::Finding;
use crate::lint::{Check, Rule};
use crate::location::Location;
use crate::msg;
use crate::rule;
use crate::schema::Violation;

pub const RULE: Rule = rule!("OZG011" "schema-violation", Error, Check::Reading);

pub(super) fn finding(document: &Document, violation: &Violation, text: &str) -> Finding {
    let location = Location::value(&document.record.file, violation.path.clone());
    Finding::new(RULE.code, location, msg!("schema-violation", text = text))
}
