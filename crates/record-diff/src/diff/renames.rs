//! Records that are the same under another id, and what other records changed for it.

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
    /// The places of those that had an id.
    by_old_id: HashMap<String, Vec<usize>>,
}

struct RecordRename {
    kind: String,
    from: String,
    to: String,
    follow_ups: Vec<ReferenceUpdate>,
}

/// Makes one pair of two where a record went and one of the same kind came that shares a value no
/// two records share, or is much like it. Another such value makes it another record.
pub(super) fn bring_together(pairs: Vec<RecordPair>) -> (Vec<RecordPair>, RenameMap) {
    let mut by_kind: BTreeMap<String, (Vec<RecordPair>, Vec<RecordPair>)> = BTreeMap::new();
    let mut together = Vec::new();
    for pair in pairs {
        let of_kind = || pair.kind.name.clone();
        match (&pair.base, &pair.head) {
            (SideRecord::Sound(_), SideRecord::Absent) => {
                by_kind.entry(of_kind()).or_default().0.push(pair);
            }
            (SideRecord::Absent, SideRecord::Sound(_)) => {
                by_kind.entry(of_kind()).or_default().1.push(pair);
            }
            _ => together.push(pair),
        }
    }
    let mut renames = RenameMap::default();
    for (gone, come) in by_kind.into_values() {
        let partners = partners(&gone, &come);
        let mut gone: Vec<_> = gone.into_iter().map(Some).collect();
        for (at, mut pair) in come.into_iter().enumerate() {
            let old = partners.get(&at).and_then(|&at| gone.get_mut(at)?.take());
            if let Some(old) = old {
                renames.add(&pair.kind, &old.id, &pair.id);
                pair.base = old.base;
                pair.from = Some(old.id);
            }
            together.push(pair);
        }
        together.extend(gone.into_iter().flatten());
    }
    (together, renames)
}

/// Of the records that came, by their place: the place of the one that went.
fn partners(gone: &[RecordPair], come: &[RecordPair]) -> BTreeMap<usize, usize> {
    let old: Vec<_> = gone.iter().filter_map(|pair| pair.base.record()).collect();
    let new: Vec<_> = come.iter().filter_map(|pair| pair.head.record()).collect();
    let mut found = BTreeMap::new();
    let mut taken = BTreeSet::new();
    let may_be_one = |&(at_old, at_new): &(usize, usize)| match (old.get(at_old), new.get(at_new)) {
        (Some(old), Some(new)) => {
            // Each knows by its own schema which values are unique.
            [old.unique_match(new), new.unique_match(old)]
                .iter()
                .all(|found| *found != UniqueMatch::Different)
        }
        _ => false,
    };
    let pairs = same_unique(&old, &new).into_iter().chain(similar_pairs(&old, &new));
    for (at_old, at_new) in pairs.filter(may_be_one) {
        if !found.contains_key(&at_new) && taken.insert(at_old) {
            found.insert(at_new, at_old);
        }
    }
    found
}

/// Pairs that share the value of a field which no two records of the kind may share.
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

    /// The old state of a record with the references it changed only to follow a renamed record
    /// already changed; each is kept with that record.
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
        let own = (Arc::<str>::from(kind.name.as_str()), new.id.clone());
        change_references(&kind.root, &mut root, "", &mut |field, reference| {
            let has = |ids: &HashSet<_>, id: &str| ids.contains(&(field.to_owned(), id.to_owned()));
            let is_followed = |rename: &RecordRename| {
                reference.field.reference.contains(&rename.kind)
                    && has(&after, &rename.to)
                    && !has(&after, &rename.from)
                    && !has(&before, &rename.to)
            };
            let mut places = self.by_old_id.get(reference.id)?.iter();
            let at = places.find(|&&at| self.renames.get(at).is_some_and(is_followed))?;
            let rename = self.renames.get_mut(*at)?;
            let (kind, id) = own.clone();
            rename.follow_ups.push(ReferenceUpdate { kind, id, field: field.to_owned() });
            Some(rename.to.clone())
        });
        root
    }

    /// Gives each renamed record what others changed for it.
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
