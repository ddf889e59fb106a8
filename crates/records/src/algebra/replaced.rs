//! Entries of a list that both sides of a merge put another one in place of.

use std::collections::{BTreeSet, HashMap};

use super::align::{NamedEntries, entry_identity};
use super::merge::{MergeConflict, MergeConflictReason};
use super::path::{EntryName, RecordPath};
use yaml_tree::{Node, Value, canonical};

/// The entries of the base that went on both sides while each has another one for it: at the same place,
/// or with the same other fields. Where only one has, the other took the entry away; that contradicts it
/// only if the new one is plainly the old one under another identity: both at its place and with the same
/// other fields.
#[derive(Default)]
pub(super) struct ReplacedEntries<'a> {
    entries: Vec<ReplacedEntry<'a>>,
    /// Which of the entries a new one stands for.
    by_replacement: HashMap<&'a EntryName, usize>,
    /// The same of whole sets, by side and number, so that none is walked twice.
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
            // The same new entries on both sides are one change, made twice.
            let are_other = |sets: &[&ReplacementSet<'_>]| sets.iter().any(|set| set.has_own);
            if !our.is_empty() && !their.is_empty() && (are_other(&our) || are_other(&their)) {
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

    /// Entries with a replacement in common are one contradiction, told of the first.
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

/// What one side put in place of entries of the base.
struct Replacements<'a, 'k> {
    keys: &'k [String],
    sets: Vec<ReplacementSet<'a>>,
    /// The new entries between two neighbours that stayed, by the one before.
    by_gap: HashMap<Option<&'a EntryName>, usize>,
    /// The new entries by what they say beside their identity.
    by_rest: HashMap<String, usize>,
    /// The new entries by both.
    by_gap_and_rest: HashMap<(Option<&'a EntryName>, String), usize>,
    /// The neighbour before each entry of the base that stayed on this side.
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
            let at_place = *found.by_gap.entry(anchor).or_insert(next);
            found.put(at_place, name, other);
            if let Some(rest) = rest(keys, node) {
                let next = found.sets.len();
                let alike = *found.by_rest.entry(rest.clone()).or_insert(next);
                found.put(alike, name, other);
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

    /// The new entries that are one of the base under another identity, at its place.
    fn edited(&self, name: &EntryName, node: &Node) -> Option<&ReplacementSet<'a>> {
        let place = (*self.before.get(name)?, rest(self.keys, node)?);
        self.sets.get(*self.by_gap_and_rest.get(&place)?)
    }

    /// The new entries that may stand for one of the base that is gone.
    fn of(&self, name: &EntryName, node: &Node) -> Vec<&ReplacementSet<'a>> {
        let at_place = self.before.get(name).and_then(|before| self.by_gap.get(before));
        let alike = rest(self.keys, node).and_then(|rest| self.by_rest.get(&rest));
        at_place.into_iter().chain(alike).filter_map(|number| self.sets.get(*number)).collect()
    }
}

/// What an entry says beside its identity; none if that is nothing. Of several keys only the one that
/// names the entry is its identity: the title of a source with an address is another field.
fn rest(keys: &[String], node: &Node) -> Option<String> {
    entry_identity(keys, node)?;
    let mut mapping = node.as_mapping()?.clone();
    let named_by = keys.iter().find(|key| mapping.entry(key).is_some())?;
    mapping.entries.retain(|entry| entry.key != *named_by);
    (!mapping.entries.is_empty()).then(|| canonical(&Node::from(Value::Mapping(mapping))))
}
