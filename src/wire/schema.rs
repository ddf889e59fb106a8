//! The JSON Schema of a shape.

use schemars::generate::SchemaSettings;
use schemars::transform::{RecursiveTransform, Transform};
use schemars::{JsonSchema, Schema};
use serde_json::{Map, Value, json};

use crate::render::json_pretty;

/// The keywords that come first, for human readers.
const FIRST: [&str; 3] = ["$schema", "title", "description"];

/// The schema of the printed output, not of what could be deserialized.
pub(crate) fn schema<T: JsonSchema>() -> String {
    let settings = SchemaSettings::draft2020_12().for_serialize();
    let mut schema = settings.into_generator().into_root_schema_for::<T>();
    RecursiveTransform(tidy).transform(&mut schema);
    json_pretty(schema.as_value())
}

fn tidy(schema: &mut Schema) {
    let Some(keywords) = schema.as_object_mut() else { return };
    // The number of bits that Rust uses for a number is not part of the shape.
    keywords.remove("format");
    without_null_for_absent(keywords);
    let first = FIRST.into_iter().filter_map(|name| keywords.remove_entry(name));
    let sorted: Map<_, _> = first.collect();
    let rest = std::mem::replace(keywords, sorted);
    keywords.extend(rest);
}

/// An optional property is either null or absent: one that may be absent is never null.
fn without_null_for_absent(keywords: &mut Map<String, Value>) {
    let required = keywords.get("required").cloned().unwrap_or_default();
    let is_required = |name: &str| {
        required.as_array().is_some_and(|required| required.iter().any(|one| one == name))
    };
    let Some(Value::Object(properties)) = keywords.get_mut("properties") else { return };
    for (name, property) in properties {
        if let Some(property) = property.as_object_mut()
            && !is_required(name)
        {
            without_null(property);
        }
    }
}

fn without_null(property: &mut Map<String, Value>) {
    if let Some(Value::Array(types)) = property.get_mut("type") {
        types.retain(|one| one != "null");
        if let [only] = types.as_slice() {
            let only = only.clone();
            property.insert("type".to_owned(), only);
        }
    }
    if let Some(Value::Array(choices)) = property.get_mut("anyOf") {
        choices.retain(|one| *one != json!({ "type": "null" }));
        if let [Value::Object(only)] = choices.as_slice() {
            let only = only.clone();
            property.remove("anyOf");
            property.extend(only);
        }
    }
}
