//! What a schema says of a field by its keywords, references within them followed.

use std::borrow::Cow;
use std::collections::{BTreeMap, HashSet};

use serde_json::{Map, Value as JsonValue};

/// The keywords of a schema by name.
pub(crate) type SchemaKeywords = Map<String, JsonValue>;

/// Puts what is referred to in the place of references, once each: what comes again or leads in a
/// circle stays a reference, so that the result is no larger than the files.
pub(super) struct RefExpander<'a> {
    sources: &'a BTreeMap<String, JsonValue>,
    seen: HashSet<(String, String)>,
}

impl<'a> RefExpander<'a> {
    pub(super) fn new(sources: &'a BTreeMap<String, JsonValue>) -> Self {
        RefExpander { sources, seen: HashSet::new() }
    }

    /// A value of a schema that stands in the file `file`.
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

/// The file and the place in it that a reference from the file `file` names.
pub(super) fn address(file: &str, reference: &str) -> (String, String) {
    let (other, pointer) = reference.split_once('#').unwrap_or((reference, ""));
    (if other.is_empty() { file } else { other }.to_owned(), unescaped(pointer))
}

/// A text of an address with the characters that `%` and two digits stand for.
fn unescaped(text: &str) -> String {
    let mut bytes = Vec::with_capacity(text.len());
    let mut rest = text.as_bytes();
    while let Some((first, behind)) = rest.split_first() {
        let digits = behind.get(..2).filter(|_| *first == b'%');
        let digits = digits.and_then(|digits| std::str::from_utf8(digits).ok());
        let escaped = digits.and_then(|digits| u8::from_str_radix(digits, 16).ok());
        bytes.push(escaped.unwrap_or(*first));
        rest = if escaped.is_some() { behind.get(2..).unwrap_or_default() } else { behind };
    }
    String::from_utf8_lossy(&bytes).into_owned()
}

/// The keywords of several layers of a schema, each from the first layer that has it, without `$ref`.
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

    /// The keywords that say more of a field than what its [`Shape`](super::Shape), its fields and
    /// whether they are required tell.
    pub(super) fn beyond_shape(&self) -> impl Iterator<Item = (&'s str, Cow<'s, JsonValue>)> {
        let is_type = |name: &str| self.get("type").and_then(JsonValue::as_str) == Some(name);
        let (is_object, is_list) = (is_type("object"), is_type("array"));
        let properties = self.get("properties").filter(|_| is_object);
        let is_text = |values: &Vec<JsonValue>| values.iter().all(JsonValue::is_string);
        self.iter().filter_map(move |(key, value)| match key {
            // Definitions count where they are referred to.
            "$defs" => None,
            "properties" if is_object => None,
            "items" if is_list => None,
            "enum" if value.as_array().is_some_and(is_text) => None,
            "required" if is_object => Some((key, of_others(value, properties)?)),
            _ => Some((key, Cow::Borrowed(value))),
        })
    }
}

/// Of the names that are required those that are not among the properties; none if all are.
fn of_others<'s>(
    required: &'s JsonValue,
    properties: Option<&JsonValue>,
) -> Option<Cow<'s, JsonValue>> {
    let JsonValue::Array(names) = required else { return Some(Cow::Borrowed(required)) };
    let is_property = |name: &str| properties.is_some_and(|all| all.get(name).is_some());
    let is_other = |name: &&JsonValue| name.as_str().is_none_or(|name| !is_property(name));
    let others: Vec<_> = names.iter().filter(is_other).cloned().collect();
    (!others.is_empty()).then(|| Cow::Owned(others.into()))
}

/// The keywords by which a text is valid or not, and what type a value is of.
pub(super) fn of_texts<'s>(
    keywords: impl Iterator<Item = (&'s str, &'s JsonValue)>,
) -> SchemaKeywords {
    const OF_TEXTS: [&str; 7] =
        ["type", "const", "enum", "pattern", "format", "minLength", "maxLength"];
    let found = keywords.filter(|(key, _)| OF_TEXTS.contains(key));
    found.map(|(key, value)| (key.to_owned(), value.clone())).collect()
}
