//! OZG006: a key that must be there and is not.

use super::described;
use crate::dataset::Document;
use crate::finding::Finding;
use crate::language::Text;
use crate::lint::{Check, Rule};
use crate::location::Location;
use crate::msg;
use crate::rule;
use crate::schema::Violation;

pub const RULE: Rule = rule!("OZG006" "missing-field", Error, Check::Reading);

pub(super) fn finding(document: &Document, violation: &Violation, keys: &[String]) -> Finding {
    let record = &document.record;
    let location = Location::value(&record.file, violation.path.clone());
    match keys {
        [key] => {
            let parent = record.kind.root.at(&violation.path);
            let field = parent.and_then(|parent| parent.child(key));
            let Text { de, en } = field.map(|field| field.title.clone()).unwrap_or_default();
            let message = match de.is_empty() || en.is_empty() {
                true => msg!("missing-field-untitled", key = key),
                false => msg!("missing-field", key = key, de = de, en = en),
            };
            described(Finding::new(RULE.code, location, message), field)
        }
        _ => {
            let list = keys.join("`, `");
            Finding::new(RULE.code, location, msg!("missing-field-one-of", keys = list))
        }
    }
}
