//! A text that no record has is more likely misspelt than asked for.

use std::collections::BTreeSet;

use anyhow::{Result, bail};

use super::Atom;
use super::condition::Condition;
use super::path::{Content, Path};
use super::range::Range;
use super::view::{Spot, View};
use messages::msg;
use records::suggest::{fold, nearest};

/// # Errors
/// If a text asked for with `=` or `!=` is that of none; with the nearest that there is.
pub(super) fn check(condition: &Condition, spots: &[Spot<'_>], view: &View<'_>) -> Result<()> {
    match condition {
        Condition::All(parts) | Condition::Any(parts) => {
            parts.iter().try_for_each(|part| check(part, spots, view))
        }
        Condition::Not(inner) => check(inner, spots, view),
        Condition::Entry(path, inner) => {
            let entries: Vec<_> = spots.iter().flat_map(|spot| path.spots(*spot, view)).collect();
            check(inner, &entries, view)
        }
        Condition::In(path, ranges) if matches!(path.content(), Content::Text) => {
            let asked: Vec<_> = ranges.iter().filter_map(only_text).collect();
            if asked.is_empty() { Ok(()) } else { check_texts(path, &asked, spots, view) }
        }
        _ => Ok(()),
    }
}

fn only_text(range: &Range) -> Option<&str> {
    match (&range.low, &range.high) {
        (Some(Atom::Text(low)), Some(Atom::Text(high))) if low == high => Some(low),
        _ => None,
    }
}

fn check_texts(path: &Path, asked: &[&str], spots: &[Spot<'_>], view: &View<'_>) -> Result<()> {
    let atoms = spots.iter().flat_map(|spot| path.atoms(*spot, view));
    let known: BTreeSet<String> = atoms.map(|atom| atom.text()).collect();
    let folded: BTreeSet<String> = known.iter().map(|text| fold(text)).collect();
    let Some(missing) = asked.iter().find(|text| !folded.contains(&fold(text))) else {
        return Ok(());
    };
    let hint = match nearest(missing, known.iter().map(String::as_str)) {
        Some(meant) => msg!("query-meant", meant = meant),
        None => msg!("query-try-part", path = &path.text),
    };
    bail!(msg!("query-no-such-text", value = *missing, path = &path.text, hint = hint))
}
