//! Renamed records, and the references that other records changed for them.

use std::collections::{BTreeMap, BTreeSet, HashMap, HashSet};
use std::sync::Arc;

use super::change::{RecordChange, RecordChangeKind, ReferenceUpdate};
use super::references::{change_references, references};
use super::sides::{RecordPair, SideRecord};
use super::similarity::similar_pairs;
use records::record::{Record, UniqueMatch};
use records::schema::Kind;
use yaml_tree::{Node, canonical};

/// The records that have another id than before.
#[derive(Default)]
pub(super) struct RenameMap {
    renames: Vec<RecordRename>,
    /// The indices of the renames by the old id.
    by_old_id: HashMap<String, Vec<usize>>,
}

struct RecordRename {
    kind: String,
    from: String,
    to: String,
    follow_ups: Vec<ReferenceUpdate>,
}

/// Pairs a removed record with an added one of the same kind that shares a unique value with it, or is similar to it.
/// If a unique value differs, they are different records.
pub(super) fn bring_together(pairs: Vec<RecordPair>) -> (Vec<RecordPair>, RenameMap) {
    let mut by_kind: BTreeMap<String, (Vec<RecordPair>, Vec<RecordPair>)> = BTreeMap::new();
    let mut paired = Vec::new();
    for pair in pairs {
        let of_kind = || pair.kind.name.clone();
        match (&pair.base, &pair.head) {
            (SideRecord::Sound(_), SideRecord::Absent) => {
                by_kind.entry(of_kind()).or_default().0.push(pair);
            }
            (SideRecord::Absent, SideRecord::Sound(_)) => {
                by_kind.entry(of_kind()).or_default().1.push(pair);
            }
            _ => paired.push(pair),
        }
    }
    let mut renames = RenameMap::default();
    for (removed, added) in by_kind.into_values() {
        let partners = partners(&removed, &added);
        let mut removed: Vec<_> = removed.into_iter().map(Some).collect();
        for (at, mut pair) in added.into_iter().enumerate() {
            let old = partners.get(&at).and_then(|&at| removed.get_mut(at)?.take());
            if let Some(old) = old {
                renames.add(&pair.kind, &old.id, &pair.id);
                pair.base = old.base;
                pair.from = Some(old.id);
            }
            paired.push(pair);
        }
        paired.extend(removed.into_iter().flatten());
    }
    (paired, renames)
}

/// For each added record, by index: the index of the removed one that it is paired with.
fn partners(removed: &[RecordPair], added: &[RecordPair]) -> BTreeMap<usize, usize> {
    let old: Vec<_> = removed.iter().filter_map(|pair| pair.base.record()).collect();
    let new: Vec<_> = added.iter().filter_map(|pair| pair.head.record()).collect();
    let mut found = BTreeMap::new();
    let mut taken = BTreeSet::new();
    let may_be_same = |&(at_old, at_new): &(usize, usize)| match (old.get(at_old), new.get(at_new))
    {
        (Some(old), Some(new)) => {
            // The schema of each side defines which values are unique.
            [old.unique_match(new), new.unique_match(old)]
                .iter()
                .all(|found| *found != UniqueMatch::Different)
        }
        _ => false,
    };
    let pairs = same_unique(&old, &new).into_iter().chain(similar_pairs(&old, &new));
    for (at_old, at_new) in pairs.filter(may_be_same) {
        if !found.contains_key(&at_new) && taken.insert(at_old) {
            found.insert(at_new, at_old);
        }
    }
    found
}

/// Pairs that share the value of a unique field.
fn same_unique(old: &[&Record], new: &[&Record]) -> Vec<(usize, usize)> {
    let Some(first) = new.first() else { return Vec::new() };
    let unique = first.kind.root.children().iter().filter(|field| field.unique);
    let mut pairs = Vec::new();
    for field in unique {
        let value = |record: &Record| record.root.get(&field.name).map(canonical);
        let mut first = HashMap::new();
        for (at_new, record) in new.iter().enumerate() {
            if let Some(value) = value(record) {
                first.entry(value).or_insert(at_new);
            }
        }
        let partner = |record: &Record| first.get(&value(record)?).copied();
        let old = old.iter().enumerate();
        pairs.extend(old.filter_map(|(at_old, record)| Some((at_old, partner(record)?))));
    }
    pairs
}

impl RenameMap {
    fn add(&mut self, kind: &Kind, from: &str, to: &str) {
        self.by_old_id.entry(from.to_owned()).or_default().push(self.renames.len());
        let (kind, from, to) = (kind.name.clone(), from.to_owned(), to.to_owned());
        self.renames.push(RecordRename { kind, from, to, follow_ups: Vec::new() });
    }

    /// The old state of a record in which the references that were changed only to follow a renamed record are already
    /// changed; each is recorded with the renamed record.
    pub(super) fn followed_by(&mut self, kind: &Kind, old: &Record, new: &Record) -> Node {
        let mut root = old.root.clone();
        if self.renames.is_empty() {
            return root;
        }
        let ids = |record: &'_ Record| -> HashSet<(String, String)> {
            let found = references(kind, &record.root).into_iter();
            found.map(|(field, reference)| (field, reference.id.to_owned())).collect()
        };
        let (before, after) = (ids(old), ids(new));
        let referrer = (Arc::<str>::from(kind.name.as_str()), new.id.clone());
        change_references(&kind.root, &mut root, "", &mut |field, reference| {
            let has = |ids: &HashSet<_>, id: &str| ids.contains(&(field.to_owned(), id.to_owned()));
            let is_followed = |rename: &RecordRename| {
                reference.field.reference.contains(&rename.kind)
                    && has(&after, &rename.to)
                    && !has(&after, &rename.from)
                    && !has(&before, &rename.to)
            };
            let mut indices = self.by_old_id.get(reference.id)?.iter();
            let at = indices.find(|&&at| self.renames.get(at).is_some_and(is_followed))?;
            let rename = self.renames.get_mut(*at)?;
            let (kind, id) = referrer.clone();
            rename.follow_ups.push(ReferenceUpdate { kind, id, field: field.to_owned() });
            Some(rename.to.clone())
        });
        root
    }

    /// Gives each renamed record the references that others changed for it.
    pub(super) fn hand_out(self, changes: &mut [RecordChange]) {
        let by_id = |rename: RecordRename| ((rename.kind, rename.to), rename.follow_ups);
        let mut renames: HashMap<_, _> = self.renames.into_iter().map(by_id).collect();
        for change in changes {
            let RecordChangeKind::Renamed { reference_updates: follow_ups, .. } = &mut change.what
            else {
                continue;
            };
            let key = (change.kind.name.clone(), change.id.clone());
            if let Some(found) = renames.remove(&key) {
                *follow_ups = found;
                follow_ups.sort_by(|a, b| (&a.kind, &a.id).cmp(&(&b.kind, &b.id)));
            }
        }
    }
}
