//! The order of the entries of a list that both sides changed.

use std::collections::{HashMap, HashSet};

use super::align::NamedEntries;
use super::path::EntryName;

/// Whether the entries in both lists are in the same relative order.
pub(super) fn is_same_order(one: &NamedEntries<'_>, other: &NamedEntries<'_>) -> bool {
    let common = one.names.iter().filter(|name| other.has(name));
    common.eq(other.names.iter().filter(|name| one.has(name)))
}

/// The entries of both sides, each once: those of `first` in their order, and each that only `second` has after the
/// entry that precedes it there. If both sides added entries at one position, they are interleaved by name, so that
/// it makes no difference which side is which.
pub(super) fn merged_order(
    base: &NamedEntries<'_>,
    first: &NamedEntries<'_>,
    second: &NamedEntries<'_>,
) -> Vec<EntryName> {
    let mut runs = added_runs(first, second);
    let mut order = runs.remove(&None).unwrap_or_default();
    let mut added = Vec::new();
    // Entries that only `first` has after an anchor are held back until the run of `second` there is known.
    let mut pending: Vec<EntryName> = std::mem::take(&mut order);
    for name in &first.names {
        if !second.has(name) && !base.has(name) {
            added.push(name.clone());
            continue;
        }
        order.extend(interleaved(std::mem::take(&mut added), std::mem::take(&mut pending)));
        order.push(name.clone());
        pending = runs.remove(&Some(name)).unwrap_or_default();
    }
    order.extend(interleaved(added, pending));
    order
}

/// The entries that only `second` has, by the common entry that precedes them.
fn added_runs<'n>(
    first: &'n NamedEntries<'_>,
    second: &NamedEntries<'_>,
) -> HashMap<Option<&'n EntryName>, Vec<EntryName>> {
    let of_first: HashSet<&EntryName> = first.names.iter().collect();
    let mut runs: HashMap<Option<&EntryName>, Vec<EntryName>> = HashMap::new();
    let mut anchor = None;
    for name in &second.names {
        match of_first.get(name) {
            Some(known) => anchor = Some(*known),
            None => runs.entry(anchor).or_default().push(name.clone()),
        }
    }
    runs
}

/// Merges two runs into one: each keeps its order, and of their next entries the smaller comes first.
fn interleaved(left: Vec<EntryName>, right: Vec<EntryName>) -> Vec<EntryName> {
    let mut order = Vec::with_capacity(left.len() + right.len());
    let (mut left, mut right) = (left.into_iter().peekable(), right.into_iter().peekable());
    while let (Some(one), Some(two)) = (left.peek(), right.peek()) {
        order.extend(if one <= two { left.next() } else { right.next() });
    }
    order.extend(left.chain(right));
    order
}
