//! A field of a kind as its schema describes it, references between schema files resolved.

use std::collections::BTreeMap;

use anyhow::Result;
use jsonschema::PatternOptions;
use serde_json::Value as JsonValue;

use super::fault;
use super::keywords::{RefExpander, SchemaKeywords, address, beyond_shape};
use crate::suggest::letters;
use crate::table::Cell;
use messages::LocalizedText;
use messages::Message;
use messages::PartialDate;
use messages::msg;
use yaml_tree::{FieldPath, FieldPathSegment};

/// One field: its words, what it holds, and what the annotations say of it.
#[derive(Debug, Clone)]
pub struct Field {
    pub name: String,
    pub title: LocalizedText,
    /// German; the schemas have no English descriptions.
    pub description: String,
    pub shape: Shape,
    /// Kinds of which this text may name a record (`x-reference`).
    pub reference: Vec<String>,
    /// A record with this field is part of the record that it names (`x-part-of`).
    pub part_of: bool,
    /// Of an object: the field that stands for it where one value is asked for (`x-value`).
    pub value: Option<String>,
    /// No two records of the kind share its value (`x-unique`).
    pub unique: bool,
    /// Whatever it is in must have it.
    pub required: bool,
    /// What its schema says beyond shape, fields and which of them are required.
    pub keywords: SchemaKeywords,
}

/// What a field holds.
#[derive(Debug, Clone)]
pub enum Shape {
    Text,
    Date,
    Integer,
    Number,
    Boolean,
    Choice(Vec<EnumValue>),
    Object(Vec<Field>),
    /// Items, and the fields of an item by which entries are matched (`x-identity`): the first that
    /// an entry has; `.` is the item itself.
    List(Box<Field>, Vec<String>),
    /// The schema does not say.
    Any,
}

/// A value of a fixed list, with what people call it (`enumDescriptions`, `x-enum-en`).
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct EnumValue {
    pub value: String,
    /// None where the schema says no more than the value.
    pub word: Option<LocalizedText>,
}

impl EnumValue {
    /// The value in a table.
    #[must_use]
    pub fn cell(&self) -> Cell {
        let value = self.value.clone();
        match &self.word {
            Some(word) => Cell::Word(value, word.into()),
            None => Cell::Text(value),
        }
    }
}

impl Field {
    /// The values of a fixed list; none of any other field.
    #[must_use]
    pub fn choices(&self) -> &[EnumValue] {
        match &self.item().shape {
            Shape::Choice(choices) => choices,
            _ => &[],
        }
    }

    /// What people call a value of this field.
    #[must_use]
    pub fn word(&self, value: &str) -> Option<&LocalizedText> {
        self.choices().iter().find(|choice| choice.value == value)?.word.as_ref()
    }

    /// The value of a fixed list that a text names: by the value or its word, however people write its spaces,
    /// hyphens, capitals and umlauts.
    #[must_use]
    pub fn choice_named(&self, text: &str) -> Option<&EnumValue> {
        let wanted = letters(text);
        let is_worded = |choice: &&EnumValue| {
            let words = choice.word.iter().flat_map(|word| [&word.de, &word.en]);
            words.into_iter().any(|word| letters(word) == wanted)
        };
        let choices = self.choices();
        let exact = choices.iter().find(|choice| choice.value == text);
        let spelt = || choices.iter().find(|choice| letters(&choice.value) == wanted);
        exact.or_else(spelt).or_else(|| choices.iter().find(is_worded))
    }

    /// A text of this field in a table: a value of a fixed list with its word.
    #[must_use]
    pub fn text_cell(&self, text: &str) -> Cell {
        let choice = self.choices().iter().find(|choice| choice.value == text);
        choice.map_or_else(|| Cell::Text(text.to_owned()), EnumValue::cell)
    }

    /// The fields of an object, or of the objects in a list.
    #[must_use]
    pub fn children(&self) -> &[Field] {
        match &self.shape {
            Shape::Object(fields) => fields,
            Shape::List(item, _) => item.children(),
            _ => &[],
        }
    }

    #[must_use]
    pub fn child(&self, name: &str) -> Option<&Field> {
        self.children().iter().find(|field| field.name == name)
    }

    /// The field that stands for an object where one value is asked for.
    #[must_use]
    pub fn main_child(&self) -> Option<&Field> {
        self.child(self.item().value.as_deref()?)
    }

    /// What one value is: the item of a list, the field itself otherwise.
    #[must_use]
    pub fn item(&self) -> &Field {
        match &self.shape {
            Shape::List(item, _) => item.item(),
            _ => self,
        }
    }

    /// What the entries of a list are, and the fields by which they are told apart; of a value that no
    /// schema knows nothing is known.
    #[must_use]
    pub fn of_entries(list: Option<&Field>) -> (Option<&Field>, &[String]) {
        match list.map(|field| &field.shape) {
            Some(Shape::List(item, keys)) => (Some(item), keys),
            _ => (None, &[]),
        }
    }

    /// Whether it is a text for people, in words of the author's choice: no id, no code, no address.
    #[must_use]
    pub fn is_prose(&self) -> bool {
        let is_bound =
            ["pattern", "format", "const"].iter().any(|key| self.keywords.contains_key(*key));
        matches!(self.shape, Shape::Text) && self.reference.is_empty() && !is_bound
    }

    /// Whether a number is an amount of something, so that it can be twice another: no place on a scale
    /// without a zero of its own, and no rank (`x-scale`).
    #[must_use]
    pub fn is_quantity(&self) -> bool {
        matches!(self.shape, Shape::Integer | Shape::Number) && !self.keywords.contains_key(SCALE)
    }

    /// Whether a text is a value that the schema of the field allows, as far as the field alone tells.
    #[must_use]
    pub fn accepts(&self, text: &str) -> bool {
        if let Shape::Choice(choices) = &self.shape {
            return choices.iter().any(|choice| choice.value == text);
        }
        let schema = JsonValue::Object(self.keywords.clone());
        let format = |text: &str| PartialDate::parse(text).is_some();
        let validator = jsonschema::options()
            .with_draft(jsonschema::Draft::Draft202012)
            .offline()
            .with_format("teildatum", format)
            .should_validate_formats(true)
            .with_pattern_options(PatternOptions::regex())
            .build(&schema);
        validator.is_ok_and(|validator| validator.is_valid(&text.into()))
    }

    /// The field at a path below this one.
    #[must_use]
    pub fn at(&self, path: &FieldPath) -> Option<&Field> {
        path.0.iter().try_fold(self, |field, segment| match (segment, &field.shape) {
            (FieldPathSegment::Index(_), Shape::List(item, _)) => Some(item.as_ref()),
            (FieldPathSegment::Key(name), Shape::Object(fields)) => {
                fields.iter().find(|field| field.name == *name)
            }
            _ => None,
        })
    }
}

/// Reads fields out of schema files, following `$ref` between them.
pub(super) struct FieldReader<'a> {
    pub sources: &'a BTreeMap<String, JsonValue>,
}

/// On a number that is no quantity: on what scale it is measured instead.
pub(super) const SCALE: &str = "x-scale";
/// What such scales are called: of degrees, of ranks.
pub(super) const SCALES: [&str; 2] = ["interval", "ordinal"];

/// Beside an `enum`, a word for each value: German, which editors show, and English.
pub const ENUM_WORDS: [&str; 2] = ["enumDescriptions", "x-enum-en"];

/// References within one another; more is a circle, or a schema nobody can follow.
const MAX_DEPTH: usize = 24;

impl FieldReader<'_> {
    /// The field that `schema`, found in the file `file`, describes.
    pub(super) fn field(&self, file: &str, name: &str, schema: &JsonValue) -> Result<Field> {
        self.read(file, name, schema, 0)
    }

    fn read(&self, file: &str, name: &str, schema: &JsonValue, depth: usize) -> Result<Field> {
        if depth > MAX_DEPTH {
            return Err(fault(file, msg!("schema-too-deep", field = name)));
        }
        let layers = self.layers(file, name, schema)?;
        let home = layers.last().map_or(file, |(home, _)| home);
        let schema = merged(&layers);
        let text = |key: &str| schema.get(key).and_then(JsonValue::as_str).unwrap_or_default();
        let title = if text("title").is_empty() { name } else { text("title") };
        let is = |key: &str| schema.get(key).and_then(JsonValue::as_bool).unwrap_or_default();
        let english = if text("x-title-en").is_empty() { title } else { text("x-title-en") };
        Ok(Field {
            name: name.to_owned(),
            title: LocalizedText { de: title.to_owned(), en: english.to_owned() },
            description: text("description").to_owned(),
            shape: self.shape(home, name, &schema, depth)?,
            reference: one_or_many(schema.get("x-reference")),
            part_of: is("x-part-of"),
            value: schema.get("x-value").and_then(JsonValue::as_str).map(str::to_owned),
            unique: is("x-unique"),
            required: false,
            keywords: self.keywords(&layers, schema),
        })
    }

    fn shape(
        &self,
        file: &str,
        name: &str,
        schema: &SchemaKeywords,
        depth: usize,
    ) -> Result<Shape> {
        if let Some(choices) = schema.get("enum") {
            return Ok(Shape::Choice(
                enum_values(name, choices, schema).map_err(|reason| fault(file, reason))?,
            ));
        }
        Ok(match schema.get("type").and_then(JsonValue::as_str) {
            Some("string") if schema.get("format") == Some(&"teildatum".into()) => Shape::Date,
            Some("string") => Shape::Text,
            Some("integer") => Shape::Integer,
            Some("number") => Shape::Number,
            Some("boolean") => Shape::Boolean,
            Some("array") => {
                let items = schema.get("items").unwrap_or(&JsonValue::Bool(true));
                let item = self.read(file, name, items, depth + 1)?;
                Shape::List(Box::new(item), one_or_many(schema.get("x-identity")))
            }
            Some("object") => Shape::Object(self.properties(file, schema, depth)?),
            _ => Shape::Any,
        })
    }

    fn properties(&self, file: &str, schema: &SchemaKeywords, depth: usize) -> Result<Vec<Field>> {
        let Some(JsonValue::Object(properties)) = schema.get("properties") else {
            return Ok(Vec::new());
        };
        let required = one_or_many(schema.get("required"));
        let field = |(name, schema): (&String, &JsonValue)| {
            let field = self.read(file, name, schema, depth + 1)?;
            Ok(Field { required: required.contains(name), ..field })
        };
        properties.iter().map(field).collect()
    }

    /// The schema, what it refers to, what that refers to: each with the file it stands in.
    fn layers<'s>(
        &'s self,
        file: &str,
        name: &str,
        schema: &'s JsonValue,
    ) -> Result<Vec<(String, &'s SchemaKeywords)>> {
        let mut layers = Vec::new();
        let mut current = (file.to_owned(), schema);
        while layers.len() < MAX_DEPTH {
            let (home, JsonValue::Object(object)) = current else { return Ok(layers) };
            layers.push((home.clone(), object));
            let Some(JsonValue::String(reference)) = object.get("$ref") else {
                return Ok(layers);
            };
            let (home, pointer) = address(&home, reference);
            let target = self.sources.get(&home).and_then(|source| source.pointer(pointer));
            let Some(target) = target else {
                return Err(fault(file, msg!("schema-dangling-ref", reference = reference)));
            };
            current = (home, target);
        }
        Err(fault(file, msg!("schema-too-deep", field = name)))
    }

    fn keywords(
        &self,
        layers: &[(String, &SchemaKeywords)],
        mut schema: SchemaKeywords,
    ) -> SchemaKeywords {
        beyond_shape(&mut schema);
        let mut expander = RefExpander::new(self.sources);
        for (key, value) in &mut schema {
            if let Some((home, _)) = layers.iter().find(|(_, layer)| layer.contains_key(key)) {
                *value = expander.expand(home, value);
            }
        }
        schema
    }
}

/// The values of an `enum` with the words beside it.
fn enum_values(
    field: &str,
    choices: &JsonValue,
    schema: &SchemaKeywords,
) -> Result<Vec<EnumValue>, Message> {
    let values = one_or_many(Some(choices));
    let words = |annotation: &'static str| -> Result<Option<Vec<String>>, Message> {
        let Some(words) = schema.get(annotation) else { return Ok(None) };
        let words = one_or_many(Some(words));
        let is_each = words.len() == values.len() && words.iter().all(|word| !word.is_empty());
        if is_each {
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

/// One schema of several layers; what stands beside `$ref` wins.
fn merged(layers: &[(String, &SchemaKeywords)]) -> SchemaKeywords {
    let mut merged = SchemaKeywords::new();
    for (key, value) in layers.iter().flat_map(|(_, layer)| layer.iter()) {
        if key != "$ref" {
            merged.entry(key.clone()).or_insert_with(|| value.clone());
        }
    }
    merged
}

/// `"a"` or `["a", "b"]`, as JSON Schema writes `type`.
fn one_or_many(value: Option<&JsonValue>) -> Vec<String> {
    match value {
        Some(JsonValue::String(one)) => vec![one.clone()],
        Some(JsonValue::Array(many)) => {
            many.iter().filter_map(JsonValue::as_str).map(str::to_owned).collect()
        }
        _ => Vec::new(),
    }
}
