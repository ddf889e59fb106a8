//! A field of a kind as its schema describes it, references between schema files resolved.

use std::sync::{Arc, OnceLock};

use serde_json::{Value as JsonValue, json};

use super::keywords::SchemaKeywords;
use crate::suggest::letters;
use crate::table::Cell;
use messages::LocalizedText;
use yaml_schema::{NodeValidator, is_pattern};
use yaml_tree::{FieldPath, FieldPathSegment, Value};

/// One field: its words, what it holds, and what the annotations say of it.
#[derive(Debug, Clone)]
pub struct Field {
    pub name: String,
    pub title: LocalizedText,
    /// German; the schemas have no English descriptions.
    pub description: String,
    pub shape: Shape,
    /// What stands where the schema gives no name.
    pub unnamed: UnnamedFields,
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
    /// Made of the keywords when first asked for.
    pub text_validator: TextValidator,
}

/// The validator of the texts of a field.
#[derive(Debug, Default)]
pub struct TextValidator(OnceLock<Option<NodeValidator>>);

impl TextValidator {
    /// Whether a text is valid by a schema, which is compiled for the first text.
    fn is_valid(&self, schema: impl FnOnce() -> JsonValue, text: &str) -> bool {
        let validator = self.0.get_or_init(|| NodeValidator::new(&schema()).ok());
        let node = Value::String(text.into()).into();
        validator.as_ref().is_some_and(|validator| validator.is_valid(&node))
    }
}

/// The keywords of a copy may change before it is asked.
impl Clone for TextValidator {
    fn clone(&self) -> Self {
        TextValidator::default()
    }
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
    /// One of several: an object, a list, texts and numbers; each tells what is said of it alone.
    Mixed(Vec<Field>),
    /// The schema does not say.
    Any,
}

/// What a schema says of entries to which it gives no name.
#[derive(Debug, Clone, Default)]
pub struct UnnamedFields {
    /// Of keys that match a pattern (`patternProperties`).
    pub patterns: Vec<(KeyPattern, Field)>,
    /// Of any other key (`additionalProperties`).
    pub other: Option<Box<Field>>,
    /// The first entries of a list, each by itself (`prefixItems`); the item of the list is what any
    /// of them may be.
    pub prefix: Vec<Field>,
    /// The entries behind the first ones.
    pub rest: Option<Box<Field>>,
}

/// A pattern of keys.
#[derive(Debug, Clone)]
pub struct KeyPattern {
    pub text: String,
    /// Copies share it.
    validator: Arc<TextValidator>,
}

impl KeyPattern {
    /// None if it is no pattern.
    pub(super) fn new(text: &str) -> Option<Self> {
        is_pattern(text).then(|| KeyPattern { text: text.to_owned(), validator: Arc::default() })
    }

    #[must_use]
    pub fn matches(&self, key: &str) -> bool {
        self.validator.is_valid(|| json!({ "pattern": self.text }), key)
    }
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

    /// The fields with a name of an object, or of the objects in a list.
    #[must_use]
    pub fn children(&self) -> &[Field] {
        match &self.shape {
            Shape::Object(fields) => fields,
            Shape::List(item, _) => item.children(),
            Shape::Mixed(readings) => {
                let mut children = readings.iter().map(Field::children);
                children.find(|children| !children.is_empty()).unwrap_or_default()
            }
            _ => &[],
        }
    }

    /// The field under a key of an object, or of the objects in a list. Of several patterns that the key
    /// matches, the first counts.
    #[must_use]
    pub fn child(&self, name: &str) -> Option<&Field> {
        match &self.shape {
            Shape::List(item, _) => item.child(name),
            Shape::Mixed(readings) => readings.iter().find_map(|reading| reading.child(name)),
            _ => {
                let named = self.children().iter().find(|field| field.name == name);
                named.or_else(|| self.unnamed.under(name).next())
            }
        }
    }

    /// All that the schema says of the value under a key of this object. Most keys of a record stand in the order of
    /// the schema: the field is looked for from the place `next` on, which then is that behind it.
    pub(super) fn under(&self, key: &str, next: &mut usize) -> impl Iterator<Item = &Field> {
        let fields = match &self.shape {
            Shape::Object(fields) => fields.as_slice(),
            _ => &[],
        };
        let (before, ahead) = fields.split_at((*next).min(fields.len()));
        let is_it = |field: &Field| field.name == key;
        let place = ahead.iter().position(is_it).map(|place| before.len() + place);
        let place = place.or_else(|| before.iter().position(is_it));
        let named = place.and_then(|place| fields.get(place));
        *next = place.map_or(*next, |place| place + 1);
        let unnamed = named.is_none().then(|| self.unnamed.under(key));
        named.into_iter().chain(unnamed.into_iter().flatten())
    }

    /// Every field right within this one, with a name or without.
    pub fn parts(&self) -> impl Iterator<Item = &Field> {
        let (inner, item) = match &self.shape {
            Shape::Object(fields) | Shape::Mixed(fields) => (fields.as_slice(), None),
            Shape::List(item, _) if self.unnamed.prefix.is_empty() => (&[][..], Some(&**item)),
            _ => (&[][..], None),
        };
        let UnnamedFields { patterns, other, prefix, rest } = &self.unnamed;
        let unnamed = patterns.iter().map(|(_, field)| field).chain(other.as_deref());
        inner.iter().chain(item).chain(unnamed).chain(prefix).chain(rest.as_deref())
    }

    /// Whether a value of it, or one within it, can name a record of such a kind.
    #[must_use]
    pub fn may_refer_to(&self, is_such: &dyn Fn(&str) -> bool) -> bool {
        self.reference.iter().any(|kind| is_such(kind))
            || self.parts().any(|field| field.may_refer_to(is_such))
    }

    /// What it says of keys without a name, of an object or the objects in a list.
    pub fn unnamed_children(&self) -> impl Iterator<Item = &Field> {
        let object = match &self.shape {
            Shape::List(item, _) => item.item(),
            Shape::Mixed(readings) => {
                readings.iter().find(|reading| reading.has_unnamed_keys()).unwrap_or(self)
            }
            _ => self,
        };
        let patterns = object.unnamed.patterns.iter().map(|(_, field)| field);
        patterns.chain(object.unnamed.other.as_deref())
    }

    /// Whether there can be fields below it, with names or without.
    #[must_use]
    pub fn has_fields(&self) -> bool {
        match &self.shape {
            Shape::List(item, _) => item.has_fields(),
            Shape::Mixed(readings) => readings.iter().any(Field::has_fields),
            _ => !self.children().is_empty() || self.has_unnamed_keys(),
        }
    }

    /// Whether an object may have keys of which the schema says something without naming them.
    #[must_use]
    pub fn has_unnamed_keys(&self) -> bool {
        self.unnamed.other.is_some() || !self.unnamed.patterns.is_empty()
    }

    /// What is said of this value: of one that may be of several shapes, of the one that it has. Of texts
    /// and numbers the reading counts that accepts them, a fixed list before anything else.
    #[must_use]
    pub fn reading(&self, value: &Value) -> &Field {
        let Shape::Mixed(readings) = &self.shape else { return self };
        let found = match value {
            Value::Mapping(_) => readings.iter().find(|it| matches!(it.shape, Shape::Object(_))),
            Value::List(_) => readings.iter().find(|it| matches!(it.shape, Shape::List(..))),
            _ => {
                let mut scalars = readings.iter().filter(|it| it.is_scalar());
                match (scalars.next(), scalars.next(), value) {
                    (Some(one), Some(other), Value::String(text)) => {
                        let accepts = |field: &&Field| field.accepts(text);
                        Some([one, other].into_iter().find(accepts).unwrap_or(one))
                    }
                    (one, ..) => one,
                }
            }
        };
        found.unwrap_or(self)
    }

    /// Whether it is neither an object nor a list.
    pub(super) fn is_scalar(&self) -> bool {
        !matches!(self.shape, Shape::Object(_) | Shape::List(..) | Shape::Mixed(_))
    }

    /// The reading as a list, if it may be one.
    fn as_list(&self) -> Option<&Field> {
        match &self.shape {
            Shape::List(..) => Some(self),
            Shape::Mixed(readings) => readings.iter().find_map(Field::as_list),
            _ => None,
        }
    }

    #[must_use]
    pub fn may_be_list(&self) -> bool {
        self.as_list().is_some()
    }

    /// What the entry at a place of this list is.
    #[must_use]
    pub fn entry(&self, at: usize) -> Option<&Field> {
        let list = self.as_list()?;
        match (&list.shape, list.unnamed.prefix.get(at)) {
            (_, Some(field)) => Some(field),
            (Shape::List(item, _), None) if list.unnamed.prefix.is_empty() => Some(item),
            _ => list.unnamed.rest.as_deref(),
        }
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
        match list.and_then(Field::as_list).map(|field| &field.shape) {
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
        self.text_validator.is_valid(|| JsonValue::Object(self.keywords.clone()), text)
    }

    /// The field at a path below this one.
    #[must_use]
    pub fn at(&self, path: &FieldPath) -> Option<&Field> {
        path.0.iter().try_fold(self, |field, segment| match segment {
            FieldPathSegment::Index(at) => field.entry(*at),
            FieldPathSegment::Key(name) => {
                let object = |reading: &&Field| matches!(reading.shape, Shape::Object(_));
                match &field.shape {
                    Shape::Mixed(readings) => readings.iter().find(object)?.child(name),
                    _ => Some(field).filter(object)?.child(name),
                }
            }
        })
    }
}

impl UnnamedFields {
    /// What is said of a key that has no name.
    pub(super) fn under(&self, key: &str) -> impl Iterator<Item = &Field> {
        let matching = self.patterns.iter().filter(|(pattern, _)| pattern.matches(key));
        let mut matching = matching.map(|(_, field)| field).peekable();
        let other = if matching.peek().is_none() { self.other.as_deref() } else { None };
        matching.chain(other)
    }
}

/// On a number that is no quantity: on what scale it is measured instead.
pub(super) const SCALE: &str = "x-scale";
/// What such scales are called: of degrees, of ranks.
pub(super) const SCALES: [&str; 2] = ["interval", "ordinal"];

/// Beside an `enum`, a word for each value: German, which editors show, and English.
pub const ENUM_WORDS: [&str; 2] = ["enumDescriptions", "x-enum-en"];
