//! A range of values, as in `=`, `<` and `50000..`.

use super::Atom;
use super::certainty::Certainty;

/// The values between two ends, either of which may be missing.
pub(super) struct ValueRange {
    pub low: Option<Atom>,
    pub high: Option<Atom>,
    /// Whether the ends are included.
    pub is_closed: bool,
}

impl ValueRange {
    /// A single value. For dates, this includes dates within it: 2021-06 is within 2021.
    pub(super) fn only(atom: Atom) -> Self {
        ValueRange { low: Some(atom.clone()), high: Some(atom), is_closed: true }
    }

    pub(super) fn holds(&self, atom: &Atom) -> Certainty {
        let low = self
            .low
            .as_ref()
            .map(|low| if self.is_closed { !atom.is_before(low) } else { atom.is_after(low) });
        let high = self
            .high
            .as_ref()
            .map(|high| if self.is_closed { !atom.is_after(high) } else { atom.is_before(high) });
        Certainty::all(low.into_iter().chain(high))
    }

    /// Whether the ends are in the wrong order, so that no value lies between them.
    pub(super) fn is_empty(&self) -> bool {
        match (&self.low, &self.high) {
            (Some(low), Some(high)) => high.compare(low).is_lt(),
            _ => false,
        }
    }
}
