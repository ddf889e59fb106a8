//! Fields under a misspelt key: the rules of the domain see them under the key that was meant, so that
//! none of them tells that the field is missing.

use crate::finding::Finding;
use records::record::Record;
use records::schema::{Fault, Violation};
use yaml_tree::Segment;
use yaml_tree::{Node, Value};

/// A field at the top of a record, as it was meant.
pub(super) struct Misspelt {
    meant: String,
    node: Node,
}

pub(super) fn misspelt(record: &Record, violations: &[Violation]) -> Vec<Misspelt> {
    let found = violations.iter().filter_map(|violation| match &violation.fault {
        Fault::UnknownKey { key, meant: Some(meant) } if violation.path.is_root() => {
            let node = record.root.get(key)?.clone();
            Some(Misspelt { meant: meant.clone(), node })
        }
        _ => None,
    });
    found.filter(|field| record.root.get(&field.meant).is_none()).collect()
}

impl Misspelt {
    pub(super) fn put_into(&self, record: &mut Record) {
        if let Value::Mapping(mapping) = &mut record.root.value {
            mapping.push(&self.meant, self.node.clone());
        }
    }

    /// Whether a finding is about the field, which has no place under this name.
    pub(super) fn is_place_of(&self, finding: &Finding) -> bool {
        let first = finding.location.field().and_then(|path| path.0.first());
        first.is_some_and(|key| *key == Segment::Key(self.meant.clone()))
    }
}
