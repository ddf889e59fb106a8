//! Merging lists: entries are told apart by their identity, not by their place.

use std::collections::{BTreeMap, BTreeSet, HashMap};

use super::value::{self, MergeSides, MergedValue};
use crate::diff::path::{ChangePath, ChangePathStep};
use records::schema::{Field, entries};
use yaml_tree::{Node, Value};

/// The entries of a list by their identities, in their order.
struct EntriesByIdentity<'n> {
    order: Vec<String>,
    nodes: BTreeMap<String, &'n Node>,
}

impl<'n> EntriesByIdentity<'n> {
    fn new(keys: &[String], list: Option<&'n Node>) -> Self {
        let mut named = EntriesByIdentity { order: Vec::new(), nodes: BTreeMap::new() };
        let mut counts = HashMap::new();
        for entry in list.map(|list| entries(keys, list)).unwrap_or_default() {
            let identity = entry.identity.unwrap_or(entry.canonical);
            // Of entries that stand twice, each is one of its own.
            let count = counts.entry(identity.clone()).or_insert(0);
            let name = if *count == 0 { identity } else { format!("{identity}\0{count}") };
            *count += 1;
            named.order.push(name.clone());
            named.nodes.insert(name, entry.node);
        }
        named
    }

    fn get(&self, name: &str) -> Option<&'n Node> {
        self.nodes.get(name).copied()
    }
}

pub(super) fn merge(
    field: Option<&Field>,
    path: &ChangePath,
    sides: MergeSides<'_>,
    conflicts: &mut Vec<ChangePath>,
) -> MergedValue {
    let (item, keys) = Field::of_entries(field);
    let base = EntriesByIdentity::new(keys, sides.base);
    let (ours, theirs) =
        (EntriesByIdentity::new(keys, sides.ours), EntriesByIdentity::new(keys, sides.theirs));
    let mut with_ours = Vec::new();
    let mut with_theirs = Vec::new();
    for name in in_order(&base, &ours, &theirs) {
        let of_entry =
            MergeSides { base: base.get(&name), ours: ours.get(&name), theirs: theirs.get(&name) };
        let path = path.with(ChangePathStep::Entry(name));
        let merged = value::merge(item, &path, of_entry, conflicts);
        with_ours.extend(merged.ours);
        with_theirs.extend(merged.theirs);
    }
    let list = |entries: Vec<Node>| (!entries.is_empty()).then(|| Value::List(entries).into());
    MergedValue { ours: list(with_ours), theirs: list(with_theirs) }
}

/// All entries: in our order unless only they changed it, each that the other side added behind what
/// stands before it there. Two that were added at one place follow by identity, so that it makes no
/// difference which side is ours.
fn in_order(
    base: &EntriesByIdentity<'_>,
    ours: &EntriesByIdentity<'_>,
    theirs: &EntriesByIdentity<'_>,
) -> Vec<String> {
    let kept = |side: &EntriesByIdentity<'_>| -> Vec<String> {
        let is_common = |name: &&String| {
            base.get(name).is_some() && ours.get(name).is_some() && theirs.get(name).is_some()
        };
        side.order.iter().filter(is_common).cloned().collect()
    };
    let (first, second) = if kept(ours) == kept(base) { (theirs, ours) } else { (ours, theirs) };
    let mut order = first.order.clone();
    let known: BTreeSet<_> = order.iter().cloned().collect();
    for (at, name) in second.order.iter().enumerate() {
        if known.contains(name) {
            continue;
        }
        let mut before = second.order[..at].iter().rev();
        let place = before.find_map(|name| order.iter().position(|other| other == name));
        let mut place = place.map_or(0, |place| place + 1);
        let is_added = |name: &String| base.get(name).is_none() && second.get(name).is_none();
        while order.get(place).is_some_and(|other| is_added(other) && *other < *name) {
            place += 1;
        }
        order.insert(place, name.clone());
    }
    order
}
