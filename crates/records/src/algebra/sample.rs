//! A kind shared by the tests of the algebra.

use std::collections::BTreeMap;
use std::sync::Arc;

use serde_json::json;

use crate::schema::{Kind, Schemas};

pub(super) fn kind() -> Arc<Kind> {
    let schema = json!({
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        "type": "object",
        "title": "T", "x-title-en": "T", "x-collection": "things", "x-label": "name",
        "properties": {
            "name": { "type": "string" },
            "leads": { "type": "array", "x-identity": ".", "items": { "type": "string" } },
            "steps": {
                "type": "array", "x-identity": "text",
                "items": { "type": "object", "properties": {
                    "day": { "type": "string" }, "text": { "type": "string" }
                } }
            },
            "sources": {
                "type": "array", "x-identity": ["url", "title"],
                "items": { "type": "object", "properties": {
                    "url": { "type": "string" }, "title": { "type": "string" }
                } }
            },
            "numbers": { "type": "array", "items": { "type": "integer" } }
        }
    });
    let schemas = Schemas::compile(BTreeMap::from([("thing.schema.json".to_owned(), schema)]));
    Arc::clone(schemas.expect("a schema").kind("thing").expect("the kind"))
}

/// A record with `count` keys unknown to the schema, `count` entries and `count` steps, each containing `word`.
pub(super) fn record(count: usize, word: &str) -> String {
    let keys: String = (0..count).map(|at| format!("key{at}: {word}\n")).collect();
    let entries: String = (0..count).map(|at| format!("- {word}{at}\n")).collect();
    let steps: String =
        (0..count).map(|at| format!("- day: {word}\n  text: step {at}\n")).collect();
    format!("{keys}leads:\n{entries}steps:\n{steps}")
}
