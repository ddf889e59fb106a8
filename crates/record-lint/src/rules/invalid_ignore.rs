//! OZG017: an ignore comment that cannot be applied: no rule named, an unknown one, or no reason.

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
