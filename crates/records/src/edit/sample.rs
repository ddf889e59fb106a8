//! A small schema for the tests of this module.

use std::collections::BTreeMap;
use std::sync::Arc;

use serde_json::json;

use crate::schema::{Kind, Schemas};

/// A kind with some typed fields, which also allows any others.
pub(super) fn kind() -> Arc<Kind> {
    let text = json!({ "title": "T" });
    let list = json!({ "title": "L", "type": "array", "items": { "title": "E" } });
    let part = json!({
        "title": "P", "type": "object", "properties": { "art": text, "wert": text, "zeit": text },
    });
    let parts = json!({ "title": "P", "type": "array", "items": part });
    let schema = json!({
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        "title": "S",
        "x-collection": "samples",
        "x-label": "name",
        "type": "object",
        "properties": {
            "name": text, "ziffer": { "title": "Z", "type": "number" }, "teil": part, "liste": list,
            "teile": parts,
        },
    });
    let sources = BTreeMap::from([("sample.schema.json".to_owned(), schema)]);
    let schemas = Schemas::compile(sources).expect("schemas");
    schemas.kind("sample").cloned().expect("a kind")
}
