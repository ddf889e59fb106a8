//! The supported subset of JSON Schema 2020-12. Unsupported and unknown keywords are refused by name: ignoring
//! them silently would look like support.

use std::collections::{BTreeMap, BTreeSet};

use rayon::prelude::*;
use serde_json::Value as JsonValue;

use super::fault::SchemaFault;
use super::field::{SCALE, SCALES};
use super::keywords::address;
use super::reader::one_or_many;
use super::{SUFFIX, kind};
use crate::digits::exact_integer;
use crate::suggest;
use messages::Message;
use messages::msg;
use yaml_schema::{KEYWORDS, KeywordValue, is_format, is_pattern, keyword_value, meta_errors};

/// Keywords of editors, which JSON Schema does not have. Only `enumDescriptions` is read.
const EDITOR_KEYWORDS: [&str; 13] = [
    "allowComments",
    "allowTrailingCommas",
    "defaultSnippets",
    "deprecationMessage",
    "doNotSuggest",
    "enumDescriptions",
    "enumDetails",
    "errorMessage",
    "markdownDescription",
    "markdownEnumDescriptions",
    "patternErrorMessage",
    "suggestSortText",
    "tsType",
];
/// Keywords of JSON Schema that are not supported.
const UNSUPPORTED: [&str; 7] = [
    "$anchor",
    "$dynamicAnchor",
    "$dynamicRef",
    "$recursiveAnchor",
    "$recursiveRef",
    "additionalItems",
    "dependencies",
];
/// Below these keywords, a schema is a condition or a constraint and does not describe a value: annotations have no
/// effect there.
const UNDESCRIBING: [&str; 4] = ["contains", "if", "not", "propertyNames"];

/// Maximum number of patterns in all schemas: each one is compiled, and a string may be matched against all of
/// them.
const MAX_PATTERNS: usize = 200;

const DIALECT: &str = "https://json-schema.org/draft/2020-12/schema";

/// The schema files of a dataset, and the names of those that could not be parsed.
pub(super) struct SchemaFiles<'s> {
    pub sources: &'s BTreeMap<String, JsonValue>,
    pub unread: &'s BTreeSet<String>,
}

impl SchemaFiles<'_> {
    /// All faults that can be found without combining the files.
    pub(super) fn faults(&self) -> Vec<SchemaFault> {
        let invalid: Vec<_> =
            self.sources.par_iter().map(|(file, schema)| invalid(file, schema)).collect();
        let (mut faults, mut patterns) = (Vec::new(), 0);
        for ((file, schema), invalid) in self.sources.iter().zip(invalid) {
            faults.extend(self.faults_of(file, schema, invalid, &mut patterns));
        }
        faults
    }

    /// The faults of one file, in addition to those already found; its patterns are added to the count of the
    /// previous files.
    fn faults_of(
        &self,
        file: &str,
        schema: &JsonValue,
        found: Vec<SchemaFault>,
        patterns: &mut usize,
    ) -> Vec<SchemaFault> {
        let mut finder = FaultFinder { files: self, file, found, patterns };
        finder.schema(&SchemaSpot::ROOT, schema);
        finder.found
    }

    fn has_kind(&self, name: &str) -> bool {
        let file = format!("{name}{SUFFIX}");
        self.sources.contains_key(&file) || self.unread.contains(&file)
    }
}

/// The annotations that a file lacks to describe a kind, and its violations of the meta-schema.
fn invalid(file: &str, schema: &JsonValue) -> Vec<SchemaFault> {
    let mut found = Vec::new();
    if file.ends_with(SUFFIX) {
        found.extend(kind::annotation_faults(schema).map(|it| SchemaFault::of(file, it)));
    }
    let dialect = schema.get("$schema").and_then(JsonValue::as_str).unwrap_or(DIALECT);
    if dialect.trim_end_matches('#') == DIALECT {
        for error in meta_errors(schema) {
            let fault = SchemaFault::invalid(file, &error);
            // Each vocabulary of the meta-schema reports the same violation again.
            if found.last() != Some(&fault) {
                found.push(fault);
            }
        }
    }
    found
}

/// The location of a schema in its file. The pointer is only built for a fault.
#[derive(Clone, Copy)]
struct SchemaSpot<'p, 's> {
    around: Option<&'p SchemaSpot<'p, 's>>,
    step: SpotStep<'s>,
    /// The name of the field that it describes.
    field: &'s str,
    /// The enclosing keyword below which annotations have no effect.
    void: Option<&'s str>,
}

#[derive(Clone, Copy)]
enum SpotStep<'s> {
    Root,
    Key(&'s str),
    Entry(usize),
}

impl<'p, 's> SchemaSpot<'p, 's> {
    const ROOT: Self = SchemaSpot { around: None, step: SpotStep::Root, field: "", void: None };

    fn below(&'p self, step: SpotStep<'s>) -> Self {
        SchemaSpot { around: Some(self), step, ..*self }
    }

    fn key(&'p self, key: &'s str) -> Self {
        self.below(SpotStep::Key(key))
    }

    fn inside(&'p self, key: &'s str) -> Self {
        let void = UNDESCRIBING.contains(&key).then_some(key);
        SchemaSpot { void: void.or(self.void), ..self.key(key) }
    }

    fn is_below_root(&self) -> bool {
        self.around.is_some_and(|around| around.around.is_none())
    }

    /// A JSON Pointer (RFC 6901).
    fn pointer(&self) -> String {
        let around = self.around.map(SchemaSpot::pointer).unwrap_or_default();
        match self.step {
            SpotStep::Root => around,
            SpotStep::Key(key) => format!("{around}/{}", key.replace('~', "~0").replace('/', "~1")),
            SpotStep::Entry(at) => format!("{around}/{at}"),
        }
    }
}

struct FaultFinder<'f> {
    files: &'f SchemaFiles<'f>,
    file: &'f str,
    found: Vec<SchemaFault>,
    /// The number of patterns in all files so far.
    patterns: &'f mut usize,
}

impl<'f> FaultFinder<'f> {
    fn add(&mut self, spot: &SchemaSpot<'_, '_>, reason: Message) {
        self.found.push(SchemaFault::at(self.file, &spot.pointer(), reason));
    }

    fn schema(&mut self, spot: &SchemaSpot<'_, 'f>, schema: &'f JsonValue) {
        // The meta-schema checks that a schema is an object or a boolean.
        let JsonValue::Object(members) = schema else { return };
        for (key, value) in members {
            self.keyword(spot, key, value);
        }
    }

    fn keyword(&mut self, spot: &SchemaSpot<'_, 'f>, key: &'f str, value: &'f JsonValue) {
        match keyword_value(key) {
            Some(KeywordValue::Schema) => self.schema(&spot.inside(key), value),
            Some(KeywordValue::SchemaList) => {
                let list = spot.inside(key);
                for (at, schema) in value.as_array().into_iter().flatten().enumerate() {
                    self.schema(&list.below(SpotStep::Entry(at)), schema);
                }
            }
            Some(KeywordValue::SchemaMap) => {
                let map = spot.inside(key);
                for (name, schema) in value.as_object().into_iter().flatten() {
                    let here = map.key(name);
                    if key == "patternProperties" {
                        self.pattern(&here, name);
                    }
                    let is_field = key == "properties";
                    let field = if is_field { name.as_str() } else { spot.field };
                    self.schema(&SchemaSpot { field, ..here }, schema);
                }
            }
            _ => self.other(&spot.key(key), key, value),
        }
    }

    fn format(&mut self, spot: &SchemaSpot<'_, 'f>, name: &str) {
        if !is_format(name) {
            self.add(spot, msg!("schema-unknown-format", format = name));
        }
    }

    /// A keyword that contains no schema.
    fn other(&mut self, spot: &SchemaSpot<'_, 'f>, key: &str, value: &JsonValue) {
        match key {
            "pattern" => self.pattern(spot, value.as_str().unwrap_or_default()),
            "$ref" => self.reference(spot, value.as_str().unwrap_or_default()),
            "format" => self.format(spot, value.as_str().unwrap_or_default()),
            "$id" if !spot.is_below_root() => {
                self.add(spot, msg!("schema-unsupported", keyword = "$id"));
            }
            "$schema" if value.as_str().is_some_and(|it| it.trim_end_matches('#') != DIALECT) => {
                let dialect = value.as_str().unwrap_or_default();
                self.add(spot, msg!("schema-dialect", dialect = dialect));
            }
            "x-reference" | "x-identity" if spot.void.is_some() => {
                let around = spot.void.unwrap_or_default();
                self.add(spot, msg!("schema-void", annotation = key, keyword = around));
            }
            "x-reference" => {
                let unknown = one_or_many(Some(value));
                for kind in unknown.into_iter().filter(|kind| !self.files.has_kind(kind)) {
                    self.add(spot, msg!("schema-unknown-kind", field = spot.field, kind = kind));
                }
            }
            SCALE if !SCALES.iter().any(|scale| value == scale) => {
                let [one, other] = SCALES;
                self.add(spot, msg!("schema-scale", field = spot.field, one = one, other = other));
            }
            "minimum" | "maximum" | "exclusiveMinimum" | "exclusiveMaximum" | "multipleOf"
            | "const" | "enum"
                if has_inexact(value) =>
            {
                self.add(spot, msg!("schema-number", keyword = key));
            }
            _ if UNSUPPORTED.contains(&key) => {
                self.add(spot, msg!("schema-unsupported", keyword = key));
            }
            _ if key.starts_with("x-") => {
                if let Some(suggestion) = suggested_annotation(key) {
                    let message = msg!(
                        "schema-unknown-keyword-suggestion",
                        keyword = key,
                        suggestion = suggestion
                    );
                    self.add(spot, message);
                }
            }
            _ if keyword_value(key).is_some() || EDITOR_KEYWORDS.contains(&key) => {}
            _ => self.add(spot, unknown(key)),
        }
    }

    fn pattern(&mut self, spot: &SchemaSpot<'_, '_>, pattern: &str) {
        *self.patterns += 1;
        if *self.patterns > MAX_PATTERNS {
            // Reported once for all further patterns.
            if *self.patterns == MAX_PATTERNS + 1 {
                self.add(spot, msg!("schema-many-patterns", limit = MAX_PATTERNS));
            }
            return;
        }
        if is_pattern(pattern) {
            return;
        }
        let part = unsupported_part(pattern);
        self.add(
            spot,
            match part {
                Some(part) => msg!("schema-pattern-part", pattern = pattern, part = part),
                None => msg!("schema-pattern", pattern = pattern),
            },
        );
    }

    fn reference(&mut self, spot: &SchemaSpot<'_, '_>, reference: &str) {
        let (home, pointer) = address(self.file, reference);
        let is_absolute = home.contains(':') || home.starts_with('/');
        let reason = if is_absolute {
            msg!("schema-absolute-ref", reference = reference)
        } else if !pointer.is_empty() && !pointer.starts_with('/') {
            msg!("schema-anchor-ref", reference = reference)
        } else {
            let target = self.files.sources.get(&home);
            if self.files.unread.contains(&home)
                || target.is_some_and(|source| source.pointer(&pointer).is_some())
            {
                return;
            }
            msg!("schema-dangling-ref", reference = reference)
        };
        self.add(spot, reason);
    }
}

/// The part of a pattern that linear-time regular expressions do not support.
fn unsupported_part(pattern: &str) -> Option<&str> {
    const LOOK_AROUND: [&str; 4] = ["(?<=", "(?<!", "(?=", "(?!"];
    let look = LOOK_AROUND.into_iter().find(|part| pattern.contains(part));
    look.or_else(|| {
        let mut at = 0;
        while let Some(found) = pattern.get(at..).and_then(|rest| rest.find('\\')) {
            let start = at + found;
            let part = pattern.get(start..start + 2)?;
            if part.ends_with(|c: char| ('1'..='9').contains(&c) || c == 'k') {
                return Some(part);
            }
            at = start + 2;
        }
        None
    })
}

/// Whether a value contains an integer that may have lost digits: JSON keeps those that fit into 64 bits.
fn has_inexact(value: &JsonValue) -> bool {
    match value {
        JsonValue::Number(number) if number.is_f64() => {
            let is_inexact = |float: f64| float.fract() == 0.0 && exact_integer(float).is_none();
            number.as_f64().is_some_and(is_inexact)
        }
        JsonValue::Array(items) => items.iter().any(has_inexact),
        JsonValue::Object(members) => members.values().any(has_inexact),
        _ => false,
    }
}

/// The annotation that an unknown one misspells, which would otherwise be ignored silently. Other unknown
/// annotations are allowed.
fn suggested_annotation(key: &str) -> Option<String> {
    let name = key.strip_prefix("x-").filter(|name| !ANNOTATIONS.contains(name))?;
    suggest::nearest(name, ANNOTATIONS).map(|suggestion| format!("x-{suggestion}"))
}

/// The annotations with a meaning in this program, without their prefix `x-`.
const ANNOTATIONS: [&str; 15] = [
    "also-called",
    "collection",
    "columns",
    "enum-en",
    "filters",
    "identity",
    "label",
    "part-of",
    "reference",
    "scale",
    "title-en",
    "title-plural",
    "title-plural-en",
    "unique",
    "value",
];

fn unknown(key: &str) -> Message {
    match suggest::nearest(key, KEYWORDS.map(|(name, _)| name)) {
        Some(suggestion) => {
            msg!("schema-unknown-keyword-suggestion", keyword = key, suggestion = suggestion)
        }
        None => msg!("schema-unknown-keyword", keyword = key),
    }
}

/// The files that a schema references, whether they exist or not.
pub(super) fn files_of(file: &str, schema: &JsonValue, found: &mut BTreeSet<String>) {
    match schema {
        JsonValue::Array(items) => items.iter().for_each(|item| files_of(file, item, found)),
        JsonValue::Object(members) => {
            if let Some(JsonValue::String(reference)) = members.get("$ref") {
                found.insert(address(file, reference).0);
            }
            members.values().for_each(|value| files_of(file, value, found));
        }
        _ => {}
    }
}

#[cfg(test)]
mod tests {
    use std::fmt::Write as _;

    use serde_json::json;

    use super::*;

    /// The faults of one file with these keywords: location, message key, and arguments.
    fn faults(schema: &JsonValue) -> Vec<String> {
        let sources = BTreeMap::from([("a.json".to_owned(), schema.clone())]);
        let files = SchemaFiles { sources: &sources, unread: &BTreeSet::from(["b.json".into()]) };
        let describe = |fault: SchemaFault| {
            let mut text = format!("{} {}", fault.place, fault.reason.key);
            for (_, value) in &fault.reason.args {
                let _ = write!(text, " {value:?}");
            }
            text.replace("Text(\"", "").replace("\")", "")
        };
        files.faults().into_iter().map(describe).collect()
    }

    #[test]
    fn what_is_not_supported_is_refused_by_name_and_place() {
        for (schema, expected) in [
            (json!({ "items": { "$anchor": "a" } }), "/items/$anchor schema-unsupported $anchor"),
            (json!({ "$dynamicRef": "#a" }), "/$dynamicRef schema-unsupported $dynamicRef"),
            (json!({ "not": { "$id": "b" } }), "/not/$id schema-unsupported $id"),
            (
                json!({ "$ref": "https://e.org/a.json" }),
                "/$ref schema-absolute-ref https://e.org/a.json",
            ),
            (json!({ "$ref": "#name" }), "/$ref schema-anchor-ref #name"),
            (json!({ "$ref": "#/$defs/a" }), "/$ref schema-dangling-ref #/$defs/a"),
            (json!({ "pattern": "a(?!b)" }), "/pattern schema-pattern-part a(?!b) (?!"),
            (
                json!({ "patternProperties": { "(a)\\1": {} } }),
                "/patternProperties/(a)\\1 schema-pattern-part (a)\\\\1 \\\\1",
            ),
            (
                json!({ "pattern": "(?i)(?:[äb]?){20000}c$" }),
                "/pattern schema-pattern (?i)(?:[äb]?){20000}c$",
            ),
            (
                json!({ "allOf": vec![json!({ "pattern": "a" }); MAX_PATTERNS + 9] }),
                "/allOf/200/pattern schema-many-patterns Number(200)",
            ),
            (
                json!({ "allOf": [{}, { "requird": [] }] }),
                "/allOf/1/requird schema-unknown-keyword-suggestion requird required",
            ),
            (json!({ "wholly": 1 }), "/wholly schema-unknown-keyword wholly"),
            (
                json!({ "not": { "x-reference": "b" } }),
                "/not/x-reference schema-void x-reference not",
            ),
            (
                json!({ "properties": { "f": { "x-reference": "no" } } }),
                "/properties/f/x-reference schema-unknown-kind f no",
            ),
            (
                json!({ "$schema": "http://json-schema.org/draft-07/schema#" }),
                "/$schema schema-dialect http://json-schema.org/draft-07/schema#",
            ),
        ] {
            assert_eq!(faults(&schema), [expected], "{schema}");
        }
    }

    #[test]
    fn names_are_keywords_only_within_a_schema() {
        let schema = json!({
            "properties": { "requird": {}, "$anchor": true },
            "$defs": { "wholly": {} },
            "enum": [{ "requird": 1, "$anchor": "a" }], "const": { "$ref": "#/nowhere" },
            "default": { "requird": 1 }, "examples": [{ "requird": 1 }],
            "x-own": { "requird": 1 }, "enumDescriptions": ["a"], "deprecated": true,
            "markdownDescription": "", "$ref": "b.json#/anything",
        });
        assert_eq!(faults(&schema), [""; 0]);
    }

    #[test]
    fn all_faults_are_reported_with_their_location() {
        let schema = json!({ "minItems": "one", "items": { "type": "txt", "requird": [] } });
        let places: Vec<_> = faults(&schema)
            .iter()
            .map(|fault| fault.split(' ').next().unwrap_or_default().to_owned())
            .collect();
        for place in ["/minItems", "/items/type", "/items/requird"] {
            assert!(places.iter().any(|found| found == place), "{place}: {places:?}");
        }
    }
}
