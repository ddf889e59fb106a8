//! How similar two records are.

use std::collections::HashMap;

use file_tree::Candidates;
use records::record::Record;
use yaml_tree::{Node, Value, canonical};

/// Share of their values that two records must have in common to be taken for the same record.
const ALIKE: f64 = 0.6;

/// The values of a record with the fields they are in, each with its length: a long description identifies a record
/// better than a word from a list.
type LeafWeights = HashMap<String, usize>;

/// Indices of an old and a new record that are similar, the most similar first; ties are in the order of the ids, which
/// is the same from either side.
pub(super) fn similar_pairs(old: &[&Record], new: &[&Record]) -> Vec<(usize, usize)> {
    let (old_leaves, new_leaves) = (all_leaves(old), all_leaves(new));
    let candidates = Candidates::new(old.len(), new_leaves.iter().map(|leaves| leaves.keys()));
    let mut scored = Vec::new();
    for (at_old, old) in old_leaves.iter().enumerate() {
        for at_new in candidates.of(old.iter().map(|(leaf, &length)| (leaf, length))) {
            let score = new_leaves.get(at_new).and_then(|new| similarity(old, new));
            scored.extend(score.map(|score| (score, at_old, at_new)));
        }
    }
    let ids = |&(_, at_old, at_new): &(f64, usize, usize)| {
        let (one, other) = (old.get(at_old).map(|it| &it.id), new.get(at_new).map(|it| &it.id));
        (one.min(other), one.max(other))
    };
    scored.sort_by(|a, b| b.0.total_cmp(&a.0).then_with(|| ids(a).cmp(&ids(b))));
    scored.into_iter().map(|(_, at_old, at_new)| (at_old, at_new)).collect()
}

fn all_leaves(records: &[&Record]) -> Vec<LeafWeights> {
    records.iter().map(|record| leaves(&record.root)).collect()
}

fn leaves(root: &Node) -> LeafWeights {
    let mut leaves = LeafWeights::new();
    collect(root, "", &mut leaves);
    leaves
}

fn collect(node: &Node, path: &str, leaves: &mut LeafWeights) {
    match &node.value {
        Value::Mapping(mapping) => {
            for entry in &mapping.entries {
                collect(&entry.node, &format!("{path}.{}", entry.key), leaves);
            }
        }
        Value::List(items) => items.iter().for_each(|item| collect(item, path, leaves)),
        _ => {
            let text = canonical(node);
            *leaves.entry(format!("{path}={text}")).or_default() += text.len();
        }
    }
}

/// From 0 to 1; none for records that are less alike than [`ALIKE`].
fn similarity(old: &LeafWeights, new: &LeafWeights) -> Option<f64> {
    let all: usize = old.values().chain(new.values()).sum();
    let shared: usize =
        old.iter().filter_map(|(leaf, &length)| Some(length.min(*new.get(leaf)?))).sum();
    let score = if all == 0 { 0.0 } else { 2.0 * shared as f64 / all as f64 };
    (score >= ALIKE).then_some(score)
}
