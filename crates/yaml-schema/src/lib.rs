//! Validates the tree of a YAML document against JSON Schemas, without a copy of it.
//!
//! A crate of its own, since the validator is compiled anew for our tree, which takes longer than all else that
//! uses it.

mod instance;

use std::sync::Arc;

use jsonschema::{
    Draft, PatternOptions, Registry, Retrieve, ValidationError, ValidationOptions, Validator,
};
use serde_json::Value as JsonValue;

pub use instance::to_json;

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

fn options<'s>() -> ValidationOptions<'s, Arc<dyn Retrieve>, YamlInstance> {
    jsonschema::options_for::<YamlInstance>()
        .with_draft(Draft::Draft202012)
        .offline()
        .with_format("teildatum", |text: &str| PartialDate::parse(text).is_some())
        .should_validate_formats(true)
        .should_ignore_unknown_formats(false)
        .with_pattern_options(PatternOptions::regex().size_limit(MAX_PATTERN_BYTES))
}
