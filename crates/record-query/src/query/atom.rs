//! A single value as compared by queries: as number, date or text, depending on its type.

use std::cmp::Ordering;

use serde_json::Value as JsonValue;

use super::certainty::Certainty;
use messages::PartialDate;
use records::schema::{Shape, to_json};
use records::suggest::fold;
use records::table::Cell;
use yaml_tree::{Node, Value};

/// One value of a field.
#[derive(Debug, Clone, PartialEq)]
pub enum Atom {
    Text(String),
    Integer(i64),
    Number(f64),
    Boolean(bool),
    Date(PartialDate),
    /// An object, or a list of objects.
    Data(JsonValue),
}

impl Atom {
    pub(super) fn new(shape: &Shape, node: &Node) -> Self {
        match &node.value {
            Value::String(text) => match shape {
                Shape::Date => PartialDate::parse(text).map(Atom::Date),
                _ => None,
            }
            .unwrap_or_else(|| Atom::Text(text.to_string())),
            Value::Integer(number) => Atom::Integer(*number),
            Value::Float(number) => Atom::Number(*number),
            Value::Bool(flag) => Atom::Boolean(*flag),
            _ => Atom::Data(to_json(node)),
        }
    }

    /// The value as a cell of the result.
    #[must_use]
    pub(crate) fn into_cell(self) -> Cell {
        match self {
            Atom::Text(text) => Cell::Text(text),
            Atom::Integer(number) => Cell::Integer(number),
            Atom::Number(number) => Cell::Number(number),
            Atom::Boolean(flag) => Cell::Boolean(flag),
            Atom::Date(date) => Cell::Date(date),
            Atom::Data(data) => Cell::Data(data),
        }
    }

    /// Whether a value of the data is before a requested one; for a date, only if every day that it may denote is.
    pub(super) fn is_before(&self, bound: &Atom) -> Certainty {
        match (self, bound) {
            (Atom::Date(date), Atom::Date(bound)) => {
                Certainty::of(date.is_before(*bound), date.certainly_not_before(*bound))
            }
            _ => self.compare(bound).is_lt().into(),
        }
    }

    pub(super) fn is_after(&self, bound: &Atom) -> Certainty {
        match (self, bound) {
            (Atom::Date(date), Atom::Date(bound)) => {
                Certainty::of(bound.is_before(*date), date.certainly_not_after(*bound))
            }
            _ => self.compare(bound).is_gt().into(),
        }
    }

    /// The text that a filter searches.
    pub(super) fn text(&self) -> String {
        match self {
            Atom::Text(text) => text.clone(),
            Atom::Integer(number) => number.to_string(),
            Atom::Number(number) => number.to_string(),
            Atom::Boolean(flag) => flag.to_string(),
            Atom::Date(date) => date.to_string(),
            Atom::Data(data) => data.to_string(),
        }
    }

    pub(super) fn as_number(&self) -> Option<f64> {
        match self {
            Atom::Integer(number) => Some(*number as f64),
            Atom::Number(number) => Some(*number),
            _ => None,
        }
    }

    /// The sort order: numbers by value, dates by their first day, texts in folded form.
    pub(super) fn compare(&self, other: &Self) -> Ordering {
        match (self, other) {
            (Atom::Integer(a), Atom::Integer(b)) => a.cmp(b),
            (Atom::Date(a), Atom::Date(b)) => a.cmp(b),
            (Atom::Boolean(a), Atom::Boolean(b)) => a.cmp(b),
            _ => match (self.as_number(), other.as_number()) {
                (Some(a), Some(b)) => a.total_cmp(&b),
                _ => fold(&self.text()).cmp(&fold(&other.text())),
            },
        }
    }
}
