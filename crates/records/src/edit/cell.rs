//! What a cell of a table means, by the field it belongs to.

use crate::schema::{Field, Shape};
use yaml_tree::{Node, Value};

/// Between the entries of a list in one cell.
const SEPARATOR: char = '|';

/// The value of a cell that is not empty; none if it cannot be one of the field.
#[must_use]
pub fn value(field: &Field, cell: &str) -> Option<Value> {
    match &field.shape {
        Shape::Text | Shape::Date | Shape::Choice(_) => Some(Value::String(cell.to_owned())),
        Shape::Integer => cell.parse().ok().map(Value::Integer),
        Shape::Number => {
            let whole = cell.parse().ok().map(Value::Integer);
            whole.or_else(|| cell.parse().ok().filter(|n: &f64| n.is_finite()).map(Value::Float))
        }
        Shape::Boolean => cell.parse().ok().map(Value::Bool),
        Shape::List(item, _) => {
            let items = cell.split(SEPARATOR).map(|part| value(item, part.trim()).map(Node::from));
            items.collect::<Option<_>>().map(Value::List)
        }
        Shape::Object(_) | Shape::Any => None,
    }
}
