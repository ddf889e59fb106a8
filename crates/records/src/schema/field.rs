//! A field of a kind as its schema describes it, with references between schema files resolved.

use std::sync::{Arc, OnceLock};

use serde_json::{Value as JsonValue, json};

use super::keywords::FieldKeywords;
use crate::suggest::letters;
use crate::table::Cell;
use messages::LocalizedText;
use yaml_schema::{NodeValidator, is_pattern};
use yaml_tree::{FieldPath, FieldPathSegment, Value};

/// One field: its names, its shape, and its annotations.
#[derive(Debug, Clone)]
pub struct Field {
    pub name: String,
    pub title: LocalizedText,
    /// German; the schemas have no English descriptions.
    pub description: String,
    pub shape: Shape,
    /// The fields of keys and entries that the schema does not name.
    pub unnamed: UnnamedFields,
    /// The kinds of which this string may name a record (`x-reference`).
    pub reference: Vec<String>,
    /// A record with this field is part of the record that it names (`x-part-of`).
    pub part_of: bool,
    /// For an object: the field that represents it where a single value is needed (`x-value`).
    pub value: Option<String>,
    /// Its value is unique among the records of the kind (`x-unique`).
    pub unique: bool,
    /// The object around it must have it.
    pub required: bool,
    /// The keywords of its schema other than those for shape, fields and required fields.
    pub keywords: FieldKeywords,
    /// Compiled from the keywords on first use.
    pub text_validator: TextValidator,
}

/// Validates the strings of a field.
#[derive(Debug, Default)]
pub struct TextValidator(OnceLock<Option<NodeValidator>>);

impl TextValidator {
    /// Whether a string is valid by a schema, which is compiled for the first string.
    fn is_valid(&self, schema: impl FnOnce() -> JsonValue, text: &str) -> bool {
        let validator = self.0.get_or_init(|| NodeValidator::new(&schema()).ok());
        let node = Value::String(text.into()).into();
        validator.as_ref().is_some_and(|validator| validator.is_valid(&node))
    }
}

/// A clone starts uncompiled, since the keywords of the copied field may change before its first use.
impl Clone for TextValidator {
    fn clone(&self) -> Self {
        TextValidator::default()
    }
}

/// The type of value a field holds.
#[derive(Debug, Clone)]
pub enum Shape {
    Text,
    Date,
    Integer,
    Number,
    Boolean,
    Choice(Vec<EnumValue>),
    Object(Vec<Field>),
    /// The field of the items, and the fields by which entries are matched (`x-identity`): the first one that an
    /// entry has; `.` is the entry itself.
    List(Box<Field>, Vec<String>),
    /// Several possible types: object, list, string, number; each has its own description.
    Mixed(Vec<Field>),
    /// The schema does not restrict the type.
    Any,
}

/// The fields of keys and entries that a schema does not name.
#[derive(Debug, Clone, Default)]
pub struct UnnamedFields {
    /// For keys that match a pattern (`patternProperties`).
    pub patterns: Vec<(KeyPattern, Field)>,
    /// For any other key (`additionalProperties`).
    pub other: Option<Box<Field>>,
    /// For the first entries of a list, one field each (`prefixItems`); the item field of the list then describes
    /// any of them.
    pub prefix: Vec<Field>,
    /// For the entries after those.
    pub rest: Option<Box<Field>>,
}

/// A pattern for keys.
#[derive(Debug, Clone)]
pub struct KeyPattern {
    pub text: String,
    /// Shared by clones.
    validator: Arc<TextValidator>,
}

impl KeyPattern {
    /// `None` if it is not a valid pattern.
    pub(super) fn new(text: &str) -> Option<Self> {
        is_pattern(text).then(|| KeyPattern { text: text.to_owned(), validator: Arc::default() })
    }

    #[must_use]
    pub fn matches(&self, key: &str) -> bool {
        self.validator.is_valid(|| json!({ "pattern": self.text }), key)
    }
}

/// A value of a fixed list, with its display name (`enumDescriptions`, `x-enum-en`).
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct EnumValue {
    pub value: String,
    /// `None` if the schema gives no display name.
    pub word: Option<LocalizedText>,
}

impl EnumValue {
    /// The value as a table cell.
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
    /// The values of a fixed list; empty for any other field.
    #[must_use]
    pub fn choices(&self) -> &[EnumValue] {
        match &self.item().shape {
            Shape::Choice(choices) => choices,
            _ => &[],
        }
    }

    /// The display name of a value of this field.
    #[must_use]
    pub fn word(&self, value: &str) -> Option<&LocalizedText> {
        self.choices().iter().find(|choice| choice.value == value)?.word.as_ref()
    }

    /// The value of a fixed list that a text names, by its value or display name; spaces, hyphens, capitals and
    /// umlauts may be written differently.
    #[must_use]
    pub fn choice_named(&self, text: &str) -> Option<&EnumValue> {
        let requested = letters(text);
        let is_named = |choice: &&EnumValue| {
            let words = choice.word.iter().flat_map(|word| [&word.de, &word.en]);
            words.into_iter().any(|word| letters(word) == requested)
        };
        let choices = self.choices();
        let exact = choices.iter().find(|choice| choice.value == text);
        let spelt = || choices.iter().find(|choice| letters(&choice.value) == requested);
        exact.or_else(spelt).or_else(|| choices.iter().find(is_named))
    }

    /// A text of this field as a table cell; a value of a fixed list has its display name.
    #[must_use]
    pub fn text_cell(&self, text: &str) -> Cell {
        let choice = self.choices().iter().find(|choice| choice.value == text);
        choice.map_or_else(|| Cell::Text(text.to_owned()), EnumValue::cell)
    }

    /// The named fields of an object, or of the objects in a list.
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

    /// The field for a key of an object, or of the objects in a list. If the key matches several patterns, the
    /// first one counts.
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

    /// All fields that describe the value of a key of this object. Most keys of a record are in schema order, so
    /// the search starts at position `next`, which is then set to the position after the field found.
    pub(super) fn under(&self, key: &str, next: &mut usize) -> impl Iterator<Item = &Field> {
        let fields = match &self.shape {
            Shape::Object(fields) => fields.as_slice(),
            _ => &[],
        };
        let (before, ahead) = fields.split_at((*next).min(fields.len()));
        let has_name = |field: &Field| field.name == key;
        let position = ahead.iter().position(has_name).map(|position| before.len() + position);
        let position = position.or_else(|| before.iter().position(has_name));
        let named = position.and_then(|position| fields.get(position));
        *next = position.map_or(*next, |position| position + 1);
        let unnamed = named.is_none().then(|| self.unnamed.under(key));
        named.into_iter().chain(unnamed.into_iter().flatten())
    }

    /// Every field directly within this one, named or not.
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

    /// Whether its value, or one within it, can reference a record of such a kind.
    #[must_use]
    pub fn may_refer_to(&self, is_kind: &dyn Fn(&str) -> bool) -> bool {
        self.reference.iter().any(|kind| is_kind(kind))
            || self.parts().any(|field| field.may_refer_to(is_kind))
    }

    /// The fields of keys without a name, for an object or the objects in a list.
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

    /// Whether there can be fields below it, named or not.
    #[must_use]
    pub fn has_fields(&self) -> bool {
        match &self.shape {
            Shape::List(item, _) => item.has_fields(),
            Shape::Mixed(readings) => readings.iter().any(Field::has_fields),
            _ => !self.children().is_empty() || self.has_unnamed_keys(),
        }
    }

    /// Whether the schema describes keys of an object without naming them.
    #[must_use]
    pub fn has_unnamed_keys(&self) -> bool {
        self.unnamed.other.is_some() || !self.unnamed.patterns.is_empty()
    }

    /// The field that describes this value: if several types are possible, the one of this value. For strings and
    /// numbers it is the one that accepts the value, with fixed lists tried first.
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

    /// The interpretation as a list, if it can be one.
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

    /// The field of the entry at a position of this list.
    #[must_use]
    pub fn entry(&self, at: usize) -> Option<&Field> {
        let list = self.as_list()?;
        match (&list.shape, list.unnamed.prefix.get(at)) {
            (_, Some(field)) => Some(field),
            (Shape::List(item, _), None) if list.unnamed.prefix.is_empty() => Some(item),
            _ => list.unnamed.rest.as_deref(),
        }
    }

    /// The field that represents an object where a single value is needed.
    #[must_use]
    pub fn main_child(&self) -> Option<&Field> {
        self.child(self.item().value.as_deref()?)
    }

    /// The field of a single value: the item of a list, otherwise the field itself.
    #[must_use]
    pub fn item(&self) -> &Field {
        match &self.shape {
            Shape::List(item, _) => item.item(),
            _ => self,
        }
    }

    /// The field of the entries of a list, and the fields that identify them; without a schema, nothing.
    #[must_use]
    pub fn of_entries(list: Option<&Field>) -> (Option<&Field>, &[String]) {
        match list.and_then(Field::as_list).map(|field| &field.shape) {
            Some(Shape::List(item, keys)) => (Some(item), keys),
            _ => (None, &[]),
        }
    }

    /// Whether it is free text for people, as opposed to an id, a code or an address.
    #[must_use]
    pub fn is_prose(&self) -> bool {
        let is_bound = ["pattern", "format", "const"].iter().any(|name| self.keywords.has(name));
        matches!(self.shape, Shape::Text) && self.reference.is_empty() && !is_bound
    }

    /// Whether a number is an amount, which can be twice another: it is neither a position on a scale without a
    /// natural zero nor a rank (`x-scale`).
    #[must_use]
    pub fn is_quantity(&self) -> bool {
        matches!(self.shape, Shape::Integer | Shape::Number) && !self.keywords.has(SCALE)
    }

    /// Whether the schema of the field allows a string, judged by this field alone.
    #[must_use]
    pub fn accepts(&self, text: &str) -> bool {
        if let Shape::Choice(choices) = &self.shape {
            return choices.iter().any(|choice| choice.value == text);
        }
        self.text_validator.is_valid(|| self.keywords.to_schema(), text)
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
    /// The fields that describe a key without a name.
    pub(super) fn under(&self, key: &str) -> impl Iterator<Item = &Field> {
        let matching = self.patterns.iter().filter(|(pattern, _)| pattern.matches(key));
        let mut matching = matching.map(|(_, field)| field).peekable();
        let other = if matching.peek().is_none() { self.other.as_deref() } else { None };
        matching.chain(other)
    }
}

/// Annotation of a number that is not a quantity: the scale on which it is measured instead.
pub(super) const SCALE: &str = "x-scale";
/// The values of `x-scale`: for degrees and for ranks.
pub(super) const SCALES: [&str; 2] = ["interval", "ordinal"];

/// Annotations beside an `enum`: a display name for each value, in German (shown by editors) and in English.
pub const ENUM_WORDS: [&str; 2] = ["enumDescriptions", "x-enum-en"];
