//! Checks for misspelt texts: a text that occurs in no record is more likely misspelt than intended.

use std::collections::BTreeSet;

use anyhow::{Result, bail};

use super::Atom;
use super::catalogue::ID;
use super::condition::Condition;
use super::path::{LeafType, PathLeaf, QueryPath};
use super::range::ValueRange;
use super::resolve::missing_hint;
use super::view::{EvalContext, Position};
use messages::Message;
use messages::msg;
use records::suggest::{fold, nearest};

/// Notes on ids that no record has in the field, although a similarly named one occurs there.
///
/// # Errors
/// If a text requested with `=` or `!=` occurs in no record, or if an id cannot occur in an `x-part-of` field but a
/// similarly named one does; names the nearest one.
pub(super) fn check(
    condition: &Condition,
    positions: &[Position<'_>],
    context: &EvalContext<'_>,
) -> Result<Vec<Message>> {
    match condition {
        Condition::All(parts) | Condition::Any(parts) => {
            let notes = parts.iter().map(|part| check(part, positions, context));
            Ok(notes.collect::<Result<Vec<_>>>()?.concat())
        }
        Condition::Not(inner) => check(inner, positions, context),
        Condition::Entry(path, inner) => {
            let entries: Vec<_> =
                positions.iter().flat_map(|position| path.positions(*position, context)).collect();
            check(inner, &entries, context)
        }
        Condition::In(path, ranges) => {
            let texts: Vec<_> = ranges.iter().filter_map(only_text).collect();
            match path.leaf_type() {
                LeafType::Text if !texts.is_empty() => {
                    check_texts(path, &texts, positions, context).map(|()| Vec::new())
                }
                LeafType::Id(_) if path.text != ID => check_ids(path, &texts, positions, context),
                _ => Ok(Vec::new()),
            }
        }
        _ => Ok(Vec::new()),
    }
}

/// The texts that occur in the field.
fn known(
    path: &QueryPath,
    positions: &[Position<'_>],
    context: &EvalContext<'_>,
) -> BTreeSet<String> {
    let atoms = positions.iter().flat_map(|position| path.atoms(*position, context));
    atoms.map(|atom| atom.text()).collect()
}

fn only_text(range: &ValueRange) -> Option<&str> {
    match (&range.low, &range.high) {
        (Some(Atom::Text(low)), Some(Atom::Text(high))) if low == high => Some(low),
        _ => None,
    }
}

/// A record that is not referenced here may share its name with one that is: the city `soest` and `kreis-soest`. A
/// field that only references wholes can never contain the former.
fn check_ids(
    path: &QueryPath,
    ids: &[&str],
    positions: &[Position<'_>],
    context: &EvalContext<'_>,
) -> Result<Vec<Message>> {
    let known = known(path, positions, context);
    let holds_wholes = matches!(&path.leaf, PathLeaf::Stored(field) if field.part_of);
    let mut notes = Vec::new();
    for id in ids.iter().filter(|id| !known.contains(**id)) {
        let ending = format!("-{id}");
        let namesakes: Vec<_> =
            known.iter().filter(|other| other.ends_with(&ending)).map(String::as_str).collect();
        let hint = match namesakes.as_slice() {
            [] => continue,
            [only] => msg!("query-suggestion", suggestion = *only),
            several => msg!("query-known", list = several.join(", ")),
        };
        let message = msg!("query-no-such-text", value = *id, path = &path.text, hint = hint);
        if holds_wholes {
            bail!(message);
        }
        notes.push(message);
    }
    Ok(notes)
}

fn check_texts(
    path: &QueryPath,
    bounds: &[&str],
    positions: &[Position<'_>],
    context: &EvalContext<'_>,
) -> Result<()> {
    let known = known(path, positions, context);
    let folded: BTreeSet<String> = known.iter().map(|text| fold(text)).collect();
    let Some(missing) = bounds.iter().find(|text| !folded.contains(&fold(text))) else {
        return Ok(());
    };
    let near = || nearest(missing, known.iter().map(String::as_str));
    let hint = missing_hint(path, missing).unwrap_or_else(|| match near() {
        Some(suggestion) => msg!("query-suggestion", suggestion = suggestion),
        None => msg!("query-try-part", path = &path.text),
    });
    bail!(msg!("query-no-such-text", value = *missing, path = &path.text, hint = hint))
}
