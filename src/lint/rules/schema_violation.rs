//! OZG011: anything else in which a record breaks its schema, in the validator's words.

use crate::dataset::Document;
use crate::finding::{Code, Finding};
use crate::location::Location;
use crate::msg;
use crate::schema::Violation;

pub const CODE: Code = Code::error("OZG011", "schema-violation");

pub(super) fn finding(document: &Document, violation: &Violation, text: &str) -> Finding {
    let location = Location::value(&document.record.file, violation.path.clone());
    Finding::new(CODE, location, msg!("schema-violation", text = text))
}
