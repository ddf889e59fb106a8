//! OZG018: a comment that ignores a finding which is no longer there.

use crate::finding::{Code, Finding};
use crate::lint::{Check, Rule};
use crate::location::Location;
use crate::msg;
use crate::rule;

pub const RULE: Rule = rule!("OZG018" "unneeded-ignore", Warning, Check::Reading);

pub(in crate::lint) fn finding(location: Location, ignored: Code) -> Finding {
    Finding::new(RULE.code, location, msg!("unneeded-ignore", rule = ignored.title()))
        .help(Some(msg!("unneeded-ignore-help")))
}
