//! The keywords of a field in its schema, with references resolved.

use std::borrow::Cow;
use std::collections::{BTreeMap, HashSet};

use serde_json::{Map, Value as JsonValue};

/// The keywords of a schema by name.
pub(crate) type SchemaKeywords = Map<String, JsonValue>;

/// Replaces references with their targets, each target once: repeated and cyclic references are kept, so that the
/// result is no larger than the files.
pub(super) struct RefExpander<'a> {
    sources: &'a BTreeMap<String, JsonValue>,
    seen: HashSet<(String, String)>,
}

impl<'a> RefExpander<'a> {
    pub(super) fn new(sources: &'a BTreeMap<String, JsonValue>) -> Self {
        RefExpander { sources, seen: HashSet::new() }
    }

    /// Expands a value of a schema in `file`.
    pub(super) fn expand(&mut self, file: &str, value: &JsonValue) -> JsonValue {
        match value {
            JsonValue::Array(items) => items.iter().map(|item| self.expand(file, item)).collect(),
            JsonValue::Object(members) => {
                let mut all: SchemaKeywords = members
                    .iter()
                    .map(|(key, value)| (key.clone(), self.expand(file, value)))
                    .collect();
                if let Some(target) = self.target(file, members.get("$ref")) {
                    all.insert("$ref".to_owned(), target);
                }
                JsonValue::Object(all)
            }
            other => other.clone(),
        }
    }

    fn target(&mut self, file: &str, reference: Option<&JsonValue>) -> Option<JsonValue> {
        let (home, pointer) = address(file, reference?.as_str()?);
        let target = self.sources.get(&home)?.pointer(&pointer)?;
        let is_new = self.seen.insert((home.clone(), pointer.clone()));
        is_new.then(|| self.expand(&home, target))
    }
}

/// The file and the JSON pointer of a reference in `file`.
pub(super) fn address(file: &str, reference: &str) -> (String, String) {
    let (other, pointer) = reference.split_once('#').unwrap_or((reference, ""));
    (if other.is_empty() { file } else { other }.to_owned(), unescaped(pointer))
}

/// Decodes the percent-encoding of a URI fragment.
fn unescaped(text: &str) -> String {
    let mut bytes = Vec::with_capacity(text.len());
    let mut rest = text.as_bytes();
    while let Some((first, after)) = rest.split_first() {
        let digits = after.get(..2).filter(|_| *first == b'%');
        let digits = digits.and_then(|digits| std::str::from_utf8(digits).ok());
        let escaped = digits.and_then(|digits| u8::from_str_radix(digits, 16).ok());
        bytes.push(escaped.unwrap_or(*first));
        rest = if escaped.is_some() { after.get(2..).unwrap_or_default() } else { after };
    }
    String::from_utf8_lossy(&bytes).into_owned()
}

/// The keywords of several layers of a schema, each taken from the first layer that has it, without `$ref`.
pub(super) struct MergedKeywords<'s>(Vec<(&'s str, &'s JsonValue)>);

impl<'s> MergedKeywords<'s> {
    pub(super) fn new(layers: impl Iterator<Item = &'s SchemaKeywords>) -> Self {
        let mut merged = MergedKeywords(Vec::new());
        for (key, value) in layers.flatten() {
            if key != "$ref" && merged.get(key).is_none() {
                merged.0.push((key, value));
            }
        }
        merged
    }

    pub(super) fn get(&self, key: &str) -> Option<&'s JsonValue> {
        self.0.iter().find(|(known, _)| *known == key).map(|(_, value)| *value)
    }

    pub(super) fn iter(&self) -> impl Iterator<Item = (&'s str, &'s JsonValue)> {
        self.0.iter().copied()
    }

    /// The keywords that are not already expressed by the [`Shape`](super::Shape) of a field, its fields and which
    /// of them are required.
    pub(super) fn beyond_shape(&self) -> impl Iterator<Item = (&'s str, Cow<'s, JsonValue>)> {
        let is_type = |name: &str| self.get("type").and_then(JsonValue::as_str) == Some(name);
        let (is_object, is_list) = (is_type("object"), is_type("array"));
        let properties = self.get("properties").filter(|_| is_object);
        let is_text = |values: &Vec<JsonValue>| values.iter().all(JsonValue::is_string);
        self.iter().filter_map(move |(key, value)| match key {
            // Definitions only matter where they are referenced.
            "$defs" => None,
            "properties" if is_object => None,
            "items" if is_list => None,
            "enum" if value.as_array().is_some_and(is_text) => None,
            "required" if is_object => Some((key, required_non_properties(value, properties)?)),
            _ => Some((key, Cow::Borrowed(value))),
        })
    }
}

/// The required names that are not among the properties; `None` if there are none.
fn required_non_properties<'s>(
    required: &'s JsonValue,
    properties: Option<&JsonValue>,
) -> Option<Cow<'s, JsonValue>> {
    let JsonValue::Array(names) = required else { return Some(Cow::Borrowed(required)) };
    let is_property = |name: &str| properties.is_some_and(|all| all.get(name).is_some());
    let is_other = |name: &&JsonValue| name.as_str().is_none_or(|name| !is_property(name));
    let others: Vec<_> = names.iter().filter(is_other).cloned().collect();
    (!others.is_empty()).then(|| Cow::Owned(others.into()))
}

/// The keywords that determine whether a string is valid, and the type of a value.
pub(super) fn of_texts<'s>(
    keywords: impl Iterator<Item = (&'s str, &'s JsonValue)>,
) -> SchemaKeywords {
    const STRING_KEYWORDS: [&str; 7] =
        ["type", "const", "enum", "pattern", "format", "minLength", "maxLength"];
    let found = keywords.filter(|(key, _)| STRING_KEYWORDS.contains(key));
    found.map(|(key, value)| (key.to_owned(), value.clone())).collect()
}
