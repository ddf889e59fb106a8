//! OZG017: a comment to lint that it cannot follow: no rule named, one that is not there, or no reason.

use crate::finding::Finding;
use crate::{Check, Rule};
use messages::Message;
use messages::msg;
use records::location::Location;

pub(crate) const RULE: Rule = core_rule!("OZG017" "invalid-ignore", Error, Check::Reading);

pub(crate) fn finding(location: Location, reason: Message) -> Finding {
    Finding::new(RULE.code, location, msg!("invalid-ignore"))
        .label(reason)
        .help(Some(msg!("invalid-ignore-help")))
}
