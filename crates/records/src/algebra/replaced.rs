//! Entries of a list that both sides of a merge replaced.

use std::collections::{BTreeSet, HashMap};

use super::align::{NamedEntries, entry_identity};
use super::merge::{MergeConflict, MergeConflictReason};
use super::path::{EntryName, RecordPath};
use yaml_tree::{Node, Value, canonical};

/// The entries of the base that both sides removed and replaced: with an entry at the same position, or with the
/// same other fields. If only one side replaced the entry, the other side removed it; that is a conflict only if
/// the new entry is clearly the old one with another identity: both at its position and with the same other fields.
#[derive(Default)]
pub(super) struct ReplacedEntries<'a> {
    entries: Vec<ReplacedEntry<'a>>,
    /// The index in `entries` that a new entry replaces.
    by_replacement: HashMap<&'a EntryName, usize>,
    /// The index in `entries` of a whole set, by side and number, so that no set is walked twice.
    by_set: HashMap<(ReplacingSide, usize), usize>,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
enum ReplacingSide {
    Ours,
    Theirs,
}

struct ReplacedEntry<'a> {
    name: &'a EntryName,
    ours: BTreeSet<&'a EntryName>,
    theirs: BTreeSet<&'a EntryName>,
}

impl<'a> ReplacedEntries<'a> {
    pub(super) fn new(
        keys: &[String],
        base: &'a NamedEntries<'_>,
        ours: &'a NamedEntries<'_>,
        theirs: &'a NamedEntries<'_>,
    ) -> Self {
        let our_new = &Replacements::new(keys, base, ours, theirs);
        let their_new = &Replacements::new(keys, base, theirs, ours);
        let mut replaced = ReplacedEntries::default();
        for (name, node) in base.iter().filter(|(name, _)| !ours.has(name) && !theirs.has(name)) {
            let (our, their) = (our_new.of(name, node), their_new.of(name, node));
            // If both sides added the same entries, they made the same change.
            let are_different = |sets: &[&ReplacementSet<'_>]| sets.iter().any(|set| set.has_own);
            if !our.is_empty()
                && !their.is_empty()
                && (are_different(&our) || are_different(&their))
            {
                replaced.add(name, &our, &their);
            } else if our.is_empty() != their.is_empty() {
                let sides = [(our_new, our.is_empty()), (their_new, their.is_empty())];
                let [our, their] = sides.map(|(side, has_none)| {
                    let edited = side.edited(name, node).filter(|_| !has_none);
                    edited.into_iter().collect::<Vec<_>>()
                });
                if !our.is_empty() || !their.is_empty() {
                    replaced.add(name, &our, &their);
                }
            }
        }
        replaced
    }

    /// Entries that share a replacement are one conflict, reported for the first of them.
    fn add(
        &mut self,
        name: &'a EntryName,
        ours: &[&ReplacementSet<'a>],
        theirs: &[&ReplacementSet<'a>],
    ) {
        let sides = [(ReplacingSide::Ours, ours), (ReplacingSide::Theirs, theirs)];
        let sets = || sides.iter().flat_map(|(side, sets)| sets.iter().map(|set| (*side, *set)));
        let of_set = |(side, set): (ReplacingSide, &ReplacementSet<'a>)| {
            self.by_set
                .get(&(side, set.number))
                .copied()
                .or_else(|| set.names.iter().find_map(|new| self.by_replacement.get(new).copied()))
        };
        let at = sets().find_map(of_set).unwrap_or(self.entries.len());
        if at == self.entries.len() {
            let (ours, theirs) = (BTreeSet::new(), BTreeSet::new());
            self.entries.push(ReplacedEntry { name, ours, theirs });
        }
        let Some(entry) = self.entries.get_mut(at) else { return };
        for (side, set) in sets() {
            if self.by_set.contains_key(&(side, set.number)) {
                continue;
            }
            self.by_set.insert((side, set.number), at);
            let names =
                if side == ReplacingSide::Ours { &mut entry.ours } else { &mut entry.theirs };
            for name in &set.names {
                if *self.by_replacement.entry(name).or_insert(at) == at {
                    names.insert(name);
                }
            }
        }
    }

    pub(super) fn contains(&self, new: &EntryName) -> bool {
        self.by_replacement.contains_key(new)
    }

    pub(super) fn conflicts(&self, list: &RecordPath) -> Vec<MergeConflict> {
        let paths =
            |names: &BTreeSet<&EntryName>| names.iter().map(|name| list.with_entry(name)).collect();
        let conflict = |entry: &ReplacedEntry<'_>| MergeConflict {
            path: list.with_entry(entry.name),
            reason: if entry.ours.is_empty() || entry.theirs.is_empty() {
                MergeConflictReason::ChangedAndRemoved
            } else {
                MergeConflictReason::BothReplaced
            },
            ours: paths(&entry.ours),
            theirs: paths(&entry.theirs),
        };
        self.entries.iter().map(conflict).collect()
    }
}

/// The entries with which one side replaced entries of the base.
struct Replacements<'a, 'k> {
    keys: &'k [String],
    sets: Vec<ReplacementSet<'a>>,
    /// The new entries between two neighbours that were kept, by the neighbour before.
    by_gap: HashMap<Option<&'a EntryName>, usize>,
    /// The new entries by their fields other than the identity.
    by_rest: HashMap<String, usize>,
    /// The new entries by both.
    by_gap_and_rest: HashMap<(Option<&'a EntryName>, String), usize>,
    /// For each entry of the base that this side removed, the kept entry before it.
    before: HashMap<&'a EntryName, Option<&'a EntryName>>,
}

/// New entries of one side that belong together.
struct ReplacementSet<'a> {
    number: usize,
    names: Vec<&'a EntryName>,
    /// Whether the other side lacks one of them.
    has_own: bool,
}

impl<'a, 'k> Replacements<'a, 'k> {
    fn new(
        keys: &'k [String],
        base: &'a NamedEntries<'_>,
        side: &'a NamedEntries<'_>,
        other: &NamedEntries<'_>,
    ) -> Self {
        let mut found = Replacements {
            keys,
            sets: Vec::new(),
            by_gap: HashMap::new(),
            by_rest: HashMap::new(),
            by_gap_and_rest: HashMap::new(),
            before: HashMap::new(),
        };
        let mut anchor = None;
        for (name, node) in side.iter() {
            if base.has(name) {
                anchor = Some(name);
                continue;
            }
            let next = found.sets.len();
            let in_gap = *found.by_gap.entry(anchor).or_insert(next);
            found.put(in_gap, name, other);
            if let Some(rest) = rest(keys, node) {
                let next = found.sets.len();
                let similar = *found.by_rest.entry(rest.clone()).or_insert(next);
                found.put(similar, name, other);
                let next = found.sets.len();
                let edited = *found.by_gap_and_rest.entry((anchor, rest)).or_insert(next);
                found.put(edited, name, other);
            }
        }
        let mut anchor = None;
        for name in &base.names {
            if side.has(name) {
                anchor = Some(name);
            } else {
                found.before.insert(name, anchor);
            }
        }
        found
    }

    fn put(&mut self, number: usize, name: &'a EntryName, other: &NamedEntries<'_>) {
        if number == self.sets.len() {
            self.sets.push(ReplacementSet { number, names: Vec::new(), has_own: false });
        }
        if let Some(set) = self.sets.get_mut(number) {
            set.names.push(name);
            set.has_own |= !other.has(name);
        }
    }

    /// The new entries that are an entry of the base with another identity, at its position.
    fn edited(&self, name: &EntryName, node: &Node) -> Option<&ReplacementSet<'a>> {
        let key = (*self.before.get(name)?, rest(self.keys, node)?);
        self.sets.get(*self.by_gap_and_rest.get(&key)?)
    }

    /// The new entries that may replace a removed entry of the base.
    fn of(&self, name: &EntryName, node: &Node) -> Vec<&ReplacementSet<'a>> {
        let in_gap = self.before.get(name).and_then(|before| self.by_gap.get(before));
        let similar = rest(self.keys, node).and_then(|rest| self.by_rest.get(&rest));
        in_gap.into_iter().chain(similar).filter_map(|number| self.sets.get(*number)).collect()
    }
}

/// The fields of an entry other than its identity; `None` if there are none. Of several identity keys only the
/// first one present is the identity: the title of a source with a URL is another field.
fn rest(keys: &[String], node: &Node) -> Option<String> {
    entry_identity(keys, node)?;
    let mut mapping = node.as_mapping()?.clone();
    let named_by = keys.iter().find(|key| mapping.entry(key).is_some())?;
    mapping.entries.retain(|entry| entry.key != *named_by);
    (!mapping.entries.is_empty()).then(|| canonical(&Node::from(Value::Mapping(mapping))))
}
