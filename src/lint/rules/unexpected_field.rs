//! OZG005: a key that the schema does not know, or not with these other values.

use crate::dataset::Document;
use crate::finding::{Code, Finding};
use crate::location::{Location, Segment};
use crate::msg;
use crate::schema::{Fault, Violation};

pub const CODE: Code = Code::error("OZG005", "unexpected-field");

pub(super) fn finding(document: &Document, violation: &Violation) -> Finding {
    let record = &document.record;
    if let Fault::UnknownKey { key, meant } = &violation.fault {
        let location = Location::key(&record.file, violation.path.join(key));
        let help = meant.as_ref().map(|meant| msg!("help-did-you-mean", meant = meant));
        return Finding::new(CODE, location, msg!("unexpected-field", key = key)).help(help);
    }
    let key = match violation.path.0.last() {
        Some(Segment::Key(key)) => key.clone(),
        _ => violation.path.to_string(),
    };
    let location = Location::key(&record.file, violation.path.clone());
    Finding::new(CODE, location, msg!("unexpected-field-here", key = key))
        .help(Some(msg!("unexpected-field-here-help")))
}
