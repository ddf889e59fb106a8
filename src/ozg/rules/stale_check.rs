//! OZG036: a record that was last checked long ago.

use crate::ozg::domain::Project;
use crate::ozg::figures::freshness::checked;
use messages::PartialDate;
use messages::msg;
use record_lint::Finding;
use record_lint::rule;
use record_lint::{Check, RecordContext, Rule};
use records::location::Location;

/// The threshold is the number of months after which a record should be checked again; twelve is our own choice.
pub(super) const RULE: Rule =
    rule!("OZG036" "stale-check", Warning, Check::Record(check), threshold = 12);

fn check(context: &RecordContext<'_>, findings: &mut Vec<Finding>) {
    let record = context.record;
    let months = context.settings.threshold(&RULE);
    let is_stale = |date: &PartialDate| date.is_older_than(months, context.settings.as_of);
    if let Some(date) = checked(record).filter(is_stale) {
        let location = Location::value(&record.file, Project::GEPRUEFT_AM.path());
        let finding =
            Finding::new(RULE.code, location, msg!("stale-check", date = date, months = months));
        findings.push(finding.help(Some(msg!("stale-check-help"))));
    }
}
