//! OZG018: a comment that ignores a finding which no longer exists.

use crate::finding::{Finding, RuleCode};
use crate::{Check, Rule};
use messages::msg;
use records::location::Location;

pub(crate) const RULE: Rule = core_rule!("OZG018" "unneeded-ignore", Warning, Check::Reading);

pub(crate) fn finding(location: Location, ignored: RuleCode) -> Finding {
    Finding::new(RULE.code, location, msg!("unneeded-ignore", rule = ignored.title()))
        .help(Some(msg!("unneeded-ignore-help")))
}
