//! Pairs the entries of two states of a list.

use std::collections::{HashMap, HashSet, VecDeque};

use super::align::{NamedEntries, entry_identity};
use super::path::EntryName;
use yaml_tree::{Node, canonical};

/// The criterion by which two entries are the same entry.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum EntryPairing {
    /// The identity from the schema, with equal identities numbered. A list with an entry that has no identity is
    /// treated as a single value. Used for changes that are applied elsewhere.
    Identity,
    /// Equal entries first, so that of two entries with the same identity the unchanged one is paired correctly;
    /// then by identity. Used for display.
    Equality,
    /// Like `Equality`; in addition, entries without an identity are paired by position if both lists have the same
    /// length: what is at the same position is the same entry, changed. Used for editing the text of a file, where
    /// the resulting values do not depend on the pairing.
    Place,
}

/// An entry in two states of its list, with its position there; at least one of the two is present.
#[derive(Debug, Clone)]
pub struct EntryPair<'n> {
    pub name: EntryName,
    pub old: Option<(usize, &'n Node)>,
    pub new: Option<(usize, &'n Node)>,
}

/// The entries of two lists whose `x-identity` is `keys`: those of the old list in its order, then the new ones.
/// `None` if the lists have to be treated as single values.
#[must_use]
pub fn pair_entries<'n>(
    pairing: EntryPairing,
    keys: &[String],
    old: &'n Node,
    new: &'n Node,
) -> Option<Vec<EntryPair<'n>>> {
    match pairing {
        EntryPairing::Identity => {
            let (old, new) =
                (NamedEntries::of_identities(keys, old)?, NamedEntries::of_identities(keys, new)?);
            Some(by_name(&old, &new))
        }
        EntryPairing::Equality => Some(by_equality(keys, old.items(), new.items())),
        EntryPairing::Place => {
            let pairs = by_equality(keys, old.items(), new.items());
            Some(if old.items().len() == new.items().len() { by_place(pairs) } else { pairs })
        }
    }
}

/// Whether the entries in both lists differ in their relative order.
#[must_use]
pub fn is_reordered(pairs: &[EntryPair<'_>]) -> bool {
    let positions = pairs.iter().filter_map(|pair| Some((pair.old?.0, pair.new?.0)));
    !positions.is_sorted_by_key(|(_, new)| new)
}

fn by_name<'n>(old: &NamedEntries<'n>, new: &NamedEntries<'n>) -> Vec<EntryPair<'n>> {
    let of_old = old.names.iter();
    let names = of_old.chain(new.names.iter().filter(|name| !old.has(name)));
    let position =
        |list: &NamedEntries<'n>, name: &EntryName| list.position(name).zip(list.get(name));
    let pair = |name: &EntryName| EntryPair {
        name: name.clone(),
        old: position(old, name),
        new: position(new, name),
    };
    names.map(pair).collect()
}

fn by_equality<'n>(keys: &[String], old: &'n [Node], new: &'n [Node]) -> Vec<EntryPair<'n>> {
    let identities = |list: &[Node]| list.iter().map(|node| entry_identity(keys, node)).collect();
    let texts = |list: &[Node]| list.iter().map(|node| Some(canonical(node))).collect();
    let mut matching = PlaceMatching::new(old.len(), new.len());
    matching.add(&texts(old), &texts(new));
    let (of_old, of_new): (Vec<_>, Vec<_>) = (identities(old), identities(new));
    matching.add(&of_old, &of_new);
    let name = |identity: &Option<String>| {
        let named = identity.clone().map(|identity| EntryName::Identity(identity, 0));
        named.unwrap_or(EntryName::Unnamed)
    };
    let is_taken = matching.new_is_taken;
    let kept = old.iter().zip(&of_old).enumerate().zip(matching.of_old).map(
        |((at, (node, identity)), partner)| EntryPair {
            name: name(identity),
            old: Some((at, node)),
            new: partner.and_then(|partner| Some((partner, new.get(partner)?))),
        },
    );
    let added = new.iter().zip(&of_new).enumerate().zip(is_taken).filter(|(_, taken)| !taken);
    let added = added.map(|((at, (node, identity)), _)| EntryPair {
        name: name(identity),
        old: None,
        new: Some((at, node)),
    });
    kept.chain(added).collect()
}

/// Pairs a removed and an added entry at the same position if neither has a name, unless this would reorder the
/// list.
fn by_place(pairs: Vec<EntryPair<'_>>) -> Vec<EntryPair<'_>> {
    let is_unpaired = |pair: &&EntryPair<'_>| {
        pair.name == EntryName::Unnamed && (pair.old.is_none() || pair.new.is_none())
    };
    let added = pairs.iter().filter(is_unpaired).filter_map(|pair| pair.new);
    let added: HashMap<usize, _> = added.collect();
    let removed = pairs.iter().filter(is_unpaired).filter_map(|pair| Some(pair.old?.0));
    let removed: HashSet<usize> = removed.collect();
    let joined = pairs.iter().filter_map(|pair| match (pair.old, pair.new) {
        (Some((at, _)), None) if removed.contains(&at) => {
            Some(EntryPair { new: added.get(&at).map(|node| (at, *node)), ..pair.clone() })
        }
        (None, Some((at, _))) if added.contains_key(&at) && removed.contains(&at) => None,
        _ => Some(pair.clone()),
    });
    let joined: Vec<_> = joined.collect();
    if is_reordered(&joined) { pairs } else { joined }
}

/// For each position in the old list, the matching position in the new list.
struct PlaceMatching {
    of_old: Vec<Option<usize>>,
    new_is_taken: Vec<bool>,
}

impl PlaceMatching {
    fn new(old: usize, new: usize) -> Self {
        PlaceMatching { of_old: vec![None; old], new_is_taken: vec![false; new] }
    }

    /// Matches entries that are still unmatched and have the same key; if there are several, in list order.
    fn add(&mut self, old: &Vec<Option<String>>, new: &[Option<String>]) {
        let mut free: HashMap<&str, VecDeque<usize>> = HashMap::new();
        for (at, text) in new.iter().enumerate().filter(|(at, _)| !self.new_is_taken[*at]) {
            if let Some(text) = text {
                free.entry(text).or_default().push_back(at);
            }
        }
        for (partner, text) in
            self.of_old.iter_mut().zip(old).filter(|(partner, _)| partner.is_none())
        {
            *partner = text.as_deref().and_then(|text| free.get_mut(text)?.pop_front());
            if let Some(at) = *partner {
                self.new_is_taken[at] = true;
            }
        }
    }
}
