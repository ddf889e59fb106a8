//! OZG001: a file that cannot be read, or is not a regular file.

use std::sync::Arc;

use crate::finding::Finding;
use crate::{Check, Rule};
use file_tree::MAX_BYTES;
use messages::msg;
use records::dataset::{LayoutError, ReadError, UnexpectedFile};
use records::location::{Location, LocationTarget};

pub(super) const RULE: Rule = core_rule!("OZG001" "unreadable-file", Error, Check::Reading);

pub(super) fn read_finding(file: &Arc<str>, error: &ReadError) -> Finding {
    match error {
        ReadError::Unreadable(reason) => Finding::new(
            RULE.code,
            Location::file(file),
            msg!("unreadable-file", reason = reason.clone()),
        ),
        ReadError::NotUtf8 { span, encoding } => {
            let location =
                Location { file: Arc::clone(file), target: LocationTarget::Bytes(*span) };
            Finding::new(RULE.code, location, msg!("unreadable-not-utf8", encoding = *encoding))
                .label(msg!("unreadable-not-utf8-label"))
                .help(Some(msg!("unreadable-not-utf8-help")))
        }
        _ => {
            let limit = usize::try_from(MAX_BYTES).unwrap_or(usize::MAX);
            Finding::new(
                RULE.code,
                Location::file(file),
                msg!("unreadable-too-large", limit = limit),
            )
        }
    }
}

pub(super) fn layout_finding(unexpected: &UnexpectedFile) -> Finding {
    let message = match unexpected.reason {
        LayoutError::Link => msg!("unreadable-link"),
        LayoutError::UnnamableFile => msg!("unreadable-name"),
        _ => msg!("unreadable-special"),
    };
    Finding::new(RULE.code, Location::file(&unexpected.path), message)
}
