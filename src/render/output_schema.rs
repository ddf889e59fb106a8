//! JSON Schemas of what the verbs print for programs.

use serde_json::{Map, Value, json};

use super::json_pretty;

/// Of `ozg lint --format json`.
pub const LINT: &str = include_str!("output_schema/lint.schema.json");
/// Of `ozg diff --format json`.
pub const DIFF: &str = include_str!("output_schema/diff.schema.json");
/// Of `ozg blame --format json`.
pub const BLAME: &str = include_str!("output_schema/blame.schema.json");
/// Of `ozg diff --format patch`.
pub const PATCH: &str = include_str!("output_schema/patch.schema.json");

/// What a change in the log takes over from the schema of the diff.
const SHARED: [&str; 5] = ["severity", "name", "change", "meaning", "field"];

/// Of `ozg log --format json`, whose changes are those of a diff.
///
/// # Errors
/// If one of the schemas is no JSON.
pub fn log() -> serde_json::Result<String> {
    let mut log: Value = serde_json::from_str(include_str!("output_schema/log.schema.json"))?;
    let diff: Value = serde_json::from_str(DIFF)?;
    let shared = SHARED.map(|name| (name.to_owned(), diff["$defs"][name].clone()));
    log["$defs"] = json!(Map::from_iter(shared));
    Ok(json_pretty(&log))
}
