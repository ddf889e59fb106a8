//! Who refers to a record: an index, made only for a question that goes back.

use std::collections::HashMap;

use super::view::Spot;
use records::dataset::{Dataset, Wanted};
use records::schema::Field;
use yaml_tree::Node;

/// A step back, to the records of a kind or to the entries in them.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub(super) struct Back {
    /// The kind that refers; alone in its list.
    kind: Vec<String>,
    /// The keys to each field that refers.
    pub vias: Vec<Vec<String>>,
    /// How many of the keys lead to the entry that is meant; none for the record itself.
    pub to_entry: usize,
}

impl Back {
    pub(super) fn new(kind: &str, vias: Vec<Vec<String>>) -> Self {
        Back { kind: vec![kind.to_owned()], vias, to_entry: 0 }
    }

    pub(super) fn records(&self) -> &[String] {
        if self.to_entry == 0 { &self.kind } else { &[] }
    }

    pub(super) fn want(&self, wanted: &mut Wanted) {
        for kind in &self.kind {
            self.vias.iter().filter_map(|via| via.first()).for_each(|key| wanted.add(kind, key));
        }
    }
}

/// For each step back: what refers, by the id it refers to.
pub(super) struct Referrers<'d> {
    by_back: HashMap<Back, HashMap<&'d str, Vec<Spot<'d>>>>,
}

impl<'d> Referrers<'d> {
    pub(super) fn new<'b>(dataset: &'d Dataset, backs: impl Iterator<Item = &'b Back>) -> Self {
        let mut by_back = HashMap::new();
        for back in backs {
            by_back.entry(back.clone()).or_insert_with(|| index(dataset, back));
        }
        Referrers { by_back }
    }

    pub(super) fn to(&self, back: &Back, id: &str) -> Vec<Spot<'d>> {
        self.by_back.get(back).and_then(|by_id| by_id.get(id)).cloned().unwrap_or_default()
    }
}

fn index<'d>(dataset: &'d Dataset, back: &Back) -> HashMap<&'d str, Vec<Spot<'d>>> {
    let mut by_id: HashMap<&str, Vec<Spot<'_>>> = HashMap::new();
    for record in back.kind.iter().flat_map(|kind| dataset.of(kind)) {
        for via in &back.vias {
            let (to_entry, to_id) = via.split_at(back.to_entry);
            let entries = match to_entry {
                [] => vec![Spot::Record(record)],
                keys => record.root.below(keys).into_iter().map(Spot::Entry).collect(),
            };
            for entry in entries {
                for id in entry.node().below(to_id).into_iter().filter_map(Node::as_str) {
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

/// The keys to each field below this one that names records of one of the kinds.
pub(super) fn vias(field: &Field, kinds: &[String]) -> Vec<Vec<String>> {
    let mut found = Vec::new();
    for child in field.children() {
        let refers = child.item().reference.iter().any(|kind| kinds.contains(kind));
        let below = if refers { vec![Vec::new()] } else { vias(child, kinds) };
        found.extend(below.into_iter().map(|keys| [vec![child.name.clone()], keys].concat()));
    }
    found
}
