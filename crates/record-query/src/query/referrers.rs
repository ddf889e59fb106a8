//! An index of what references a record, built only for queries with a step back.

use std::collections::HashMap;

use super::view::Position;
use records::dataset::{Dataset, Projection};
use records::schema::Field;
use yaml_tree::Node;

/// A key on the path to a field that references.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub(super) enum ReferenceKey {
    Named(String),
    /// Any key except these, which have fields of their own.
    Other(Vec<String>),
}

impl ReferenceKey {
    pub(super) fn name(&self) -> Option<&str> {
        match self {
            ReferenceKey::Named(name) => Some(name),
            ReferenceKey::Other(_) => None,
        }
    }

    /// The values of the key in a mapping; for lists, their items.
    fn values<'n>(&self, node: &'n Node) -> Vec<&'n Node> {
        let values: Vec<_> = match self {
            ReferenceKey::Named(name) => node.get(name).into_iter().collect(),
            ReferenceKey::Other(names) => {
                let entries = node.as_mapping().into_iter().flat_map(|mapping| &mapping.entries);
                let others = entries.filter(|entry| !names.iter().any(|name| entry.key == *name));
                others.map(|entry| &entry.node).collect()
            }
        };
        values.into_iter().flat_map(Node::entries).collect()
    }
}

/// The values at a path of keys.
fn below<'n>(node: &'n Node, keys: &[ReferenceKey]) -> Vec<&'n Node> {
    keys.iter().fold(vec![node], |nodes, key| {
        nodes.into_iter().flat_map(|node| key.values(node)).collect()
    })
}

/// A step back, to the records of a kind or to entries in them.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub(super) struct ReferrerStep {
    /// The kind that references; a list with a single element.
    kind: Vec<String>,
    /// The keys to each field that references.
    pub reference_paths: Vec<Vec<ReferenceKey>>,
    /// How many of the keys lead to the requested entry; 0 for the record itself.
    pub to_entry: usize,
}

impl ReferrerStep {
    pub(super) fn new(kind: &str, reference_paths: Vec<Vec<ReferenceKey>>) -> Self {
        ReferrerStep { kind: vec![kind.to_owned()], reference_paths, to_entry: 0 }
    }

    pub(super) fn records(&self) -> &[String] {
        if self.to_entry == 0 { &self.kind } else { &[] }
    }

    pub(super) fn add_to_projection(&self, projection: &mut Projection) {
        for kind in &self.kind {
            for key in self.reference_paths.iter().filter_map(|path| path.first()) {
                match key {
                    ReferenceKey::Named(name) => projection.add(kind, name),
                    ReferenceKey::Other(_) => projection.add_unnamed(kind),
                }
            }
        }
    }
}

/// For each step back: what references a record, by the id of that record.
pub(super) struct ReferrerIndex<'d> {
    by_step: HashMap<ReferrerStep, HashMap<&'d str, Vec<Position<'d>>>>,
}

impl<'d> ReferrerIndex<'d> {
    pub(super) fn new<'b>(
        dataset: &'d Dataset,
        referrer_steps: impl Iterator<Item = &'b ReferrerStep>,
    ) -> Self {
        let mut by_step = HashMap::new();
        for back in referrer_steps {
            by_step.entry(back.clone()).or_insert_with(|| index(dataset, back));
        }
        ReferrerIndex { by_step }
    }

    pub(super) fn to(&self, back: &ReferrerStep, id: &str) -> Vec<Position<'d>> {
        self.by_step.get(back).and_then(|by_id| by_id.get(id)).cloned().unwrap_or_default()
    }
}

fn index<'d>(dataset: &'d Dataset, back: &ReferrerStep) -> HashMap<&'d str, Vec<Position<'d>>> {
    let mut by_id: HashMap<&str, Vec<Position<'_>>> = HashMap::new();
    for record in back.kind.iter().flat_map(|kind| dataset.of(kind)) {
        for path in &back.reference_paths {
            let (to_entry, to_id) = path.split_at(back.to_entry);
            let entries = match to_entry {
                [] => vec![Position::Record(record)],
                keys => below(&record.root, keys).into_iter().map(Position::Entry).collect(),
            };
            for entry in entries {
                for id in below(entry.node(), to_id).into_iter().filter_map(Node::as_str) {
                    let known = by_id.entry(id).or_default();
                    if !known.last().is_some_and(|last| last.is(entry)) {
                        known.push(entry);
                    }
                }
            }
        }
    }
    by_id
}

/// The keys to each field below this one that references records of one of the kinds.
pub(super) fn reference_paths(field: &Field, kinds: &[String]) -> Vec<Vec<ReferenceKey>> {
    let names: Vec<_> = field.children().iter().map(|child| child.name.clone()).collect();
    let named = field.children().iter().map(|child| {
        let key = ReferenceKey::Named(child.name.clone());
        (key, child)
    });
    let other = field.unnamed_children().map(|child| (ReferenceKey::Other(names.clone()), child));
    let mut found = Vec::new();
    for (key, child) in named.chain(other) {
        let refers = child.item().reference.iter().any(|kind| kinds.contains(kind));
        let below = if refers { vec![Vec::new()] } else { reference_paths(child, kinds) };
        let paths = below.into_iter().map(|keys| [vec![key.clone()], keys].concat());
        // If several patterns lead to the same path, it is kept only once.
        found.extend(paths.filter(|path| !found.contains(path)).collect::<Vec<_>>());
    }
    found
}
