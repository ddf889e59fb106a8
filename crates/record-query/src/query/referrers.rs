//! Who refers to a record: an index, made only for a question that goes back.

use std::collections::HashMap;

use super::view::Position;
use records::dataset::{Dataset, Projection};
use records::schema::Field;
use yaml_tree::Node;

/// A step back, to the records of a kind or to the entries in them.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub(super) struct ReferrerStep {
    /// The kind that refers; alone in its list.
    kind: Vec<String>,
    /// The keys to each field that refers.
    pub reference_paths: Vec<Vec<String>>,
    /// How many of the keys lead to the entry that is meant; none for the record itself.
    pub to_entry: usize,
}

impl ReferrerStep {
    pub(super) fn new(kind: &str, reference_paths: Vec<Vec<String>>) -> Self {
        ReferrerStep { kind: vec![kind.to_owned()], reference_paths, to_entry: 0 }
    }

    pub(super) fn records(&self) -> &[String] {
        if self.to_entry == 0 { &self.kind } else { &[] }
    }

    pub(super) fn add_to_projection(&self, projection: &mut Projection) {
        for kind in &self.kind {
            self.reference_paths
                .iter()
                .filter_map(|path| path.first())
                .for_each(|key| projection.add(kind, key));
        }
    }
}

/// For each step back: what refers, by the id it refers to.
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
                keys => record.root.below(keys).into_iter().map(Position::Entry).collect(),
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
pub(super) fn reference_paths(field: &Field, kinds: &[String]) -> Vec<Vec<String>> {
    let mut found = Vec::new();
    for child in field.children() {
        let refers = child.item().reference.iter().any(|kind| kinds.contains(kind));
        let below = if refers { vec![Vec::new()] } else { reference_paths(child, kinds) };
        found.extend(below.into_iter().map(|keys| [vec![child.name.clone()], keys].concat()));
    }
    found
}
