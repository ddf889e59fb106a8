//! Numbers of which every digit is held. Of others another would be written, and two that differ may seem equal.

use yaml_tree::{FieldPath, FieldPathSegment, Node, Value};

/// Up to it every whole number is one of the floating-point numbers.
pub(crate) const LARGEST_EXACT: f64 = 9_007_199_254_740_992.0;

/// The whole number that a float is; none where it has a fraction or may have been rounded.
#[must_use]
pub fn exact_integer(number: f64) -> Option<i64> {
    #[expect(clippy::cast_possible_truncation, reason = "it is whole and fits")]
    (number.fract() == 0.0 && number.abs() <= LARGEST_EXACT).then_some(number as i64)
}

/// A number of which no digit gets lost; none if it has more of them than the program can hold.
pub(crate) fn number(cell: &str) -> Option<f64> {
    let number: f64 = cell.parse().ok()?;
    (number.is_finite() && Digits::of(cell)? == Digits::of(&format!("{number:e}"))?)
        .then_some(number)
}

/// Whether every number of a record is held with all its digits. Of one that is not, another would be
/// written, and two that differ may seem equal.
#[must_use]
pub fn holds_all_digits(source: &str, node: &Node) -> bool {
    places(source, node, |_, text| number(text).is_none()).is_empty()
}

/// The places of numbers that cannot be counted with: not all their digits are held, or they are whole and
/// need more than 64 bits.
#[must_use]
pub fn uncountable_numbers(source: &str, node: &Node) -> Vec<FieldPath> {
    /// The first whole number that needs more.
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
    way: &mut Vec<FieldPathSegment>,
    found: &mut Vec<FieldPath>,
) {
    match &node.value {
        Value::Float(float) => {
            let text = source.get(node.span.range()).unwrap_or_default();
            // `.inf` is written with letters, and infinite by itself.
            let is_word = !float.is_finite() && !text.contains(|c: char| c.is_ascii_digit());
            if !is_word && is_found(*float, text) {
                found.push(FieldPath(way.clone()));
            }
        }
        Value::List(items) => {
            for (at, item) in items.iter().enumerate() {
                way.push(FieldPathSegment::Index(at));
                collect(source, item, is_found, way, found);
                way.pop();
            }
        }
        Value::Mapping(mapping) => {
            for entry in &mapping.entries {
                way.push(FieldPathSegment::Key(entry.key.clone()));
                collect(source, &entry.node, is_found, way, found);
                way.pop();
            }
        }
        _ => {}
    }
}

/// Whether a text is a number larger than any that can be held.
#[must_use]
pub fn is_huge_number(text: &str) -> bool {
    let is_number = Digits::of(text)
        .is_some_and(|digits| digits.significant.bytes().all(|digit| digit.is_ascii_digit()));
    is_number && text.parse().is_ok_and(|number: f64| number.is_infinite())
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

    #[test]
    fn a_number_that_cannot_be_counted_with_is_found_where_it_stands() {
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
    fn huge_is_a_number_beyond_all_that_can_be_held() {
        for (text, is_huge) in
            [("1e400", true), ("-1e400", true), ("1e300", false), ("inf", false), ("e400", false)]
        {
            assert_eq!(is_huge_number(text), is_huge, "{text}");
        }
        assert!(is_huge_number(&"9".repeat(400)));
    }
}
