//! A comma in a value of a number field: it separates list entries, or is part of a number.

use messages::{Message, msg};

use super::path::{LeafType, QueryPath};
use super::resolve::TO;
use super::syntax::{CompareOp, Expression, QueryLiteral};

/// Number of digits between thousands separators.
const GROUP: usize = 3;

/// Reports both interpretations if a list could also be a number: `300,5..`, `1,024,621`.
///
/// # Errors
/// If the values can be read either way.
pub(super) fn check(
    path: &QueryPath,
    relation: CompareOp,
    values: &[QueryLiteral],
) -> Result<(), Message> {
    let has_fractions = match path.leaf_type() {
        LeafType::Integer => false,
        LeafType::Number => true,
        _ => return Ok(()),
    };
    if values.len() < 2 || values.iter().any(|value| value.is_quoted) {
        return Ok(());
    }
    let texts: Vec<_> = values.iter().map(|value| value.text.as_str()).collect();
    let has_range = texts.iter().any(|text| text.contains(TO));
    let may_be_number = has_range || is_grouped(&texts) || (has_fractions && texts.len() == 2);
    if !may_be_number {
        return Ok(());
    }
    let read = |text: &String| as_number(text, has_fractions);
    let Some(numbers) = joined(&texts).iter().map(read).collect::<Option<Vec<_>>>() else {
        return Ok(());
    };
    // In a list of ranges alone, there is no number that a comma could be part of.
    if numbers == texts {
        return Ok(());
    }
    let written = Expression::Compare(path.text.clone(), relation, values.to_vec()).to_string();
    let list = separate_conditions(path, relation, texts);
    let number = separate_conditions(path, relation, numbers);
    Err(msg!("query-comma", written = written, list = list, number = number))
}

/// A number without the points or spaces between its groups of three digits: `1.024.621`.
pub(super) fn ungrouped(text: &str) -> Option<String> {
    let parts: Vec<_> = text.split(['.', ' ', '\u{a0}', '\u{202f}', '\'']).collect();
    (parts.len() > 1 && is_grouped(&parts)).then(|| parts.concat())
}

fn is_grouped(texts: &[&str]) -> bool {
    let is_group = |text: &&str| text.len() == GROUP && text.bytes().all(|b| b.is_ascii_digit());
    let [first, rest @ ..] = texts else { return false };
    let first = first.strip_prefix('-').unwrap_or(first);
    (1..=GROUP).contains(&first.len())
        && first.bytes().all(|b| b.is_ascii_digit())
        && rest.iter().all(is_group)
}

/// The values with the commas restored: a value belongs to the range after it, the last ones to the range before
/// them.
fn joined(texts: &[&str]) -> Vec<String> {
    let mut whole: Vec<String> = Vec::new();
    let mut open = Vec::new();
    for text in texts {
        open.push(*text);
        if text.contains(TO) {
            whole.push(open.join(","));
            open.clear();
        }
    }
    if !open.is_empty() {
        let before = whole.pop().into_iter();
        whole.push(before.chain([open.join(",")]).collect::<Vec<_>>().join(","));
    }
    whole
}

/// The number, or the range between two numbers, in the notation of filters.
fn as_number(text: &str, has_fractions: bool) -> Option<String> {
    let ends: Vec<_> = text.split(TO).map(str::trim).collect();
    if ends.len() > 2 {
        return None;
    }
    let end =
        |end: &&str| if end.is_empty() { Some(String::new()) } else { one(end, has_fractions) };
    Some(ends.iter().map(end).collect::<Option<Vec<_>>>()?.join(TO))
}

/// A single comma is the decimal separator if fractions are allowed; otherwise commas are thousands separators.
fn one(text: &str, has_fractions: bool) -> Option<String> {
    let commas = text.matches(',').count();
    let is_decimal = has_fractions && commas == 1 && !text.contains('.');
    let is_before_point = text.split_once('.').is_none_or(|(_, digits)| !digits.contains(','));
    let number = if is_decimal {
        text.replace(',', ".")
    } else if is_before_point {
        text.replace(',', "")
    } else {
        return None;
    };
    let is_number = if has_fractions {
        number.parse().is_ok_and(f64::is_finite)
    } else {
        number.parse::<i64>().is_ok()
    };
    is_number.then_some(number)
}

/// Each value in its own condition, so that no comma is ambiguous.
fn separate_conditions(
    path: &QueryPath,
    relation: CompareOp,
    texts: impl IntoIterator<Item = impl Into<String>>,
) -> String {
    let literal = |text| QueryLiteral { text, is_quoted: false };
    let single = |text| Expression::Compare(path.text.clone(), relation, vec![literal(text)]);
    let mut each: Vec<_> = texts.into_iter().map(|text| single(text.into())).collect();
    match (each.len(), relation) {
        (1, _) => each.remove(0),
        (_, CompareOp::IsNot) => Expression::All(each),
        _ => Expression::Any(each),
    }
    .to_string()
}
