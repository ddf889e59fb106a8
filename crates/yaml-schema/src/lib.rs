//! Validates the tree of a YAML document against JSON Schemas, without copying it.
//!
//! A separate crate, since the generic code of the validator is compiled for our tree type, which takes longer than
//! compiling everything that uses it.

mod instance;
mod keyword;

use std::sync::Arc;

use jsonschema::{
    Draft, PatternOptions, Registry, Retrieve, ValidationError, ValidationOptions, Validator,
};
use regex::RegexBuilder;
use serde_json::{Value as JsonValue, json};

pub use instance::to_json;
pub use keyword::{KEYWORDS, KeywordValue, has_plain_values, keyword_value};

use instance::YamlInstance;
use messages::PartialDate;
use yaml_tree::Node;

/// Maximum size of a compiled pattern, in bytes. Matching time per character grows with it: a pattern of this size
/// takes half a second for a worst-case text of 50,000 characters; one of 10 MiB, the default limit of the engine,
/// 20 s.
const MAX_PATTERN_BYTES: usize = 256 * 1024;

/// A compiled schema. JSON Schema 2020-12, with the format `teildatum`.
#[derive(Debug, Clone)]
pub struct NodeValidator(Validator<YamlInstance>);

impl NodeValidator {
    /// Compiles a schema that refers to no other schema.
    ///
    /// # Errors
    /// If the schema is invalid, or uses an unknown format or an invalid pattern.
    pub fn new(schema: &JsonValue) -> Result<Self, ValidationError<'static>> {
        options().build(schema).map(NodeValidator)
    }

    /// Compiles a schema at `uri` that refers to others in the registry.
    ///
    /// # Errors
    /// If the schema is invalid, uses an unknown format or an invalid pattern, or refers to a schema that is not in
    /// the registry.
    pub fn in_registry(
        schema: &JsonValue,
        uri: String,
        registry: &Registry<'_>,
    ) -> Result<Self, ValidationError<'static>> {
        options().with_registry(registry).with_base_uri(uri).build(schema).map(NodeValidator)
    }

    #[must_use]
    pub fn is_valid(&self, node: &Node) -> bool {
        self.0.is_valid(node)
    }

    /// All violations of the schema by the value.
    #[must_use]
    pub fn errors<'n>(&'n self, node: &'n Node) -> Vec<ValidationError<'n>> {
        self.0.iter_errors(node).collect()
    }
}

/// Compiles the meta-schema, which the first validator needs. To be called where a thread is idle.
pub fn warm_up() {
    let _ = jsonschema::draft202012::meta::validator();
}

/// All violations of the meta-schema of JSON Schema 2020-12 by a schema. If every keyword has a plain value, the
/// schema is valid and the meta-schema is not compiled.
#[must_use]
pub fn meta_errors(schema: &JsonValue) -> Vec<ValidationError<'static>> {
    if has_plain_values(schema) {
        return Vec::new();
    }
    let validator = jsonschema::draft202012::meta::validator();
    validator.iter_errors(schema).map(ValidationError::to_owned).collect()
}

/// Whether the validator knows a format.
#[must_use]
pub fn is_format(name: &str) -> bool {
    options().is_known_format(Draft::Draft202012, name)
}

/// Whether the validator accepts a pattern.
#[must_use]
pub fn is_pattern(text: &str) -> bool {
    let translated = jsonschema_regex::to_rust_regex(text);
    let compile = |text: &str| RegexBuilder::new(text).size_limit(MAX_PATTERN_BYTES).build();
    if translated.is_ok_and(|translated| compile(&translated).is_ok()) {
        return true;
    }
    // Some patterns too large to compile are accepted by the validator, which counts characters instead; asking it
    // costs compiling a meta-schema.
    NodeValidator::new(&json!({ "pattern": text })).is_ok()
}

fn options<'s>() -> ValidationOptions<'s, Arc<dyn Retrieve>, YamlInstance> {
    jsonschema::options_for::<YamlInstance>()
        .with_draft(Draft::Draft202012)
        .offline()
        .with_format("teildatum", |text: &str| PartialDate::parse(text).is_some())
        .should_validate_formats(true)
        .should_ignore_unknown_formats(false)
        .with_pattern_options(PatternOptions::regex().size_limit(MAX_PATTERN_BYTES))
}
