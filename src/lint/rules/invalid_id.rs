//! OZG004: a file name that is no id.

use std::sync::Arc;

use crate::finding::{Code, Finding};
use crate::location::Location;
use crate::msg;

pub const CODE: Code = Code::error("OZG004", "invalid-id");

pub(super) fn finding(path: &Arc<str>, meant: &str) -> Finding {
    let help = if meant.is_empty() {
        msg!("invalid-id-help")
    } else {
        msg!("invalid-id-rename", name = format!("{meant}.yaml"))
    };
    Finding::new(CODE, Location::file(path), msg!("invalid-id")).help(Some(help))
}
