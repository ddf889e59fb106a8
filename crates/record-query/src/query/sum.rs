//! Adding up numbers, whole ones exactly.

use super::Atom;
use records::table::Cell;

#[derive(Debug, Clone, Default)]
pub(super) struct RunningSum {
    whole: i128,
    /// What is not whole; none if all numbers are.
    rest: Option<f64>,
    has_any: bool,
}

/// Digits behind the point that are certain in a sum of floating-point numbers.
const PRECISION: f64 = 1e6;

impl RunningSum {
    pub(super) fn add(&mut self, atom: &Atom) {
        match atom {
            Atom::Integer(number) => self.whole += i128::from(*number),
            Atom::Number(number) => self.rest = Some(self.rest.unwrap_or_default() + number),
            _ => return,
        }
        self.has_any = true;
    }

    /// Empty if there was no number.
    pub(super) fn cell(&self) -> Cell {
        match (self.has_any, i64::try_from(self.whole), self.rest) {
            (false, ..) => Cell::Empty,
            (true, Ok(whole), None) => Cell::Integer(whole),
            (true, _, None) => Cell::Number(self.whole as f64),
            (true, _, Some(rest)) => {
                Cell::Number(((self.whole as f64 + rest) * PRECISION).round() / PRECISION)
            }
        }
    }

    /// For sorting; none if there was no number.
    pub(super) fn size(&self) -> Option<f64> {
        self.has_any.then(|| self.whole as f64 + self.rest.unwrap_or_default())
    }
}
