//! JSON Schemas of what the verbs print for programs.

/// Of `ozg lint --format json`.
pub const LINT: &str = include_str!("output_schema/lint.schema.json");
/// Of `ozg diff --format json`.
pub const DIFF: &str = include_str!("output_schema/diff.schema.json");
