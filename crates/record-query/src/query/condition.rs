//! Conditions, evaluated on records.

use super::certainty::Certainty;
use super::path::QueryPath;
use super::range::ValueRange;
use super::view::{EvalContext, Position};
use records::suggest::fold;

/// A condition on a record or an entry.
pub(super) enum Condition {
    All(Vec<Condition>),
    Any(Vec<Condition>),
    Not(Box<Condition>),
    /// A single entry meets the whole inner condition.
    Entry(QueryPath, Box<Condition>),
    Has(QueryPath),
    /// Any value lies in any of the ranges.
    In(QueryPath, Vec<ValueRange>),
    /// Any value contains any of the texts, which are folded.
    Contains(QueryPath, Vec<String>),
}

impl Condition {
    pub(super) fn holds(&self, position: Position<'_>, context: &EvalContext<'_>) -> Certainty {
        match self {
            Condition::All(parts) => {
                Certainty::all(parts.iter().map(|part| part.holds(position, context)))
            }
            Condition::Any(parts) => {
                Certainty::any(parts.iter().map(|part| part.holds(position, context)))
            }
            Condition::Not(inner) => !inner.holds(position, context),
            Condition::Entry(path, inner) => {
                let entries = path.positions(position, context).into_iter();
                Certainty::any(entries.map(|entry| inner.holds(entry, context)))
            }
            Condition::Has(path) => path.has(position, context).into(),
            Condition::In(path, ranges) => {
                let atoms = path.atoms(position, context);
                Certainty::any(atoms.iter().flat_map(|atom| ranges.iter().map(|r| r.holds(atom))))
            }
            Condition::Contains(path, texts) => {
                let atoms = path.atoms(position, context);
                let mut folded = atoms.iter().map(|atom| fold(&atom.text()));
                folded.any(|atom| texts.iter().any(|text| atom.contains(text))).into()
            }
        }
    }

    /// Passes every path to `visit`.
    pub(super) fn visit(&self, visit: &mut impl FnMut(&QueryPath)) {
        match self {
            Condition::All(parts) | Condition::Any(parts) => {
                for part in parts {
                    part.visit(visit);
                }
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
