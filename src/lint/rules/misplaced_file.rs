//! OZG003: a file of `data/` that is no record where it is.

use crate::dataset::{Misplacement, Stray};
use crate::finding::{Code, Finding};
use crate::location::Location;
use crate::msg;

pub const CODE: Code = Code::error("OZG003", "misplaced-file");

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
    Finding::new(CODE, Location::file(&stray.path), message).help(help)
}
