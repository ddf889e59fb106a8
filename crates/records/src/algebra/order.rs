//! The order of the entries of a list that two sides changed.

use std::collections::{HashMap, HashSet};

use super::align::NamedEntries;
use super::path::EntryName;

/// Whether the entries that both lists have follow one another alike.
pub(super) fn is_same_order(one: &NamedEntries<'_>, other: &NamedEntries<'_>) -> bool {
    let common = one.names.iter().filter(|name| other.has(name));
    common.eq(other.names.iter().filter(|name| one.has(name)))
}

/// The entries of either side, each once: those of `first` in their order, each that only `second` has
/// behind what stands before it there. Of entries that both sides added at one place the smaller name
/// comes first, so that it makes no difference which side is which.
pub(super) fn merged_order(
    base: &NamedEntries<'_>,
    first: &NamedEntries<'_>,
    second: &NamedEntries<'_>,
) -> Vec<EntryName> {
    let mut runs = runs_of_others(first, second);
    let mut order = runs.remove(&None).unwrap_or_default();
    let mut own = Vec::new();
    // What only `first` has behind an anchor is held back until the run of `second` there is known.
    let mut pending: Vec<EntryName> = std::mem::take(&mut order);
    for name in &first.names {
        if !second.has(name) && !base.has(name) {
            own.push(name.clone());
            continue;
        }
        order.extend(interleaved(std::mem::take(&mut own), std::mem::take(&mut pending)));
        order.push(name.clone());
        pending = runs.remove(&Some(name)).unwrap_or_default();
    }
    order.extend(interleaved(own, pending));
    order
}

/// What only `second` has, by the entry of both that it stands behind.
fn runs_of_others<'n>(
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

/// Two runs as one: each keeps its order, and of their next entries the smaller comes first.
fn interleaved(own: Vec<EntryName>, other: Vec<EntryName>) -> Vec<EntryName> {
    let mut order = Vec::with_capacity(own.len() + other.len());
    let (mut own, mut other) = (own.into_iter().peekable(), other.into_iter().peekable());
    while let (Some(one), Some(two)) = (own.peek(), other.peek()) {
        order.extend(if one <= two { own.next() } else { other.next() });
    }
    order.extend(own.chain(other));
    order
}
