//! OZG010: a value that is empty, too small or too large.

use crate::finding::Finding;
use crate::{Check, Rule};
use messages::Message;
use messages::msg;
use records::dataset::RecordDocument;
use records::location::Location;
use records::schema::{SchemaViolation, ViolationKind};

pub(super) const RULE: Rule = core_rule!("OZG010" "out-of-range", Error, Check::Reading);

pub(super) fn finding(document: &RecordDocument, violation: &SchemaViolation) -> Finding {
    let location = Location::value(&document.record.file, violation.path.clone());
    match &violation.kind {
        ViolationKind::OutOfRange { keyword, limit } => {
            Finding::new(RULE.code, location, bound(keyword, limit))
        }
        ViolationKind::TooManyDigits => {
            Finding::new(RULE.code, location, msg!("out-of-range-digits"))
                .help(Some(msg!("out-of-range-digits-help")))
        }
        _ => Finding::new(RULE.code, location, msg!("out-of-range-empty"))
            .help(Some(msg!("out-of-range-empty-help"))),
    }
}

fn bound(keyword: &str, limit: &str) -> Message {
    match keyword {
        "minimum" => msg!("out-of-range-minimum", limit = limit),
        "maximum" => msg!("out-of-range-maximum", limit = limit),
        "exclusive-minimum" => msg!("out-of-range-above", limit = limit),
        "exclusive-maximum" => msg!("out-of-range-below", limit = limit),
        "min-length" => msg!("out-of-range-min-length", limit = limit),
        "max-length" => msg!("out-of-range-max-length", limit = limit),
        "min-items" => msg!("out-of-range-min-items", limit = limit),
        _ => msg!("out-of-range-max-items", limit = limit),
    }
}
