//! Fields under a misspelt key: the rules of the domain see them under the intended key, so that none of them reports
//! the field as missing.

use crate::finding::Finding;
use records::record::Record;
use records::schema::{SchemaViolation, ViolationKind};
use yaml_tree::FieldPathSegment;
use yaml_tree::{Node, Value};

/// A field at the top of a record, under its intended key.
pub(super) struct MisspeltField {
    suggestion: String,
    node: Node,
}

pub(super) fn misspelt(record: &Record, violations: &[SchemaViolation]) -> Vec<MisspeltField> {
    let found = violations.iter().filter_map(|violation| match &violation.kind {
        ViolationKind::UnknownKey { key, suggestion: Some(suggestion) }
            if violation.path.is_root() =>
        {
            let node = record.root.get(key)?.clone();
            Some(MisspeltField { suggestion: suggestion.clone(), node })
        }
        _ => None,
    });
    found.filter(|field| record.root.get(&field.suggestion).is_none()).collect()
}

impl MisspeltField {
    pub(super) fn put_into(&self, record: &mut Record) {
        if let Value::Mapping(mapping) = &mut record.root.value {
            mapping.push(&self.suggestion, self.node.clone());
        }
    }

    /// Whether a finding is about the field, which has no location under this key.
    pub(super) fn is_place_of(&self, finding: &Finding) -> bool {
        let first = finding.location.field().and_then(|path| path.0.first());
        first.is_some_and(|key| *key == FieldPathSegment::Key(self.suggestion.as_str().into()))
    }
}
