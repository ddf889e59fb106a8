//! Conditions held against records.

use super::certainty::Certainty;
use super::path::Path;
use super::range::Range;
use super::view::{Spot, View};
use records::suggest::fold;

/// A condition that a record or an entry meets or not.
pub(super) enum Condition {
    All(Vec<Condition>),
    Any(Vec<Condition>),
    Not(Box<Condition>),
    /// One and the same entry meets all of it.
    Entry(Path, Box<Condition>),
    Has(Path),
    /// Any value lies in any range.
    In(Path, Vec<Range>),
    /// Any value contains any of the texts, which are folded.
    Contains(Path, Vec<String>),
}

impl Condition {
    pub(super) fn holds(&self, spot: Spot<'_>, view: &View<'_>) -> Certainty {
        match self {
            Condition::All(parts) => {
                Certainty::all(parts.iter().map(|part| part.holds(spot, view)))
            }
            Condition::Any(parts) => {
                Certainty::any(parts.iter().map(|part| part.holds(spot, view)))
            }
            Condition::Not(inner) => !inner.holds(spot, view),
            Condition::Entry(path, inner) => {
                let entries = path.spots(spot, view).into_iter();
                Certainty::any(entries.map(|entry| inner.holds(entry, view)))
            }
            Condition::Has(path) => path.has(spot, view).into(),
            Condition::In(path, ranges) => {
                let atoms = path.atoms(spot, view);
                Certainty::any(atoms.iter().flat_map(|atom| ranges.iter().map(|r| r.holds(atom))))
            }
            Condition::Contains(path, texts) => {
                let atoms = path.atoms(spot, view);
                let mut folded = atoms.iter().map(|atom| fold(&atom.text()));
                folded.any(|atom| texts.iter().any(|text| atom.contains(text))).into()
            }
        }
    }

    /// Hands every path to `visit`.
    pub(super) fn visit(&self, visit: &mut impl FnMut(&Path)) {
        match self {
            Condition::All(parts) | Condition::Any(parts) => {
                parts.iter().for_each(|part| part.visit(visit));
            }
            Condition::Not(inner) => inner.visit(visit),
            Condition::Entry(path, inner) => {
                visit(path);
                inner.visit(visit);
            }
            Condition::Has(path) | Condition::In(path, _) | Condition::Contains(path, _) => {
                visit(path);
            }
        }
    }
}
