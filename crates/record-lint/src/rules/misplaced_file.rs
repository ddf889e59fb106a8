//! OZG003: a file of `data/` that is no record where it is.

use crate::finding::Finding;
use crate::{Check, Rule};
use messages::msg;
use records::dataset::{Misplacement, Stray};
use records::location::Location;

pub const RULE: Rule = core_rule!("OZG003" "misplaced-file", Error, Check::Reading);

pub(super) fn finding(stray: &Stray) -> Finding {
    let (message, help) = match &stray.why {
        Misplacement::UnknownCollection { folder, meant } => (
            msg!("misplaced-unknown-collection", folder = folder),
            Some(match meant {
                Some(meant) => msg!("help-did-you-mean", meant = meant),
                None => msg!("misplaced-unknown-collection-help"),
            }),
        ),
        Misplacement::WrongExtension => {
            (msg!("misplaced-extension"), Some(msg!("misplaced-extension-help")))
        }
        _ => (msg!("misplaced-depth"), Some(msg!("misplaced-depth-help"))),
    };
    Finding::new(RULE.code, Location::file(&stray.path), message).help(help)
}
