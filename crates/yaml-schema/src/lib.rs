//! Validates the tree of a YAML document against JSON Schemas, without a copy of it.
//!
//! A crate of its own, since the validator is compiled anew for our tree, which takes longer than all else that
//! uses it.

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

/// Bytes of a compiled pattern. What it costs to match a letter grows with them: a pattern of this size takes half a
/// second for a text of 50,000 letters that is made for it; one of 10 MiB, where the engine ends by itself, 20 s.
const MAX_PATTERN_BYTES: usize = 256 * 1024;

/// A compiled schema. JSON Schema 2020-12, with the format `teildatum`.
#[derive(Debug, Clone)]
pub struct NodeValidator(Validator<YamlInstance>);

impl NodeValidator {
    /// Of a schema that refers to no other.
    ///
    /// # Errors
    /// If it is no schema, or has a format or pattern that there is not.
    pub fn new(schema: &JsonValue) -> Result<Self, ValidationError<'static>> {
        options().build(schema).map(NodeValidator)
    }

    /// Of a schema at `uri` that refers to others in the registry.
    ///
    /// # Errors
    /// If it is no schema, has a format or pattern that there is not, or refers to what is not in the registry.
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

    /// Everything in which the value breaks the schema.
    #[must_use]
    pub fn errors<'n>(&'n self, node: &'n Node) -> Vec<ValidationError<'n>> {
        self.0.iter_errors(node).collect()
    }
}

/// Where a schema breaks the meta-schema of JSON Schema 2020-12. What has a plain value for each keyword is valid, and
/// nothing is compiled to tell.
#[must_use]
pub fn meta_errors(schema: &JsonValue) -> Vec<ValidationError<'static>> {
    if has_plain_values(schema) {
        return Vec::new();
    }
    let validator = jsonschema::draft202012::meta::validator();
    validator.iter_errors(schema).map(ValidationError::to_owned).collect()
}

/// Whether a format is checked.
#[must_use]
pub fn is_format(name: &str) -> bool {
    options().is_known_format(Draft::Draft202012, name)
}

/// Whether texts can be held against a pattern.
#[must_use]
pub fn is_pattern(text: &str) -> bool {
    let translated = jsonschema_regex::to_rust_regex(text);
    let compile = |text: &str| RegexBuilder::new(text).size_limit(MAX_PATTERN_BYTES).build();
    if translated.is_ok_and(|translated| compile(&translated).is_ok()) {
        return true;
    }
    // The validator counts letters for some that are too large to compile; to ask it costs a meta-schema.
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
