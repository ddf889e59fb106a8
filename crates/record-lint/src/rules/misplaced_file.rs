//! OZG003: a file of `data/` that is not a record at its path.

use crate::finding::Finding;
use crate::{Check, Rule};
use messages::msg;
use records::dataset::{LayoutError, UnexpectedFile};
use records::location::Location;

pub(super) const RULE: Rule = core_rule!("OZG003" "misplaced-file", Error, Check::Reading);

pub(super) fn finding(unexpected: &UnexpectedFile) -> Finding {
    let (message, help) = match &unexpected.reason {
        LayoutError::UnknownCollection { folder, suggestion } => (
            msg!("misplaced-unknown-collection", folder = folder),
            Some(match suggestion {
                Some(suggestion) => msg!("help-did-you-mean", suggestion = suggestion),
                None => msg!("misplaced-unknown-collection-help"),
            }),
        ),
        LayoutError::WrongExtension => {
            (msg!("misplaced-extension"), Some(msg!("misplaced-extension-help")))
        }
        _ => (msg!("misplaced-depth"), Some(msg!("misplaced-depth-help"))),
    };
    Finding::new(RULE.code, Location::file(&unexpected.path), message).help(help)
}
