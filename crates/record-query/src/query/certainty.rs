//! Whether a condition holds, given that data such as dates may be too coarse to tell.

use std::ops::Not;

/// Ordered so that "and" is the minimum and "or" the maximum.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Certainty {
    No,
    /// For example, 2021 may or may not be before 2021-06.
    Unsure,
    Yes,
}

impl Certainty {
    pub(super) fn of(certainly: bool, certainly_not: bool) -> Self {
        match (certainly, certainly_not) {
            (true, _) => Certainty::Yes,
            (false, true) => Certainty::No,
            (false, false) => Certainty::Unsure,
        }
    }

    pub(super) fn all(several: impl IntoIterator<Item = Self>) -> Self {
        several.into_iter().min().unwrap_or(Certainty::Yes)
    }

    pub(super) fn any(several: impl IntoIterator<Item = Self>) -> Self {
        several.into_iter().max().unwrap_or(Certainty::No)
    }
}

impl From<bool> for Certainty {
    fn from(holds: bool) -> Self {
        if holds { Certainty::Yes } else { Certainty::No }
    }
}

impl Not for Certainty {
    type Output = Self;

    fn not(self) -> Self {
        match self {
            Certainty::No => Certainty::Yes,
            Certainty::Unsure => Certainty::Unsure,
            Certainty::Yes => Certainty::No,
        }
    }
}
