//! OZG005: a key that the schema does not know, or not with these other values.

use crate::finding::{Finding, Mend};
use crate::{Check, Rule};
use messages::msg;
use records::dataset::Document;
use records::location::Location;
use records::schema::{Fault, Violation};
use yaml_tree::Segment;
use yaml_tree::scalar;

pub const RULE: Rule = core_rule!("OZG005" "unexpected-field", Error, Check::Reading);

pub(super) fn finding(document: &Document, violation: &Violation) -> Finding {
    let record = &document.record;
    if let Fault::UnknownKey { key, meant } = &violation.fault {
        let location = Location::key(&record.file, violation.path.join(key));
        let help = meant.as_ref().map(|meant| msg!("help-did-you-mean", meant = meant));
        let mend = meant.as_deref().map(|meant| Mend::Write(scalar(meant)));
        return Finding::new(RULE.code, location, msg!("unexpected-field", key = key))
            .help(help)
            .unsafe_fix(mend);
    }
    let key = match violation.path.0.last() {
        Some(Segment::Key(key)) => key.clone(),
        _ => violation.path.to_string(),
    };
    let location = Location::key(&record.file, violation.path.clone());
    Finding::new(RULE.code, location, msg!("unexpected-field-here", key = key))
        .help(Some(msg!("unexpected-field-here-help")))
}
