//! OZG004: a file name that is not a valid id.

use std::sync::Arc;

use crate::finding::Finding;
use crate::{Check, Rule};
use messages::msg;
use records::location::Location;
use records::suggest::first_confusable;

pub(super) const RULE: Rule = core_rule!("OZG004" "invalid-id", Error, Check::Reading);

pub(super) fn finding(path: &Arc<str>, suggestion: &str) -> Finding {
    let help = if suggestion.is_empty() {
        msg!("invalid-id-help")
    } else {
        msg!("invalid-id-rename", name = format!("{suggestion}.yaml"))
    };
    let name = path.rsplit('/').next().unwrap_or_default();
    let message = match first_confusable(name) {
        Some((at, code)) => msg!("invalid-id-foreign", at = at, code = code),
        None => msg!("invalid-id"),
    };
    Finding::new(RULE.code, Location::file(path), message).help(Some(help))
}
