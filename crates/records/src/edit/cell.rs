//! Interprets a table cell by the field it belongs to.

use crate::digits::number;
use crate::schema::{Field, Shape};
use yaml_tree::{Node, Value};

/// Separates the entries of a list within one cell.
const SEPARATOR: char = '|';

/// The value of a non-empty cell; `None` if it is not a valid value of the field.
#[must_use]
pub fn value(field: &Field, cell: &str) -> Option<Value> {
    match &field.shape {
        Shape::Text | Shape::Date | Shape::Choice(_) => Some(Value::String(cell.into())),
        Shape::Integer => cell.parse().ok().map(Value::Integer),
        Shape::Number => {
            let whole = cell.parse().ok().map(Value::Integer);
            whole.or_else(|| number(cell).map(Value::Float))
        }
        Shape::Boolean => cell.parse().ok().map(Value::Bool),
        Shape::List(item, _) => {
            let items = cell.split(SEPARATOR).map(|part| value(item, part.trim()).map(Node::from));
            items.collect::<Option<_>>().map(Value::List)
        }
        Shape::Object(_) | Shape::Mixed(_) | Shape::Any => None,
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::edit::sample::kind;

    #[test]
    fn a_number_is_taken_with_all_its_digits_or_not_at_all() {
        let kind = kind();
        let field = kind.root.child("ziffer").expect("a field");
        for (cell, number) in [
            ("1.50", 1.5),
            ("1e3", 1e3),
            ("1E+3", 1e3),
            ("-0.0", 0.0),
            ("+.5", 0.5),
            ("5.", 5.0),
            ("10000000000000000000000", 1e22),
            ("-0.1", -0.1),
            ("123456.789e-3", 123.456_789),
        ] {
            assert_eq!(value(field, cell), Some(Value::Float(number)), "{cell}");
        }
        assert_eq!(value(field, "9007199254740993"), Some(Value::Integer(9_007_199_254_740_993)));
        for cell in [
            "1.00000000000000000001",
            "12345678901234567890",
            "0.1000000000000000055511151231257827",
            "1e999",
            "1e-999",
            "nan",
            "inf",
            "1,5",
            "1e99999999999999999999",
        ] {
            assert_eq!(value(field, cell), None, "{cell}");
        }
    }
}
