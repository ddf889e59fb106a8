//! The keywords of a field in its schema, with references resolved.

use std::collections::{BTreeMap, HashSet};

use serde_json::{Map, Value as JsonValue};

/// The keywords of a schema by name.
pub(super) type SchemaKeywords = Map<String, JsonValue>;

/// The keywords of a field, sorted by name. Most fields have five or fewer; a sorted list then takes less time and
/// memory than a hash map.
#[derive(Debug, Clone, Default)]
pub struct FieldKeywords(Vec<(String, JsonValue)>);

impl FieldKeywords {
    #[must_use]
    pub fn get(&self, name: &str) -> Option<&JsonValue> {
        let at = self.position(name).ok()?;
        self.0.get(at).map(|(_, value)| value)
    }

    #[must_use]
    pub fn has(&self, name: &str) -> bool {
        self.position(name).is_ok()
    }

    pub fn iter(&self) -> impl Iterator<Item = (&str, &JsonValue)> {
        self.0.iter().map(|(name, value)| (name.as_str(), value))
    }

    /// The keywords as a schema.
    pub(super) fn to_schema(&self) -> JsonValue {
        JsonValue::Object(self.0.iter().cloned().collect())
    }

    pub(super) fn len(&self) -> usize {
        self.0.len()
    }

    /// Adds the keywords that are missing.
    pub(super) fn add_missing(&mut self, others: FieldKeywords) {
        for (name, value) in others.0 {
            if let Err(at) = self.position(&name) {
                self.0.insert(at, (name, value));
            }
        }
    }

    /// Keeps the keywords with the same value in both.
    pub(super) fn retain_common(&mut self, others: &FieldKeywords) {
        self.0.retain(|(name, value)| others.get(name) == Some(value));
    }

    /// Those that determine whether a string is valid, and the type of a value.
    pub(super) fn of_texts(&self) -> Self {
        let found = self.0.iter().filter(|(name, _)| is_of_texts(name));
        FieldKeywords(found.cloned().collect())
    }

    fn position(&self, name: &str) -> Result<usize, usize> {
        self.0.binary_search_by(|(known, _)| known.as_str().cmp(name))
    }
}

/// The names must differ.
impl FromIterator<(String, JsonValue)> for FieldKeywords {
    fn from_iter<I: IntoIterator<Item = (String, JsonValue)>>(keywords: I) -> Self {
        let mut keywords: Vec<_> = keywords.into_iter().collect();
        keywords.sort_unstable_by(|(one, _), (other, _)| one.cmp(other));
        FieldKeywords(keywords)
    }
}

/// Whether a keyword determines the type of a value, or whether a string is valid.
fn is_of_texts(name: &str) -> bool {
    matches!(name, "type" | "const" | "enum" | "pattern" | "format" | "minLength" | "maxLength")
}

/// Replaces references with their targets, each target once: repeated and cyclic references are kept, so that the
/// result is no larger than the files.
struct RefExpander<'a> {
    sources: &'a BTreeMap<String, JsonValue>,
    seen: HashSet<(String, String)>,
}

impl<'a> RefExpander<'a> {
    fn new(sources: &'a BTreeMap<String, JsonValue>) -> Self {
        RefExpander { sources, seen: HashSet::new() }
    }

    /// Expands a value of a schema in `file`.
    fn expand(&mut self, file: &str, value: &JsonValue) -> JsonValue {
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

/// A schema, the target of its `$ref`, the target of that, and so on: each with the file that contains it.
pub(super) type Layers<'s> = Vec<(String, &'s SchemaKeywords)>;

/// The keywords of several layers of a schema, each taken from the first layer that has it, without `$ref`.
pub(super) struct MergedKeywords<'s>(Vec<MergedKeyword<'s>>);

#[derive(Clone, Copy)]
struct MergedKeyword<'s> {
    name: &'s str,
    value: &'s JsonValue,
    /// The file that contains it.
    file: &'s str,
}

impl<'s> MergedKeywords<'s> {
    pub(super) fn new(layers: &'s Layers<'_>) -> Self {
        let mut merged = Vec::new();
        for (at, (file, layer)) in layers.iter().enumerate() {
            let above = layers.get(..at).unwrap_or_default();
            for (name, value) in *layer {
                let is_set = above.iter().any(|(_, layer)| layer.contains_key(name));
                if name != "$ref" && !is_set {
                    merged.push(MergedKeyword { name, value, file });
                }
            }
        }
        MergedKeywords(merged)
    }

    pub(super) fn get(&self, name: &str) -> Option<&'s JsonValue> {
        self.0.iter().find(|keyword| keyword.name == name).map(|keyword| keyword.value)
    }

    /// Those that determine whether a string is valid, and the type of a value.
    pub(super) fn of_texts(&self) -> FieldKeywords {
        let found = self.0.iter().filter(|keyword| is_of_texts(keyword.name));
        found.map(|keyword| (keyword.name.to_owned(), keyword.value.clone())).collect()
    }

    /// The keywords that are not already expressed by the [`Shape`](super::Shape) of a field, its fields and which
    /// of them are required, with references resolved.
    pub(super) fn beyond_shape(&self, sources: &BTreeMap<String, JsonValue>) -> FieldKeywords {
        let mut expander = RefExpander::new(sources);
        let is_type = |name: &str| self.get("type").and_then(JsonValue::as_str) == Some(name);
        let (is_object, is_list) = (is_type("object"), is_type("array"));
        let properties = self.get("properties").filter(|_| is_object);
        let is_text = |values: &Vec<JsonValue>| values.iter().all(JsonValue::is_string);
        let found = self.0.iter().filter_map(|&MergedKeyword { name, value, file }| {
            let value = match name {
                // Definitions only matter where they are referenced.
                "$defs" => return None,
                "properties" if is_object => return None,
                "items" if is_list => return None,
                "enum" if value.as_array().is_some_and(is_text) => return None,
                "required" if is_object => required_non_properties(value, properties)?,
                _ => expander.expand(file, value),
            };
            Some((name.to_owned(), value))
        });
        found.collect()
    }
}

/// The required names that are not among the properties; `None` if there are none.
fn required_non_properties(
    required: &JsonValue,
    properties: Option<&JsonValue>,
) -> Option<JsonValue> {
    let JsonValue::Array(names) = required else { return Some(required.clone()) };
    let is_property = |name: &str| properties.is_some_and(|all| all.get(name).is_some());
    let is_other = |name: &&JsonValue| name.as_str().is_none_or(|name| !is_property(name));
    let others: Vec<_> = names.iter().filter(is_other).cloned().collect();
    (!others.is_empty()).then(|| others.into())
}
