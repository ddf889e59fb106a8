//! The entries of two states of a list, brought together.

use std::collections::{HashMap, HashSet, VecDeque};

use super::align::{NamedEntries, entry_identity};
use super::path::EntryName;
use yaml_tree::{Node, canonical};

/// What says that two entries are the same one.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum EntryPairing {
    /// The identity of the schema, equal ones numbered. A list of which an entry has none is one value.
    /// For whatever is made again elsewhere.
    Identity,
    /// Equal entries first, so that of two with one identity the one that stayed is known; then the
    /// identity. For what is shown.
    Equality,
    /// The same, and where the schema tells entries apart by nothing, their place in lists of one length:
    /// what is changed there is the same entry. For the text of a file, whose values come out the same
    /// whatever is paired.
    Place,
}

/// An entry in two states of its list, with its place there; at least one is known.
#[derive(Debug, Clone)]
pub struct EntryPair<'n> {
    pub name: EntryName,
    pub old: Option<(usize, &'n Node)>,
    pub new: Option<(usize, &'n Node)>,
}

/// The entries of two lists whose `x-identity` is `keys`: those of the old list in its order, then those
/// that are new. None if the lists are to be taken as one value.
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

/// Whether the entries that both lists have follow one another differently.
#[must_use]
pub fn is_reordered(pairs: &[EntryPair<'_>]) -> bool {
    let places = pairs.iter().filter_map(|pair| Some((pair.old?.0, pair.new?.0)));
    !places.is_sorted_by_key(|(_, new)| new)
}

fn by_name<'n>(old: &NamedEntries<'n>, new: &NamedEntries<'n>) -> Vec<EntryPair<'n>> {
    let of_old = old.names.iter();
    let names = of_old.chain(new.names.iter().filter(|name| !old.has(name)));
    let place = |list: &NamedEntries<'n>, name: &EntryName| list.position(name).zip(list.get(name));
    let pair = |name: &EntryName| EntryPair {
        name: name.clone(),
        old: place(old, name),
        new: place(new, name),
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

/// Joins what went and what came at one place, where neither has a name; unless the order would suffer.
fn by_place(pairs: Vec<EntryPair<'_>>) -> Vec<EntryPair<'_>> {
    let is_alone = |pair: &&EntryPair<'_>| {
        pair.name == EntryName::Unnamed && (pair.old.is_none() || pair.new.is_none())
    };
    let added = pairs.iter().filter(is_alone).filter_map(|pair| pair.new);
    let added: HashMap<usize, _> = added.collect();
    let gone = pairs.iter().filter(is_alone).filter_map(|pair| Some(pair.old?.0));
    let gone: HashSet<usize> = gone.collect();
    let joined = pairs.iter().filter_map(|pair| match (pair.old, pair.new) {
        (Some((at, _)), None) if gone.contains(&at) => {
            Some(EntryPair { new: added.get(&at).map(|node| (at, *node)), ..pair.clone() })
        }
        (None, Some((at, _))) if added.contains_key(&at) && gone.contains(&at) => None,
        _ => Some(pair.clone()),
    });
    let joined: Vec<_> = joined.collect();
    if is_reordered(&joined) { pairs } else { joined }
}

/// Which place of the new list belongs to each of the old one.
struct PlaceMatching {
    of_old: Vec<Option<usize>>,
    new_is_taken: Vec<bool>,
}

impl PlaceMatching {
    fn new(old: usize, new: usize) -> Self {
        PlaceMatching { of_old: vec![None; old], new_is_taken: vec![false; new] }
    }

    /// Matches what is still alone and has the same text; of several, in the order of the lists.
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
