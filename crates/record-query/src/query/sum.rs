//! Sums of numbers, exact for integers.

use super::Atom;
use records::table::Cell;

#[derive(Debug, Clone, Default)]
pub(super) struct RunningSum {
    whole: i128,
    /// The sum of all non-integers; `None` if there are none.
    rest: Option<f64>,
    has_any: bool,
}

/// A sum of floating-point numbers is rounded to six decimals; further digits are not reliable.
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

    /// The value for sorting; `None` if there was no number.
    pub(super) fn size(&self) -> Option<f64> {
        self.has_any.then(|| self.whole as f64 + self.rest.unwrap_or_default())
    }
}
