//! OZG036: a record whose last check lies long ago.

use crate::date::PartialDate;
use crate::finding::{Code, Finding};
use crate::lint::{Check, Inspection, Rule};
use crate::location::{FieldPath, Location};
use crate::msg;

pub const RULE: Rule =
    Rule { code: Code::warning("OZG036", "stale-check"), check: Check::Record(check) };

/// Months after which a record should be looked at again; the project's own measure.
const MONTHS: i32 = 12;

fn check(inspection: &Inspection<'_>, findings: &mut Vec<Finding>) {
    let record = inspection.record;
    let checked = record.text("geprueft_am").and_then(PartialDate::parse);
    if let Some(date) = checked.filter(|date| date.is_older_than(MONTHS, inspection.clock)) {
        let location = Location::value(&record.file, FieldPath::key("geprueft_am"));
        let message = msg!("stale-check", date = date, months = MONTHS.unsigned_abs() as usize);
        let finding = Finding::new(RULE.code, location, message);
        findings.push(finding.help(Some(msg!("stale-check-help"))));
    }
}
