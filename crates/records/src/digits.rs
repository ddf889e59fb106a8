//! Numbers whose digits a float holds exactly. Any other would be written back differently, and two different ones
//! might compare as equal.

use yaml_tree::{FieldPath, FieldPathSegment, Node, Value};

/// Up to 2^53, every integer is exactly representable as an `f64`.
pub(crate) const LARGEST_EXACT: f64 = 9_007_199_254_740_992.0;

/// The integer value of a float; `None` if it has a fraction or may have been rounded.
#[must_use]
pub fn exact_integer(number: f64) -> Option<i64> {
    #[expect(clippy::cast_possible_truncation, reason = "it is whole and fits")]
    (number.fract() == 0.0 && number.abs() <= LARGEST_EXACT).then_some(number as i64)
}

/// A number parsed without losing a digit; `None` if an `f64` cannot hold all its digits.
pub(crate) fn number(cell: &str) -> Option<f64> {
    let number: f64 = cell.parse().ok()?;
    (number.is_finite() && Digits::of(cell)? == Digits::of(&format!("{number:e}"))?)
        .then_some(number)
}

/// Whether all numbers of a record are held with all their digits. Any other would be written back differently, and
/// two different ones might compare as equal.
#[must_use]
pub fn holds_all_digits(source: &str, node: &Node) -> bool {
    places(source, node, |_, text| number(text).is_none()).is_empty()
}

/// The paths of numbers that cannot be computed with: not all their digits are held, or they are integers that do
/// not fit into 64 bits.
#[must_use]
pub fn uncountable_numbers(source: &str, node: &Node) -> Vec<FieldPath> {
    /// The first positive integer that does not fit: 2^63.
    const BEYOND: f64 = 9_223_372_036_854_775_808.0;
    places(source, node, |float, text| number(text).is_none() || float.abs() >= BEYOND)
}

type IsFound = fn(f64, &str) -> bool;

fn places(source: &str, node: &Node, is_found: IsFound) -> Vec<FieldPath> {
    let mut found = Vec::new();
    collect(source, node, is_found, &mut Vec::new(), &mut found);
    found
}

fn collect(
    source: &str,
    node: &Node,
    is_found: IsFound,
    path: &mut Vec<FieldPathSegment>,
    found: &mut Vec<FieldPath>,
) {
    match &node.value {
        Value::Float(float) => {
            let text = source.get(node.span.range()).unwrap_or_default();
            // `.inf` and `.nan` are written without digits and are not out of range.
            let is_word = !float.is_finite() && !text.contains(|c: char| c.is_ascii_digit());
            if !is_word && is_found(*float, text) {
                found.push(FieldPath(path.clone()));
            }
        }
        Value::List(items) => {
            for (at, item) in items.iter().enumerate() {
                path.push(FieldPathSegment::Index(at));
                collect(source, item, is_found, path, found);
                path.pop();
            }
        }
        Value::Mapping(mapping) => {
            for entry in &mapping.entries {
                path.push(FieldPathSegment::Key(entry.key.clone()));
                collect(source, &entry.node, is_found, path, found);
                path.pop();
            }
        }
        _ => {}
    }
}

/// Whether a text is a number too large to be held.
#[must_use]
pub fn is_huge_number(text: &str) -> bool {
    let is_number = Digits::of(text)
        .is_some_and(|digits| digits.significant.bytes().all(|digit| digit.is_ascii_digit()));
    is_number && text.parse().is_ok_and(|number: f64| number.is_infinite())
}

/// A number independent of notation: `1.50` and `15e-1` are equal.
#[derive(PartialEq)]
struct Digits {
    is_negative: bool,
    /// Without leading and trailing zeros.
    significant: String,
    power: i64,
}

impl Digits {
    fn of(text: &str) -> Option<Self> {
        let (mantissa, power) = text.split_once(['e', 'E']).unwrap_or((text, "0"));
        let (whole, fraction) = mantissa.split_once('.').unwrap_or((mantissa, ""));
        let all = format!("{}{fraction}", whole.trim_start_matches(['+', '-']));
        let digits = all.trim_end_matches('0');
        let decimals = i64::try_from(fraction.len()).ok()?;
        let zeros = i64::try_from(all.len() - digits.len()).ok()?;
        let power = power.parse::<i64>().ok()?.checked_sub(decimals)?.checked_add(zeros)?;
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

    #[test]
    fn a_number_that_cannot_be_computed_with_is_reported_with_its_path() {
        let found = |text: &str| {
            let source = format!("a:\n- b: {text}\n");
            let node = yaml_tree::parse(&source).expect("YAML");
            let places = uncountable_numbers(&source, &node);
            places.iter().map(ToString::to_string).collect::<Vec<_>>()
        };
        for text in
            ["9223372036854775807", "-9223372036854775808", "1e18", "0.1", ".inf", ".nan", "'1e99'"]
        {
            assert_eq!(found(text), [""; 0], "{text}");
        }
        for text in
            ["9223372036854775808", "100000000000000000000000", "1e23", "0.10000000000000000001"]
        {
            assert_eq!(found(text), ["a[0].b"], "{text}");
        }
    }

    #[test]
    fn a_number_out_of_range_is_huge() {
        for (text, is_huge) in
            [("1e400", true), ("-1e400", true), ("1e300", false), ("inf", false), ("e400", false)]
        {
            assert_eq!(is_huge_number(text), is_huge, "{text}");
        }
        assert!(is_huge_number(&"9".repeat(400)));
    }
}
