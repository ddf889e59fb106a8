//! Comparing two lists: entries are matched by what they are, not by where they stand.

use std::collections::{HashMap, VecDeque};

use super::canonical::canonical;
use super::change::{FieldChange, FieldWhat};
use super::path::{ChangePath, Step};
use super::value;
use crate::schema::{Field, Shape, identity};
use crate::yaml::Node;

/// An entry with what it is matched by.
struct Entry<'n> {
    node: &'n Node,
    identity: Option<String>,
    canonical: String,
}

/// The places of an entry in the old list and in the new one; at least one is known.
type Places = (Option<usize>, Option<usize>);

pub(super) fn compare(
    field: Option<&Field>,
    path: &ChangePath,
    old: &Node,
    new: &Node,
    changes: &mut Vec<FieldChange>,
) {
    let (item, keys) = match field.map(|field| &field.shape) {
        Some(Shape::List(item, keys)) => (Some(item.as_ref()), keys.as_slice()),
        _ => (None, [].as_slice()),
    };
    let (before, after) = (entries(keys, old), entries(keys, new));
    let pairs = pair(&before, &after);
    if is_reordered(&pairs) {
        let what = FieldWhat::Reordered { old: old.clone(), new: new.clone() };
        changes.push(FieldChange { path: path.clone(), what });
    }
    for (old, new) in in_order(&before, &after, pairs) {
        let path = path.with(old.or(new).map_or(Step::Unnamed, step));
        let what = match (old, new) {
            (Some(old), Some(new)) if old.canonical == new.canonical => continue,
            (Some(old), Some(new)) => {
                value::compare(item, &path, old.node, new.node, changes);
                continue;
            }
            (Some(old), None) => FieldWhat::Unset { old: old.node.clone() },
            (None, Some(new)) => FieldWhat::Set { new: new.node.clone() },
            (None, None) => continue,
        };
        changes.push(FieldChange { path, what });
    }
}

fn entries<'n>(keys: &[String], list: &'n Node) -> Vec<Entry<'n>> {
    // "The entry itself" names a text; of a mapping it says no more than that it is equal.
    let of_mappings: Vec<_> = keys.iter().filter(|key| *key != ".").cloned().collect();
    let entry = |node: &'n Node| {
        let keys = if node.as_mapping().is_some() { &of_mappings } else { keys };
        Entry { node, identity: identity(keys, node), canonical: canonical(node) }
    };
    list.items().iter().map(entry).collect()
}

fn step(entry: &Entry<'_>) -> Step {
    entry.identity.clone().map_or(Step::Unnamed, Step::Entry)
}

/// Equal entries are matched first, so that of two with one identity the one that stayed is known;
/// then those of one identity. Both in the order of the lists, which is the same from either side.
fn pair(old: &[Entry<'_>], new: &[Entry<'_>]) -> Vec<Places> {
    let mut matched =
        Matched { of_old: vec![None; old.len()], new_is_taken: vec![false; new.len()] };
    matched.by(old, new, |entry| Some(entry.canonical.as_str()));
    matched.by(old, new, |entry| entry.identity.as_deref());
    let added = matched.new_is_taken.iter().enumerate().filter(|(_, taken)| !**taken);
    let added: Vec<Places> = added.map(|(at, _)| (None, Some(at))).collect();
    let kept = matched.of_old.into_iter().enumerate().map(|(at, partner)| (Some(at), partner));
    kept.chain(added).collect()
}

struct Matched {
    of_old: Vec<Option<usize>>,
    new_is_taken: Vec<bool>,
}

impl Matched {
    fn by<'e>(
        &mut self,
        old: &'e [Entry<'_>],
        new: &'e [Entry<'_>],
        key: impl Fn(&'e Entry<'_>) -> Option<&'e str>,
    ) {
        let mut free: HashMap<&str, VecDeque<usize>> = HashMap::new();
        for (at, entry) in new.iter().enumerate().filter(|(at, _)| !self.new_is_taken[*at]) {
            if let Some(key) = key(entry) {
                free.entry(key).or_default().push_back(at);
            }
        }
        for (at, entry) in old.iter().enumerate() {
            if self.of_old[at].is_some() {
                continue;
            }
            let partner = key(entry).and_then(|key| free.get_mut(key)?.pop_front());
            if let Some(partner) = partner {
                self.of_old[at] = Some(partner);
                self.new_is_taken[partner] = true;
            }
        }
    }
}

/// Whether the entries that both lists have follow one another differently. The pairs are in the
/// order of the old list.
fn is_reordered(pairs: &[Places]) -> bool {
    let places: Vec<_> = pairs.iter().filter_map(|(old, new)| old.and(*new)).collect();
    !places.is_sorted()
}

/// By the places in both lists together and then by identity, so that the order is the same from
/// either side; only among entries without identity what is gone comes before what is new.
fn in_order<'e, 'n>(
    old: &'e [Entry<'n>],
    new: &'e [Entry<'n>],
    mut pairs: Vec<Places>,
) -> Vec<(Option<&'e Entry<'n>>, Option<&'e Entry<'n>>)> {
    let entry = |(at_old, at_new): Places| {
        (at_old.and_then(|at| old.get(at)), at_new.and_then(|at| new.get(at)))
    };
    pairs.sort_by_cached_key(|&(at_old, at_new)| {
        let place = match (at_old, at_new) {
            (Some(old), Some(new)) => old + new,
            (Some(only), None) | (None, Some(only)) => 2 * only,
            (None, None) => 0,
        };
        let (old, new) = entry((at_old, at_new));
        (place, old.or(new).and_then(|entry| entry.identity.clone()), old.is_none())
    });
    pairs.into_iter().map(entry).collect()
}
