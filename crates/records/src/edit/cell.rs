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
            whole.or_else(|| number(cell).map(Value::Float))
        }
        Shape::Boolean => cell.parse().ok().map(Value::Bool),
        Shape::List(item, _) => {
            let items = cell.split(SEPARATOR).map(|part| value(item, part.trim()).map(Node::from));
            items.collect::<Option<_>>().map(Value::List)
        }
        Shape::Object(_) | Shape::Any => None,
    }
}

/// A number of which no digit gets lost; none if it has more of them than the program can hold.
fn number(cell: &str) -> Option<f64> {
    let number: f64 = cell.parse().ok()?;
    (number.is_finite() && Digits::of(cell)? == Digits::of(&format!("{number:e}"))?)
        .then_some(number)
}

/// Whether every number of a record is held with all its digits. Of one that is not, another would be
/// written, and two that differ may seem equal.
#[must_use]
pub fn holds_all_digits(source: &str, node: &Node) -> bool {
    match &node.value {
        Value::Float(float) => {
            let text = source.get(node.span.range()).unwrap_or_default();
            // `.inf` is written with letters, and infinite by itself.
            let is_word = !float.is_finite() && !text.contains(|c: char| c.is_ascii_digit());
            is_word || number(text).is_some()
        }
        Value::List(items) => items.iter().all(|item| holds_all_digits(source, item)),
        Value::Mapping(mapping) => {
            mapping.entries.iter().all(|entry| holds_all_digits(source, &entry.node))
        }
        _ => true,
    }
}

/// What a number says, however it is written: `1.50` and `15e-1` are one.
#[derive(PartialEq)]
struct Digits {
    is_negative: bool,
    /// Neither the first nor the last is a zero.
    significant: String,
    power: i64,
}

impl Digits {
    fn of(text: &str) -> Option<Self> {
        let (mantissa, power) = text.split_once(['e', 'E']).unwrap_or((text, "0"));
        let (whole, fraction) = mantissa.split_once('.').unwrap_or((mantissa, ""));
        let all = format!("{}{fraction}", whole.trim_start_matches(['+', '-']));
        let digits = all.trim_end_matches('0');
        let behind_point = i64::try_from(fraction.len()).ok()?;
        let zeros = i64::try_from(all.len() - digits.len()).ok()?;
        let power = power.parse::<i64>().ok()?.checked_sub(behind_point)?.checked_add(zeros)?;
        let significant = digits.trim_start_matches('0').to_owned();
        let is_zero = significant.is_empty();
        Some(Digits {
            is_negative: whole.starts_with('-') && !is_zero,
            significant,
            power: if is_zero { 0 } else { power },
        })
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::edit::sample::kind;

    #[test]
    fn a_number_is_taken_with_all_its_digits_or_not_at_all() {
        let kind = kind();
        let field = kind.root.child("zahl").expect("a field");
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
