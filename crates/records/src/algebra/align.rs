//! Matching the keys of mappings and the entries of lists across states of a record.

use std::borrow::Cow;
use std::collections::HashMap;

use super::path::{EntryName, RecordPathStep};
use crate::schema::{Field, identity};
use yaml_tree::{Mapping, Node, canonical};

/// A mapping with an index, so that a key is looked up in constant time.
pub struct KeyIndex<'n> {
    by_key: HashMap<&'n str, &'n Node>,
}

impl<'n> KeyIndex<'n> {
    #[must_use]
    pub fn new(mapping: Option<&'n Mapping>) -> Self {
        let entries = mapping.map(|mapping| mapping.entries.as_slice()).unwrap_or_default();
        KeyIndex { by_key: entries.iter().map(|entry| (entry.key.as_str(), &entry.node)).collect() }
    }

    #[must_use]
    pub fn get(&self, key: &str) -> Option<&'n Node> {
        self.by_key.get(key).copied()
    }
}

/// The entries of a list by names that are the same in all states of the list.
pub struct NamedEntries<'n> {
    pub names: Vec<EntryName>,
    nodes: Vec<&'n Node>,
    positions: HashMap<EntryName, usize>,
}

impl<'n> NamedEntries<'n> {
    /// The entries of a list whose `x-identity` is `keys`: named by identity, with equal identities numbered; by
    /// position if there is no `x-identity`. An entry without an identity is identified by its whole value.
    #[must_use]
    pub fn new(keys: &[String], list: Option<&'n Node>) -> Self {
        let nodes: Vec<&Node> = list.map(Node::items).unwrap_or_default().iter().collect();
        let mut counts: HashMap<String, usize> = HashMap::new();
        let name = |(position, node): (usize, &&Node)| {
            if keys.is_empty() {
                return EntryName::Position(position);
            }
            let identity = entry_identity(keys, node).unwrap_or_else(|| canonical(node));
            let count = counts.entry(identity.clone()).or_insert(0);
            *count += 1;
            EntryName::Identity(identity, *count - 1)
        };
        let names: Vec<_> = nodes.iter().enumerate().map(name).collect();
        let positions = names.iter().cloned().zip(0..).collect();
        NamedEntries { names, nodes, positions }
    }

    /// Like [`new`](Self::new), but `None` unless every entry of the list has an identity.
    #[must_use]
    pub fn of_identities(keys: &[String], list: &'n Node) -> Option<Self> {
        let is_named = |node: &Node| entry_identity(keys, node).is_some();
        (!keys.is_empty() && list.items().iter().all(is_named))
            .then(|| NamedEntries::new(keys, Some(list)))
    }

    #[must_use]
    pub fn position(&self, name: &EntryName) -> Option<usize> {
        self.positions.get(name).copied()
    }

    #[must_use]
    pub fn get(&self, name: &EntryName) -> Option<&'n Node> {
        self.nodes.get(self.position(name)?).copied()
    }

    #[must_use]
    pub fn has(&self, name: &EntryName) -> bool {
        self.positions.contains_key(name)
    }

    pub fn iter(&self) -> impl Iterator<Item = (&EntryName, &'n Node)> {
        self.names.iter().zip(self.nodes.iter().copied())
    }
}

/// The identity of an entry; `None` if it has none of the keys.
#[must_use]
pub fn entry_identity(keys: &[String], node: &Node) -> Option<String> {
    // `.` (the entry itself) identifies a scalar; for a mapping it would only test for equality.
    let of_mappings = keys.iter().filter(|key| *key != ".").cloned();
    let found = match node.as_mapping() {
        Some(_) => identity(&of_mappings.collect::<Vec<_>>(), node),
        None => identity(keys, node),
    };
    found.map(Cow::into_owned)
}

/// The value at the end of `steps`, starting from a value whose schema is `field`.
#[must_use]
pub fn node_at<'n>(
    field: Option<&Field>,
    node: &'n Node,
    steps: &[RecordPathStep],
) -> Option<&'n Node> {
    let mut at = (field, node);
    for step in steps {
        at = match step {
            RecordPathStep::Key(key) => (at.0.and_then(|field| field.child(key)), at.1.get(key)?),
            RecordPathStep::Entry(name) => {
                let (item, keys) = Field::of_entries(at.0);
                (item, NamedEntries::new(keys, Some(at.1)).get(name)?)
            }
        };
    }
    Some(at.1)
}
