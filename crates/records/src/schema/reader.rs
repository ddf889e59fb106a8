//! Reads fields from schema files, following `$ref` between them.

use std::collections::BTreeMap;

use serde_json::Value as JsonValue;

use super::fault::{Result, SchemaFault};
use super::field::{ENUM_WORDS, EnumValue, Field, KeyPattern, Shape, TextValidator, UnnamedFields};
use super::fuse::{Junction, PartCounter, Readings, joined, lists, objects, with_unnamed};
use super::keywords::{Layers, MergedKeywords, SchemaKeywords, address};
use messages::LocalizedText;
use messages::Message;
use messages::msg;

/// Reads the fields of one kind.
pub(super) struct FieldReader<'a> {
    sources: &'a BTreeMap<String, JsonValue>,
    counter: PartCounter,
}

/// Maximum nesting of references; anything deeper is a cycle, or a schema that nobody could understand.
const MAX_DEPTH: usize = 24;

/// The name of the field for any key without a name.
const ANY_KEY: &str = "*";

/// Keywords that describe the keys of an object.
const OBJECT_KEYWORDS: [&str; 4] =
    ["properties", "patternProperties", "additionalProperties", "unevaluatedProperties"];
/// Keywords that describe the entries of a list.
const LIST_KEYWORDS: [&str; 4] = ["items", "prefixItems", "unevaluatedItems", "x-identity"];

/// The location of a schema: its file, the field that it describes, and its nesting depth.
#[derive(Clone, Copy)]
struct SchemaPlace<'p> {
    file: &'p str,
    name: &'p str,
    depth: usize,
}

impl<'p> SchemaPlace<'p> {
    fn within(self, file: &'p str) -> Self {
        SchemaPlace { file, depth: self.depth + 1, ..self }
    }

    fn named(self, name: &'p str) -> Self {
        SchemaPlace { name, ..self }
    }

    fn title(self) -> LocalizedText {
        LocalizedText { de: self.name.to_owned(), en: self.name.to_owned() }
    }
}

impl<'a> FieldReader<'a> {
    pub(super) fn new(sources: &'a BTreeMap<String, JsonValue>) -> Self {
        FieldReader { sources, counter: PartCounter::default() }
    }

    /// The field described by `schema` in `file`.
    pub(super) fn field(&self, file: &str, name: &str, schema: &JsonValue) -> Result<Field> {
        let field = self.read(SchemaPlace { file, name, depth: 0 }, schema)?;
        if self.counter.is_exceeded() {
            return Err(SchemaFault::of(file, msg!("schema-too-large")));
        }
        Ok(field)
    }

    fn read(&self, place: SchemaPlace<'_>, schema: &JsonValue) -> Result<Field> {
        let layers = self.layers(place, schema)?;
        let field = self.draft(place, &layers)?.settled();
        let keywords = MergedKeywords::new(&layers).beyond_shape(self.sources);
        self.counter.add(keywords.iter().map(|(_, value)| size(value)).sum());
        Ok(Field { keywords, ..field })
    }

    /// The field as described by one of several schemas.
    fn branch(&self, place: SchemaPlace<'_>, schema: &JsonValue) -> Result<Field> {
        self.draft(place, &self.layers(place, schema)?)
    }

    fn draft(&self, place: SchemaPlace<'_>, layers: &Layers<'_>) -> Result<Field> {
        let SchemaPlace { file, name, depth } = place;
        if depth > MAX_DEPTH {
            return Err(SchemaFault::of(file, msg!("schema-too-deep", field = name)));
        }
        self.counter.add(1);
        if self.counter.is_exceeded() {
            return Err(SchemaFault::of(file, msg!("schema-too-large")));
        }
        let home = layers.last().map_or(file, |(home, _)| home);
        let schema = MergedKeywords::new(layers);
        let mut field = base_field(name, &schema);
        let types = ValueTypes::of(&schema);
        let mut readings = Readings::default();
        if types.is_scalar {
            let shape = scalar(name, &schema).map_err(|reason| SchemaFault::of(home, reason))?;
            let reading = Field { shape, ..field.clone() };
            readings.scalars[usize::from(!field.reference.is_empty())] = Some(reading);
        }
        if types.object != Said::No {
            readings.object = self.object(place, layers, &field, types.object)?;
        }
        if types.list != Said::No {
            readings.list = self.list(place, layers, &field, types.list)?;
        }
        field.put(readings);
        for (home, layer) in layers {
            field = self.with_branches(place.within(home), layer, field)?;
        }
        for (_, layer) in layers {
            require(&mut field, layer);
        }
        Ok(field)
    }

    /// The field as an object, with the descriptions of its keys from each layer; `None` if no layer describes any.
    fn object(
        &self,
        place: SchemaPlace<'_>,
        layers: &Layers<'_>,
        base: &Field,
        declared: Said,
    ) -> Result<Option<Field>> {
        let object = |fields| Field { shape: Shape::Object(fields), ..base.clone() };
        let mut whole = (declared == Said::Yes).then(|| object(Vec::new()));
        for (home, layer) in layers.iter().filter(|(_, layer)| has_any(layer, &OBJECT_KEYWORDS)) {
            let place = place.within(home);
            let mut unnamed = UnnamedFields::default();
            for (text, schema) in members(layer, "patternProperties") {
                let Some(pattern) = KeyPattern::new(text) else { continue };
                unnamed.patterns.push((pattern, self.read(place.named(text), schema)?));
            }
            let mut fields = Vec::new();
            for (name, schema) in members(layer, "properties") {
                let field = self.read(place.named(name), schema)?;
                fields.push(with_unnamed(field, &unnamed, Junction::Both, &self.counter));
            }
            if let Some(schema) = non_empty_schema(layer, "additionalProperties") {
                unnamed.other = Some(Box::new(self.read(place.named(ANY_KEY), schema)?));
            }
            let part = Field { unnamed, ..object(fields) };
            whole = joined(whole, Some(part), |one, two| {
                objects(one, two, Junction::Both, &self.counter)
            });
        }
        Ok(whole)
    }

    /// The field as a list, in the same way.
    fn list(
        &self,
        place: SchemaPlace<'_>,
        layers: &Layers<'_>,
        base: &Field,
        declared: Said,
    ) -> Result<Option<Field>> {
        let keys = layers.iter().find_map(|(_, layer)| layer.get("x-identity"));
        let keys = one_or_many(keys);
        let list =
            |item| Field { shape: Shape::List(Box::new(item), keys.clone()), ..base.clone() };
        let mut whole = None;
        for (home, layer) in layers.iter().filter(|(_, layer)| has_any(layer, &LIST_KEYWORDS)) {
            let place = place.within(home);
            let items = layer.get("items").unwrap_or(&JsonValue::Bool(true));
            let rest = self.read(place, items)?;
            let first = layer.get("prefixItems").and_then(JsonValue::as_array);
            let first = first.into_iter().flatten().map(|schema| self.read(place, schema));
            let prefix: Vec<_> = first.collect::<Result<_>>()?;
            let part = if prefix.is_empty() {
                list(rest)
            } else {
                let has_items = non_empty_schema(layer, "items").is_some();
                let rest = has_items.then(|| Box::new(rest));
                let copies = prefix.iter().chain(rest.as_deref());
                let copies = copies.filter_map(|field| self.counter.copy(field));
                let either = |one: Field, two| one.fused(two, Junction::Either, &self.counter);
                let Some(item) = copies.reduce(either) else { continue };
                let unnamed = UnnamedFields { prefix, rest, ..UnnamedFields::default() };
                Field { unnamed, ..list(item.settled()) }
            };
            whole = joined(whole, Some(part), |one, two| {
                lists(one, two, Junction::Both, &self.counter)
            });
        }
        if whole.is_none() && declared == Said::Yes {
            return Ok(Some(list(self.read(place.within(place.file), &JsonValue::Bool(true))?)));
        }
        Ok(whole)
    }

    /// The field combined with the subschemas that apply to the same value.
    fn with_branches(
        &self,
        place: SchemaPlace<'_>,
        layer: &SchemaKeywords,
        mut field: Field,
    ) -> Result<Field> {
        let anything = JsonValue::Bool(true);
        let both = |one: Field, two| one.fused(two, Junction::Both, &self.counter);
        let list = |key: &str| layer.get(key).and_then(JsonValue::as_array).into_iter().flatten();
        for schema in list("allOf") {
            field = both(field, self.branch(place, schema)?);
        }
        let mut choices: Vec<Vec<_>> = vec![list("anyOf").collect(), list("oneOf").collect()];
        if layer.contains_key("if") && has_any(layer, &["then", "else"]) {
            let branch = |key| layer.get(key).unwrap_or(&anything);
            choices.push(vec![branch("then"), branch("else")]);
        }
        let dependent = members(layer, "dependentSchemas");
        choices.extend(dependent.map(|(_, schema)| vec![schema, &anything]));
        for schemas in choices {
            let possible = schemas.into_iter().filter(|schema| **schema != JsonValue::Bool(false));
            let branches = possible.map(|schema| self.branch(place, schema));
            let branches: Vec<_> = branches.collect::<Result<_>>()?;
            let either = |one: Field, two| one.fused(two, Junction::Either, &self.counter);
            if let Some(one) = branches.into_iter().reduce(either) {
                field =
                    both(field, Field { title: place.title(), description: String::new(), ..one });
            }
        }
        self.with_unevaluated(place, layer, field)
    }

    /// The field with the schema of keys and entries that nothing else describes.
    fn with_unevaluated(
        &self,
        place: SchemaPlace<'_>,
        layer: &SchemaKeywords,
        mut field: Field,
    ) -> Result<Field> {
        if !has_any(layer, &["unevaluatedProperties", "unevaluatedItems"]) {
            return Ok(field);
        }
        let mut readings = field.take_readings();
        if let Some(schema) = non_empty_schema(layer, "unevaluatedProperties")
            && let Some(object) = readings.object.as_mut()
            && object.unnamed.other.is_none()
        {
            object.unnamed.other = Some(Box::new(self.read(place.named(ANY_KEY), schema)?));
        }
        if let Some(schema) = non_empty_schema(layer, "unevaluatedItems")
            && let Some(list) = readings.list.as_mut()
            && list.unnamed.rest.is_none()
        {
            let rest = self.read(place, schema)?;
            if list.unnamed.prefix.is_empty() {
                if let Shape::List(item, _) = &mut list.shape
                    && matches!(item.shape, Shape::Any)
                {
                    **item = rest;
                }
            } else {
                list.unnamed.rest = Some(Box::new(rest));
            }
        }
        field.put(readings);
        Ok(field)
    }

    /// The schema, the target of its `$ref`, the target of that, and so on: each with the file that contains it.
    fn layers<'s>(&'s self, place: SchemaPlace<'_>, schema: &'s JsonValue) -> Result<Layers<'s>> {
        let SchemaPlace { file, name, .. } = place;
        let mut layers = Vec::new();
        let mut current = (file.to_owned(), schema);
        while layers.len() < MAX_DEPTH {
            let (home, JsonValue::Object(object)) = current else { return Ok(layers) };
            layers.push((home.clone(), object));
            let Some(JsonValue::String(reference)) = object.get("$ref") else {
                return Ok(layers);
            };
            let (home, pointer) = address(&home, reference);
            let target = self.sources.get(&home).and_then(|source| source.pointer(&pointer));
            let Some(target) = target else {
                return Err(SchemaFault::of(
                    file,
                    msg!("schema-dangling-ref", reference = reference),
                ));
            };
            current = (home, target);
        }
        Err(SchemaFault::of(file, msg!("schema-too-deep", field = name)))
    }
}

/// Whether a schema declares that a value is of a type.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Said {
    Yes,
    No,
    /// It does not restrict the type.
    Nothing,
}

/// The types that a value can have.
struct ValueTypes {
    is_scalar: bool,
    object: Said,
    list: Said,
}

impl ValueTypes {
    fn of(schema: &MergedKeywords<'_>) -> Self {
        let types = one_or_many(schema.get("type"));
        let declared = |name: &str| match types.iter().any(|one| one == name) {
            _ if schema.get("enum").is_some() => Said::No,
            _ if types.is_empty() => Said::Nothing,
            true => Said::Yes,
            false => Said::No,
        };
        let (object, list) = (declared("object"), declared("array"));
        let is_other = |one: &String| one != "object" && one != "array" && one != "null";
        let is_neither = object != Said::Yes && list != Said::Yes;
        ValueTypes { is_scalar: is_neither || types.iter().any(is_other), object, list }
    }
}

/// The names and annotations of a field, and those of its keywords that apply to strings.
fn base_field(name: &str, schema: &MergedKeywords<'_>) -> Field {
    let text = |key: &str| schema.get(key).and_then(JsonValue::as_str).unwrap_or_default();
    let title = if text("title").is_empty() { name } else { text("title") };
    let is = |key: &str| schema.get(key).and_then(JsonValue::as_bool).unwrap_or_default();
    let english = if text("x-title-en").is_empty() { title } else { text("x-title-en") };
    Field {
        name: name.to_owned(),
        title: LocalizedText { de: title.to_owned(), en: english.to_owned() },
        description: text("description").to_owned(),
        shape: Shape::Any,
        unnamed: UnnamedFields::default(),
        reference: one_or_many(schema.get("x-reference")),
        part_of: is("x-part-of"),
        value: schema.get("x-value").and_then(JsonValue::as_str).map(str::to_owned),
        unique: is("x-unique"),
        required: false,
        keywords: schema.of_texts(),
        text_validator: TextValidator::default(),
    }
}

/// The shape of a field that is neither an object nor a list.
fn scalar(name: &str, schema: &MergedKeywords<'_>) -> std::result::Result<Shape, Message> {
    if let Some(choices) = schema.get("enum") {
        return Ok(Shape::Choice(enum_values(name, choices, schema)?));
    }
    let mut types = one_or_many(schema.get("type"));
    types.retain(|one| !["null", "object", "array"].contains(&one.as_str()));
    types.sort();
    let types: Vec<_> = types.iter().map(String::as_str).collect();
    Ok(match types.as_slice() {
        ["string"] if schema.get("format") == Some(&"teildatum".into()) => Shape::Date,
        ["string"] => Shape::Text,
        ["integer"] => Shape::Integer,
        ["number"] | ["integer", "number"] => Shape::Number,
        ["boolean"] => Shape::Boolean,
        _ => Shape::Any,
    })
}

/// Marks the fields that a schema requires.
fn require(field: &mut Field, schema: &SchemaKeywords) {
    let required = one_or_many(schema.get("required"));
    let fields = match &mut field.shape {
        Shape::Object(fields) => fields.as_mut_slice(),
        Shape::Mixed(readings) => {
            let object = readings.iter_mut().find_map(|reading| match &mut reading.shape {
                Shape::Object(fields) => Some(fields.as_mut_slice()),
                _ => None,
            });
            object.unwrap_or_default()
        }
        _ => &mut [],
    };
    let required = fields.iter_mut().filter(|field| required.contains(&field.name));
    required.for_each(|field| field.required = true);
}

fn has_any(schema: &SchemaKeywords, keys: &[&str]) -> bool {
    keys.iter().any(|key| schema.contains_key(*key))
}

/// The schemas in a map of schemas, by name.
fn members<'s>(
    schema: &'s SchemaKeywords,
    key: &str,
) -> impl Iterator<Item = (&'s String, &'s JsonValue)> {
    schema.get(key).and_then(JsonValue::as_object).into_iter().flatten()
}

/// A schema for unnamed keys or entries, unless it accepts everything.
fn non_empty_schema<'s>(schema: &'s SchemaKeywords, key: &str) -> Option<&'s JsonValue> {
    let is_non_empty = |schema: &&JsonValue| schema.as_object().is_some_and(|of| !of.is_empty());
    schema.get(key).filter(is_non_empty)
}

/// The number of values within a JSON value, including itself.
fn size(value: &JsonValue) -> usize {
    match value {
        JsonValue::Array(items) => items.iter().map(size).sum::<usize>() + 1,
        JsonValue::Object(members) => members.values().map(size).sum::<usize>() + 1,
        _ => 1,
    }
}

/// The values of an `enum`, with the display names beside it.
fn enum_values(
    field: &str,
    choices: &JsonValue,
    schema: &MergedKeywords<'_>,
) -> std::result::Result<Vec<EnumValue>, Message> {
    let values = one_or_many(Some(choices));
    let words = |annotation: &'static str| -> std::result::Result<Option<Vec<String>>, Message> {
        let Some(words) = schema.get(annotation) else { return Ok(None) };
        let words = one_or_many(Some(words));
        let has_name_for_each =
            words.len() == values.len() && words.iter().all(|word| !word.is_empty());
        if has_name_for_each {
            return Ok(Some(words));
        }
        Err(msg!("schema-enum-words", annotation = annotation, field = field))
    };
    let (german, english) = (words(ENUM_WORDS[0])?, words(ENUM_WORDS[1])?);
    let word = |index: usize| {
        let de = german.as_ref()?.get(index)?;
        let en = english.as_ref().and_then(|words| words.get(index)).unwrap_or(de);
        Some(LocalizedText { de: de.clone(), en: en.clone() })
    };
    let values = values.iter().enumerate();
    Ok(values.map(|(index, value)| EnumValue { value: value.clone(), word: word(index) }).collect())
}

/// `"a"` or `["a", "b"]`, as JSON Schema writes `type`.
pub(super) fn one_or_many(value: Option<&JsonValue>) -> Vec<String> {
    match value {
        Some(JsonValue::String(one)) => vec![one.clone()],
        Some(JsonValue::Array(many)) => {
            many.iter().filter_map(JsonValue::as_str).map(str::to_owned).collect()
        }
        _ => Vec::new(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::schema::{Kind, Schemas, walk};
    use serde_json::json;
    use std::sync::Arc;
    use yaml_tree::parse;

    fn kinds(schema: &JsonValue) -> anyhow::Result<Arc<Kind>> {
        let mut schema = schema.clone();
        for (key, value) in [("type", "object"), ("x-collection", "things"), ("x-label", "name")] {
            schema[key] = value.into();
        }
        schema["properties"]["name"] = json!({ "type": "string" });
        let other = json!({
            "type": "object", "x-collection": "others", "x-label": "name",
            "properties": { "name": { "type": "string" } },
        });
        let schemas = Schemas::compile(BTreeMap::from([
            ("thing.schema.json".to_owned(), schema),
            ("other.schema.json".to_owned(), other),
        ]))?;
        Ok(Arc::clone(schemas.kind("thing").expect("the kind")))
    }

    /// The paths of a record that reference another record, with the kinds it may be of.
    fn references(schema: &JsonValue, record: &str) -> Vec<String> {
        let kind = kinds(schema).expect("a schema");
        let record = parse(record).expect("YAML");
        let mut found = Vec::new();
        walk(&kind.root, &record, &mut |trail, field, node| {
            if node.as_str().is_some() && !field.reference.is_empty() {
                let at = kind.root.at(&trail.path()).expect("a field");
                assert!(at.reference.contains(&field.reference[0]), "{}", trail.path());
                found.push(format!("{} {}", trail.path(), field.reference.join("|")));
            }
        });
        found
    }

    #[test]
    fn references_are_found_in_all_subschemas() {
        let id = json!({ "type": "string", "x-reference": "other" });
        let map =
            json!({ "properties": { "a": { "type": "object", "additionalProperties": id } } });
        let in_a = |schema: JsonValue| json!({ "properties": { "a": { "type": "string" } }, "allOf": [schema] });
        let a = json!({ "properties": { "a": id } });
        for (schema, record, place) in [
            (map.clone(), "a: {x: 1, y: k}", "a.y"),
            (json!({ "patternProperties": { "^x-": id } }), "x-a: k\ny-a: k", "x-a"),
            (json!({ "additionalProperties": id }), "name: k\nz: k", "z"),
            (json!({ "unevaluatedProperties": id }), "name: k\nz: k", "z"),
            (json!({ "allOf": [a] }), "a: k", "a"),
            (in_a(a.clone()), "a: k", "a"),
            (json!({ "anyOf": [a, { "required": ["b"] }] }), "a: k", "a"),
            (json!({ "oneOf": [{ "required": ["b"] }, a] }), "a: k", "a"),
            (json!({ "if": {}, "then": a }), "a: k", "a"),
            (json!({ "if": {}, "else": a }), "a: k", "a"),
            (json!({ "dependentSchemas": { "name": a } }), "a: k", "a"),
            (json!({ "allOf": [{ "anyOf": [{ "if": {}, "then": a }] }] }), "a: k", "a"),
            (
                json!({ "$defs": { "d": a }, "$ref": "#/$defs/d", "properties": { "b": {} } }),
                "a: k",
                "a",
            ),
        ] {
            assert_eq!(references(&schema, record), [format!("{place} other")], "{schema}");
        }
        assert_eq!(references(&map, "a: k"), [""; 0]);
    }

    #[test]
    fn references_are_found_in_lists_and_values_that_may_be_lists() {
        let id = json!({ "type": "string", "x-reference": "other" });
        for (schema, record, place) in [
            (json!({ "properties": { "a": { "prefixItems": [{}, id] } } }), "a: [k, k, k]", "a[1]"),
            (
                json!({ "properties": { "a": { "prefixItems": [{}], "items": id } } }),
                "a: [k, k]",
                "a[1]",
            ),
            (
                json!({ "properties": { "a": { "prefixItems": [{}], "unevaluatedItems": id } } }),
                "a: [k, k]",
                "a[1]",
            ),
            (
                json!({ "properties": { "a": { "type": ["array", "null"], "items": id } } }),
                "a: [k]",
                "a[0]",
            ),
            (json!({ "properties": { "a": { "items": id } } }), "a: [k]", "a[0]"),
            (
                json!({ "$defs": { "ä /": id }, "properties": { "a": { "$ref": "#/$defs/%C3%A4%20~1" } } }),
                "a: k",
                "a",
            ),
            (
                json!({ "properties": { "a": { "anyOf": [id, { "type": "array", "items": id }] } } }),
                "a: [k]",
                "a[0]",
            ),
            (
                json!({ "properties": { "a": { "anyOf": [id, { "type": "array", "items": id }] } } }),
                "a: k",
                "a",
            ),
        ] {
            assert_eq!(references(&schema, record), [format!("{place} other")], "{schema}");
        }
    }

    #[test]
    fn of_several_types_the_one_that_accepts_a_string_is_used() {
        let schema = json!({ "properties": { "a": { "anyOf": [
            { "type": "string", "pattern": "^[a-z]+$", "x-reference": "other" },
            { "type": "string", "pattern": "^https:" },
            { "enum": ["all"] },
        ] } } });
        assert_eq!(references(&schema, "a: k"), ["a other"]);
        assert_eq!(references(&schema, "a: 'https:'"), [""; 0]);
    }

    #[test]
    fn branches_do_not_override_the_description_of_the_field() {
        let schema = json!({
            "properties": { "a": { "type": "string", "title": "A", "enum": ["x", "y"] }, "b": { "type": "object", "properties": {} } },
            "required": ["b"],
            "if": { "properties": { "a": { "const": "x" } } },
            "then": { "properties": { "a": { "enum": ["x"], "title": "no" }, "c": { "type": "integer" } }, "required": ["c"] },
            "else": { "properties": { "a": false, "b": { "properties": { "d": { "type": "boolean" } } } } },
        });
        let kind = kinds(&schema).expect("a schema");
        let field = |name: &str| kind.root.child(name).expect("a field");
        assert_eq!((field("a").choices().len(), field("a").title.de.as_str()), (2, "A"));
        assert!(matches!(field("c").shape, Shape::Integer) && !field("c").required);
        assert!(field("b").required);
        assert!(matches!(field("b").child("d").map(|d| &d.shape), Some(Shape::Boolean)));
    }

    #[test]
    fn identities_are_found_in_branches_and_maps() {
        let list =
            json!({ "type": "array", "x-identity": "k", "items": { "properties": { "k": {} } } });
        for schema in [
            json!({ "properties": { "a": { "additionalProperties": list } } }),
            json!({ "properties": { "a": { "anyOf": [{ "type": "string" }, { "properties": { "b": list } }] } } }),
        ] {
            let kind = kinds(&schema).expect("a schema");
            let list = kind.root.child("a").and_then(|a| a.child("b"));
            assert_eq!(Field::of_entries(list).1, ["k"], "{schema}");
        }
    }

    #[test]
    fn no_schema_explodes() {
        let text = |error: anyhow::Error| {
            error
                .downcast_ref::<Message>()
                .map(|message| format!("{:?}", message.args))
                .expect("a message")
        };
        let named: SchemaKeywords = (0..2_000).map(|at| (format!("f{at}"), json!({}))).collect();
        let many = json!({ "type": "object", "properties": named.clone() });
        let mut tuple = json!({});
        for _ in 0..20 {
            tuple = json!({ "prefixItems": [tuple] });
        }
        let circle = json!({ "anyOf": [{ "$ref": "#/$defs/c" }, { "$ref": "#/$defs/c" }] });
        for (schema, key) in [
            (
                json!({ "properties": named, "patternProperties": { "^f": many } }),
                "schema-too-large",
            ),
            (json!({ "properties": { "a": tuple } }), "schema-too-large"),
            (
                json!({ "$defs": { "c": circle }, "properties": { "a": { "$ref": "#/$defs/c" } } }),
                "schema-too-deep",
            ),
            (
                json!({ "properties": { "a": { "additionalProperties": { "$ref": "#" } } } }),
                "schema-too-deep",
            ),
        ] {
            let error = text(kinds(&schema).map(|_| ()).expect_err("refused"));
            assert!(error.contains(key), "{error}");
        }
    }
}
