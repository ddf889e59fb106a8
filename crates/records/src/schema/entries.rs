//! The entries of two states of a list, brought together.

use std::collections::{HashMap, VecDeque};

use super::identity;
use yaml_tree::{Node, canonical};

/// An entry with what it is matched by.
pub struct ListEntry<'n> {
    pub node: &'n Node,
    pub identity: Option<String>,
    /// Equal for equal values, and for them alone.
    pub canonical: String,
}

/// The places of an entry in the old list and in the new one; at least one is known.
pub type IndexPair = (Option<usize>, Option<usize>);

/// The entries of a list whose `x-identity` is `keys`.
#[must_use]
pub fn entries<'n>(keys: &[String], list: &'n Node) -> Vec<ListEntry<'n>> {
    // "The entry itself" names a text; of a mapping it says no more than that it is equal.
    let of_mappings: Vec<_> = keys.iter().filter(|key| *key != ".").cloned().collect();
    let entry = |node: &'n Node| {
        let keys = if node.as_mapping().is_some() { &of_mappings } else { keys };
        ListEntry { node, identity: identity(keys, node), canonical: canonical(node) }
    };
    list.items().iter().map(entry).collect()
}

/// Equal entries are matched first, so that of two with one identity the one that stayed is known;
/// then those of one identity. Both in the order of the lists, which is the same from either side.
#[must_use]
pub fn match_entries(old: &[ListEntry<'_>], new: &[ListEntry<'_>]) -> Vec<IndexPair> {
    let mut matched =
        EntryMatching { of_old: vec![None; old.len()], new_is_taken: vec![false; new.len()] };
    matched.by(old, new, |entry| Some(entry.canonical.as_str()));
    matched.by(old, new, |entry| entry.identity.as_deref());
    let added = matched.new_is_taken.iter().enumerate().filter(|(_, taken)| !**taken);
    let added: Vec<IndexPair> = added.map(|(at, _)| (None, Some(at))).collect();
    let kept = matched.of_old.into_iter().enumerate().map(|(at, partner)| (Some(at), partner));
    kept.chain(added).collect()
}

struct EntryMatching {
    of_old: Vec<Option<usize>>,
    new_is_taken: Vec<bool>,
}

impl EntryMatching {
    fn by<'e>(
        &mut self,
        old: &'e [ListEntry<'_>],
        new: &'e [ListEntry<'_>],
        key: impl Fn(&'e ListEntry<'_>) -> Option<&'e str>,
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
