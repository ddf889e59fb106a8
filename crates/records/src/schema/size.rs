//! The size of a schema with its references followed: a few lines that reference one another can describe more
//! than any machine can hold or check.

use std::collections::{BTreeMap, HashMap};

use serde_json::Value as JsonValue;

use super::keywords::address;

/// Maximum number of values in a schema with all references followed; a real one has a few thousand.
pub(super) const MAX_SIZE: usize = 100_000;

/// Maximum nesting depth of values and references.
const MAX_DEPTH: usize = 400;

/// Measures schemas; each target of a reference is measured only once.
pub(super) struct SchemaSizer<'a> {
    sources: &'a BTreeMap<String, JsonValue>,
    /// `None` while a target is being measured: a reference to it closes a cycle.
    known: HashMap<(String, String), Option<usize>>,
}

impl<'a> SchemaSizer<'a> {
    pub(super) fn new(sources: &'a BTreeMap<String, JsonValue>) -> Self {
        SchemaSizer { sources, known: HashMap::new() }
    }

    pub(super) fn size(&mut self, file: &str, schema: &JsonValue) -> usize {
        self.measure(file, schema, 0)
    }

    fn measure(&mut self, file: &str, value: &JsonValue, depth: usize) -> usize {
        if depth > MAX_DEPTH {
            return usize::MAX;
        }
        let add = |sum: usize, part: usize| sum.saturating_add(part);
        match value {
            JsonValue::Array(items) => {
                items.iter().map(|item| self.measure(file, item, depth + 1)).fold(1, add)
            }
            JsonValue::Object(members) => {
                let own =
                    members.values().map(|item| self.measure(file, item, depth + 1)).fold(1, add);
                match members.get("$ref") {
                    Some(JsonValue::String(reference)) => {
                        add(own, self.target(file, reference, depth + 1))
                    }
                    _ => own,
                }
            }
            _ => 1,
        }
    }

    fn target(&mut self, file: &str, reference: &str, depth: usize) -> usize {
        let key = address(file, reference);
        if let Some(known) = self.known.get(&key) {
            return known.unwrap_or(1);
        }
        let sources = self.sources;
        let Some(target) = sources.get(&key.0).and_then(|source| source.pointer(&key.1)) else {
            return 1;
        };
        self.known.insert(key.clone(), None);
        let size = self.measure(&key.0, target, depth);
        self.known.insert(key, Some(size));
        size
    }
}
