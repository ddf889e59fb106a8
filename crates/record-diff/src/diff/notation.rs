//! How two texts of the same values differ.

use super::change::FormattingChange;
use records::dataset::RecordDocument;
use yaml_tree::{Node, Value, comments};

pub(super) fn differing(old: &RecordDocument, new: &RecordDocument) -> Vec<FormattingChange> {
    let texts = |document: &RecordDocument| -> Vec<String> {
        comments(&document.source).into_iter().map(|comment| comment.text).collect()
    };
    let mut differs = Vec::new();
    if keys(&old.record.root) != keys(&new.record.root) {
        differs.push(FormattingChange::KeyOrder);
    }
    if texts(old) != texts(new) {
        differs.push(FormattingChange::Comments);
    }
    if differs.is_empty() {
        differs.push(FormattingChange::Style);
    }
    differs
}

/// All keys in the order of the file.
fn keys(node: &Node) -> Vec<&str> {
    match &node.value {
        Value::Mapping(mapping) => mapping
            .entries
            .iter()
            .flat_map(|entry| [vec![entry.key.as_str()], keys(&entry.node)].concat())
            .collect(),
        Value::List(items) => items.iter().flat_map(keys).collect(),
        _ => Vec::new(),
    }
}
