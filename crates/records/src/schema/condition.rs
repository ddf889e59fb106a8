//! What the `if` of a `then` or `else` depends on.

use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;

use jsonschema::ValidationError;
use serde_json::Value as JsonValue;

use super::keywords::address;
use super::violation::field_path;
use super::{SchemaViolation, ViolationKind};
use yaml_tree::{FieldPath, FieldPathSegment};

/// The schema files, to find the conditions on the path to an error.
#[derive(Clone)]
pub(super) struct ConditionFinder {
    pub sources: Arc<BTreeMap<String, JsonValue>>,
    /// The schema file of the kind.
    pub file: String,
}

/// An `if`, applied to a value of a record.
pub(super) struct SchemaCondition {
    at: FieldPath,
    looks: ConditionScope,
}

/// What a condition depends on.
#[derive(Default)]
struct ConditionScope {
    /// The keys of the mapping that it depends on.
    keys: BTreeSet<String>,
    /// Whether it depends on anything else.
    is_whole: bool,
}

/// Maximum nesting of subschemas and references that is followed; deeper ones count as depending on everything.
const MAX_DEPTH: usize = 24;

impl ConditionFinder {
    /// The conditions on the path through the schema to an error.
    pub(super) fn above(&self, error: &ValidationError<'_>) -> Vec<SchemaCondition> {
        let segments: Vec<_> =
            error.evaluation_path().as_str().split('/').skip(1).map(unescaped).collect();
        let instance = field_path(error);
        let mut found = Vec::new();
        let Some(mut schema) = self.sources.get(&self.file) else { return found };
        let (mut file, mut depth, mut at) = (self.file.clone(), 0, 0);
        while let Some(keyword) = segments.get(at) {
            if (keyword == "then" || keyword == "else")
                && let Some(condition) = schema.get("if")
            {
                let mut looks = ConditionScope::default();
                self.look(&file, condition, &mut looks, 0);
                let path = instance.0.get(..depth).unwrap_or_default().to_vec();
                found.push(SchemaCondition { at: FieldPath(path), looks });
            }
            let (steps, goes_down) = steps(keyword);
            let next = if keyword == "$ref" {
                let target = self.target(&file, schema);
                target.map(|(home, target)| {
                    file = home;
                    target
                })
            } else {
                let keys = segments.get(at..at + steps).unwrap_or_default();
                keys.iter().try_fold(schema, |schema, key| match schema {
                    JsonValue::Array(items) => items.get(key.parse::<usize>().ok()?),
                    _ => schema.get(key),
                })
            };
            let Some(next) = next else { return found };
            schema = next;
            at += steps;
            depth += usize::from(goes_down);
        }
        found
    }

    fn target<'s>(&'s self, file: &str, schema: &JsonValue) -> Option<(String, &'s JsonValue)> {
        let (home, pointer) = address(file, schema.get("$ref")?.as_str()?);
        let target = self.sources.get(&home)?.pointer(&pointer)?;
        Some((home, target))
    }

    fn look(&self, file: &str, schema: &JsonValue, looks: &mut ConditionScope, depth: usize) {
        let JsonValue::Object(members) = schema else { return };
        if depth > MAX_DEPTH {
            looks.is_whole = true;
            return;
        }
        for (key, value) in members {
            match key.as_str() {
                "properties" | "dependentSchemas" => {
                    looks.keys.extend(
                        value.as_object().into_iter().flatten().map(|(key, _)| key.clone()),
                    );
                }
                "required" => {
                    let names = value.as_array().into_iter().flatten();
                    looks.keys.extend(names.filter_map(|name| name.as_str().map(str::to_owned)));
                }
                "allOf" | "anyOf" | "oneOf" => {
                    let schemas = value.as_array().into_iter().flatten();
                    schemas.for_each(|schema| self.look(file, schema, looks, depth + 1));
                }
                "not" | "if" | "then" | "else" => self.look(file, value, looks, depth + 1),
                "$ref" => match self.target(file, schema) {
                    Some((home, target)) => self.look(&home, target, looks, depth + 1),
                    None => looks.is_whole = true,
                },
                "type" | "title" | "description" | "$comment" => {}
                _ => looks.is_whole = true,
            }
        }
    }
}

impl SchemaCondition {
    pub(super) fn looks_at(&self, fault: &SchemaViolation) -> bool {
        let Some(rest) = fault.path.0.strip_prefix(self.at.0.as_slice()) else {
            // If a value around the condition is invalid, none of the fields of the condition is at fault.
            return false;
        };
        let has = |key: &str| self.looks.keys.contains(key);
        let by_key = match (&fault.kind, rest.first()) {
            (ViolationKind::MissingKey { keys }, None) => keys.iter().any(|key| has(key)),
            (ViolationKind::UnknownKey { suggestion, .. }, None) => {
                suggestion.as_deref().is_some_and(has)
            }
            (_, Some(FieldPathSegment::Key(key))) => has(key),
            _ => self.looks.is_whole,
        };
        by_key || (self.looks.is_whole && !rest.is_empty())
    }
}

/// The number of path segments a keyword takes up, and whether it leads into the value.
fn steps(keyword: &str) -> (usize, bool) {
    match keyword {
        "properties" | "patternProperties" | "prefixItems" => (2, true),
        "items"
        | "additionalProperties"
        | "unevaluatedProperties"
        | "unevaluatedItems"
        | "contains" => (1, true),
        "allOf" | "anyOf" | "oneOf" | "dependentSchemas" => (2, false),
        _ => (1, false),
    }
}

fn unescaped(segment: &str) -> String {
    segment.replace("~1", "/").replace("~0", "~")
}
