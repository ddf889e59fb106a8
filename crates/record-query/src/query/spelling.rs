//! A text that no record has is more likely misspelt than asked for.

use std::collections::BTreeSet;

use anyhow::{Result, bail};

use super::Atom;
use super::condition::Condition;
use super::path::{LeafType, QueryPath};
use super::range::ValueRange;
use super::view::{EvalContext, Position};
use messages::msg;
use records::suggest::{fold, nearest};

/// # Errors
/// If a text asked for with `=` or `!=` is that of none; with the nearest that there is.
pub(super) fn check(
    condition: &Condition,
    positions: &[Position<'_>],
    context: &EvalContext<'_>,
) -> Result<()> {
    match condition {
        Condition::All(parts) | Condition::Any(parts) => {
            parts.iter().try_for_each(|part| check(part, positions, context))
        }
        Condition::Not(inner) => check(inner, positions, context),
        Condition::Entry(path, inner) => {
            let entries: Vec<_> =
                positions.iter().flat_map(|position| path.positions(*position, context)).collect();
            check(inner, &entries, context)
        }
        Condition::In(path, ranges) if matches!(path.leaf_type(), LeafType::Text) => {
            let bounds: Vec<_> = ranges.iter().filter_map(only_text).collect();
            if bounds.is_empty() { Ok(()) } else { check_texts(path, &bounds, positions, context) }
        }
        _ => Ok(()),
    }
}

fn only_text(range: &ValueRange) -> Option<&str> {
    match (&range.low, &range.high) {
        (Some(Atom::Text(low)), Some(Atom::Text(high))) if low == high => Some(low),
        _ => None,
    }
}

fn check_texts(
    path: &QueryPath,
    bounds: &[&str],
    positions: &[Position<'_>],
    context: &EvalContext<'_>,
) -> Result<()> {
    let atoms = positions.iter().flat_map(|position| path.atoms(*position, context));
    let known: BTreeSet<String> = atoms.map(|atom| atom.text()).collect();
    let folded: BTreeSet<String> = known.iter().map(|text| fold(text)).collect();
    let Some(missing) = bounds.iter().find(|text| !folded.contains(&fold(text))) else {
        return Ok(());
    };
    let hint = match nearest(missing, known.iter().map(String::as_str)) {
        Some(suggestion) => msg!("query-meant", meant = suggestion),
        None => msg!("query-try-part", path = &path.text),
    };
    bail!(msg!("query-no-such-text", value = *missing, path = &path.text, hint = hint))
}
