//! OZG006: a required key that is missing.

use super::described;
use crate::finding::Finding;
use crate::{Check, Rule};
use messages::msg;
use records::dataset::RecordDocument;
use records::location::Location;
use records::schema::SchemaViolation;

pub(super) const RULE: Rule = core_rule!("OZG006" "missing-field", Error, Check::Reading);

pub(super) fn finding(
    document: &RecordDocument,
    violation: &SchemaViolation,
    keys: &[String],
) -> Finding {
    let record = &document.record;
    let location = Location::value(&record.file, violation.path.clone());
    let help = msg!("missing-field-help", kind = &record.kind.name);
    if let [key] = keys {
        let parent = record.kind.root.at(&violation.path);
        let field = parent.and_then(|parent| parent.child(key));
        let title = field.map(|field| field.title.clone()).unwrap_or_default();
        let message = if title.de.is_empty() || title.en.is_empty() {
            msg!("missing-field-untitled", key = key)
        } else {
            msg!("missing-field", key = key, title = &title)
        };
        described(Finding::new(RULE.code, location, message), field).help(Some(help))
    } else {
        let list = keys.join("`, `");
        let message = msg!("missing-field-one-of", keys = list);
        Finding::new(RULE.code, location, message).help(Some(help))
    }
}
