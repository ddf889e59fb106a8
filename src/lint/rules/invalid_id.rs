//! OZG004: a file name that is no id.

use std::sync::Arc;

use crate::finding::Finding;
use crate::lint::{Check, Rule};
use crate::location::Location;
use crate::msg;
use crate::rule;

pub const RULE: Rule = rule!("OZG004" "invalid-id", Error, Check::Reading);

pub(super) fn finding(path: &Arc<str>, meant: &str) -> Finding {
    let help = if meant.is_empty() {
        msg!("invalid-id-help")
    } else {
        msg!("invalid-id-rename", name = format!("{meant}.yaml"))
    };
    Finding::new(RULE.code, Location::file(path), msg!("invalid-id")).help(Some(help))
}
