//! Comparing two lists: entries are matched by what they are, not by where they stand.

use super::change::{FieldChange, FieldChangeKind};
use super::value;
use records::algebra::{EntryName, RecordPath};
use records::schema::{Field, IndexPair, ListEntry, entries, match_entries};
use yaml_tree::Node;

pub(super) fn compare(
    field: Option<&Field>,
    path: &RecordPath,
    old: &Node,
    new: &Node,
    changes: &mut Vec<FieldChange>,
) {
    let (item, keys) = Field::of_entries(field);
    let (before, after) = (entries(keys, old), entries(keys, new));
    let pairs = match_entries(&before, &after);
    if is_reordered(&pairs) {
        let what = FieldChangeKind::Reordered { old: old.clone(), new: new.clone() };
        changes.push(FieldChange { path: path.clone(), what });
    }
    for (old, new) in in_order(&before, &after, pairs) {
        let path = path.with_entry(&old.or(new).map_or(EntryName::Unnamed, name));
        let what = match (old, new) {
            (Some(old), Some(new)) if old.canonical == new.canonical => continue,
            (Some(old), Some(new)) => {
                value::compare(item, &path, old.node, new.node, changes);
                continue;
            }
            (Some(old), None) => FieldChangeKind::Unset { old: old.node.clone() },
            (None, Some(new)) => FieldChangeKind::Set { new: new.node.clone() },
            (None, None) => continue,
        };
        changes.push(FieldChange { path, what });
    }
}

fn name(entry: &ListEntry<'_>) -> EntryName {
    let name = entry.identity.clone().map(|identity| EntryName::Identity(identity, 0));
    name.unwrap_or(EntryName::Unnamed)
}

/// Whether the entries that both lists have follow one another differently. The pairs are in the
/// order of the old list.
fn is_reordered(pairs: &[IndexPair]) -> bool {
    let places: Vec<_> = pairs.iter().filter_map(|(old, new)| old.and(*new)).collect();
    !places.is_sorted()
}

/// By the places in both lists together and then by identity, so that the order is the same from
/// either side; only among entries without identity what is gone comes before what is new.
fn in_order<'e, 'n>(
    old: &'e [ListEntry<'n>],
    new: &'e [ListEntry<'n>],
    mut pairs: Vec<IndexPair>,
) -> Vec<(Option<&'e ListEntry<'n>>, Option<&'e ListEntry<'n>>)> {
    let entry = |(at_old, at_new): IndexPair| {
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
