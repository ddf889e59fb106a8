//! OZG017: a comment to lint that it cannot follow: no rule named, one that is not there, or no reason.

use crate::finding::Finding;
use crate::lint::{Check, Rule};
use crate::location::Location;
use crate::message::Message;
use crate::msg;
use crate::rule;

pub const RULE: Rule = rule!("OZG017" "invalid-ignore", Error, Check::Reading);

pub(in crate::lint) fn finding(location: Location, reason: Message) -> Finding {
    Finding::new(RULE.code, location, msg!("invalid-ignore"))
        .label(reason)
        .help(Some(msg!("invalid-ignore-help")))
}
