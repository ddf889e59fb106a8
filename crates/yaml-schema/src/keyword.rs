//! The keywords of JSON Schema 2020-12 and the types of their values. They suffice to accept most schemas without
//! the meta-schema, which takes longer to compile than all schemas of a dataset take to read.

use std::collections::HashSet;

use serde_json::Value as JsonValue;

/// The type of a keyword's value.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum KeywordValue {
    Schema,
    /// A non-empty list of schemas.
    SchemaList,
    SchemaMap,
    Any,
    List,
    Boolean,
    Text,
    /// The ID of a schema resource: a URI without a fragment.
    Id,
    /// A non-negative integer.
    Count,
    Number,
    /// A number greater than 0.
    Positive,
    /// Unique field names.
    Names,
    /// For each of some field names, other field names.
    NamesMap,
    /// One type name, or a list of unique ones.
    Types,
    /// Booleans by the URI of a vocabulary.
    Vocabulary,
}

use KeywordValue::{
    Any, Boolean, Count, Id, List, Names, NamesMap, Number, Positive, Schema, SchemaList,
    SchemaMap, Text, Types, Vocabulary,
};

/// The supported keywords with the values that the meta-schema demands of them, in alphabetical order.
pub const KEYWORDS: [(&str, KeywordValue); 55] = [
    ("$comment", Text),
    ("$defs", SchemaMap),
    ("$id", Id),
    ("$ref", Text),
    ("$schema", Text),
    ("$vocabulary", Vocabulary),
    ("additionalProperties", Schema),
    ("allOf", SchemaList),
    ("anyOf", SchemaList),
    ("const", Any),
    ("contains", Schema),
    ("contentEncoding", Text),
    ("contentMediaType", Text),
    ("contentSchema", Schema),
    ("default", Any),
    ("definitions", SchemaMap),
    ("dependentRequired", NamesMap),
    ("dependentSchemas", SchemaMap),
    ("deprecated", Boolean),
    ("description", Text),
    ("else", Schema),
    ("enum", List),
    ("examples", List),
    ("exclusiveMaximum", Number),
    ("exclusiveMinimum", Number),
    ("format", Text),
    ("if", Schema),
    ("items", Schema),
    ("maxContains", Count),
    ("maxItems", Count),
    ("maxLength", Count),
    ("maxProperties", Count),
    ("maximum", Number),
    ("minContains", Count),
    ("minItems", Count),
    ("minLength", Count),
    ("minProperties", Count),
    ("minimum", Number),
    ("multipleOf", Positive),
    ("not", Schema),
    ("oneOf", SchemaList),
    ("pattern", Text),
    ("patternProperties", SchemaMap),
    ("prefixItems", SchemaList),
    ("properties", SchemaMap),
    ("propertyNames", Schema),
    ("readOnly", Boolean),
    ("required", Names),
    ("then", Schema),
    ("title", Text),
    ("type", Types),
    ("unevaluatedItems", Schema),
    ("unevaluatedProperties", Schema),
    ("uniqueItems", Boolean),
    ("writeOnly", Boolean),
];

const TYPES: [&str; 7] = ["array", "boolean", "integer", "null", "number", "object", "string"];

/// The value type of a keyword; `None` if there is no such keyword.
#[must_use]
pub fn keyword_value(name: &str) -> Option<KeywordValue> {
    let at = KEYWORDS.binary_search_by(|(keyword, _)| (*keyword).cmp(name)).ok()?;
    KEYWORDS.get(at).map(|(_, value)| *value)
}

/// Whether the value of every keyword in a schema is certainly valid according to the meta-schema. Unusual values
/// (`2.0` as a count) and keywords that are not supported but that the meta-schema also knows (`$anchor`,
/// `dependencies`) are left to the meta-schema.
#[must_use]
pub fn has_plain_values(schema: &JsonValue) -> bool {
    match schema {
        JsonValue::Bool(_) => true,
        JsonValue::Object(members) => {
            members.iter().all(|(name, value)| match keyword_value(name) {
                Some(expected) => expected.is_plain(value),
                None => !name.starts_with('$') && name != "dependencies",
            })
        }
        _ => false,
    }
}

impl KeywordValue {
    fn is_plain(self, value: &JsonValue) -> bool {
        match self {
            Schema => has_plain_values(value),
            SchemaList => is_list(value, has_plain_values) && !is_empty(value),
            SchemaMap => is_map(value, has_plain_values),
            Any => true,
            List => value.is_array(),
            Boolean => value.is_boolean(),
            Text => value.is_string(),
            Id => value.as_str().is_some_and(|text| !text.contains('#')),
            Count => value.is_u64(),
            Number => value.is_number(),
            Positive => value.as_f64().is_some_and(|number| number > 0.0),
            Names => are_names(value),
            NamesMap => is_map(value, are_names),
            Types => {
                is_type(value) || is_list(value, is_type) && are_names(value) && !is_empty(value)
            }
            Vocabulary => false,
        }
    }
}

fn is_list(value: &JsonValue, is_entry: impl Fn(&JsonValue) -> bool) -> bool {
    value.as_array().is_some_and(|list| list.iter().all(is_entry))
}

fn is_map(value: &JsonValue, is_entry: impl Fn(&JsonValue) -> bool) -> bool {
    value.as_object().is_some_and(|map| map.values().all(is_entry))
}

fn is_type(value: &JsonValue) -> bool {
    value.as_str().is_some_and(|name| TYPES.contains(&name))
}

fn is_empty(list: &JsonValue) -> bool {
    list.as_array().is_some_and(Vec::is_empty)
}

fn are_names(value: &JsonValue) -> bool {
    let mut seen = HashSet::new();
    is_list(value, JsonValue::is_string)
        && value.as_array().into_iter().flatten().all(|name| seen.insert(name.as_str()))
}

#[cfg(test)]
mod tests {
    use std::path::Path;

    use serde_json::json;

    use super::*;
    use crate::{NodeValidator, is_format, is_pattern, meta_errors};

    /// Values, valid and invalid, to try with each keyword.
    fn values() -> Vec<JsonValue> {
        let plain =
            [json!(null), json!(true), json!(-1), json!(0), json!(1), json!(2.0), json!(1.5)];
        let texts =
            ["", "a", "#", "a#b", "string", "https://e.org/a", "(", "a b"].map(JsonValue::from);
        let lists = [
            json!([]),
            json!(["a"]),
            json!(["a", "b"]),
            json!(["a", "a"]),
            json!(["string", "null"]),
            json!(["string", "string"]),
            json!([1, null]),
            json!([{}]),
            json!([{ "type": "txt" }, true]),
        ];
        let maps = [
            json!({}),
            json!({ "a": {} }),
            json!({ "a": 1 }),
            json!({ "a": ["b"] }),
            json!({ "a": ["b", "b"] }),
            json!({ "minItems": "one" }),
            json!({ "not": { "required": "a" } }),
            json!({ "https://e.org/a": true }),
        ];
        [&plain[..], &texts, &lists, &maps].concat()
    }

    #[test]
    fn schemas_with_plain_values_are_valid() {
        let others = ["$anchor", "$dynamicRef", "$recursiveAnchor", "dependencies", "$id", "x-own"];
        let names = KEYWORDS.iter().map(|(name, _)| *name).chain(others);
        let meta = jsonschema::draft202012::meta::validator();
        let (mut plain, mut valid) = (0, 0);
        for (name, value) in names.flat_map(|name| values().into_iter().map(move |it| (name, it))) {
            for schema in [json!({ name: value }), json!({ "items": { name: value } })] {
                let is_valid = meta.is_valid(&schema);
                assert!(is_valid || !has_plain_values(&schema), "{schema}");
                plain += usize::from(has_plain_values(&schema));
                valid += usize::from(is_valid);
            }
        }
        // Nearly every valid schema must be accepted here; otherwise the meta-schema would have to be compiled.
        assert!(plain * 10 > valid * 9, "{plain} of {valid}");
    }

    #[test]
    fn the_schemas_of_the_dataset_need_no_meta_schema() {
        let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../schema");
        for file in std::fs::read_dir(folder).expect("schemas") {
            let path = file.expect("a file").path();
            let text = std::fs::read_to_string(&path).expect("a schema");
            let schema = serde_json::from_str(&text).expect("JSON");
            assert!(has_plain_values(&schema), "{}", path.display());
        }
    }

    #[test]
    fn keywords_are_sorted_for_binary_search() {
        assert!(KEYWORDS.is_sorted_by(|(one, _), (next, _)| one < next));
        assert_eq!(keyword_value("required"), Some(Names));
        assert_eq!(keyword_value("requird"), None);
    }

    #[test]
    fn patterns_and_formats_are_those_of_the_validator() {
        let large = "(?i)(?:[äb]?){20000}c$";
        let counted = "^[a-z]{0,100000}$";
        for pattern in
            ["^[0-9]{8}$", "\\d+", "^\\p{L}", "a(?!b)", "(a)\\1", "(", "[", large, counted]
        {
            let compiled = NodeValidator::new(&json!({ "pattern": pattern }));
            assert_eq!(is_pattern(pattern), compiled.is_ok(), "{pattern}");
        }
        assert!(is_pattern(counted) && !is_pattern(large));
        for format in ["date", "uri", "email", "teildatum", "datum", ""] {
            let compiled = NodeValidator::new(&json!({ "format": format }));
            assert_eq!(is_format(format), compiled.is_ok(), "{format}");
        }
        assert_eq!(meta_errors(&json!({ "minItems": "one", "format": "datum" })).len(), 1);
    }
}
