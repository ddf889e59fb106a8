//! A comma in a number field: between the values of a list, or the mark of a number as people write it.

use messages::{Message, msg};

use super::path::{LeafType, QueryPath};
use super::resolve::TO;
use super::syntax::{CompareOp, Expression, QueryLiteral};

/// Digits between the marks of a long number.
const GROUP: usize = 3;

/// An error with both readings, where a list may as well be a number: `300,5..`, `1,024,621`.
///
/// # Errors
/// If it can be read as either.
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
    // A list of ranges alone has nothing that a comma could belong to.
    if numbers == texts {
        return Ok(());
    }
    let written = Expression::Compare(path.text.clone(), relation, values.to_vec()).to_string();
    let list = apart(path, relation, texts);
    let number = apart(path, relation, numbers);
    Err(msg!("query-comma", written = written, list = list, number = number))
}

/// A number with points or blanks between groups of three digits, without them: `1.024.621`.
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

/// What is written with the commas back in it: a value belongs to the range behind it, the last ones to
/// that before them.
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

/// The number, or the range between two, as a filter takes it.
fn as_number(text: &str, has_fractions: bool) -> Option<String> {
    let ends: Vec<_> = text.split(TO).map(str::trim).collect();
    if ends.len() > 2 {
        return None;
    }
    let end =
        |end: &&str| if end.is_empty() { Some(String::new()) } else { one(end, has_fractions) };
    Some(ends.iter().map(end).collect::<Option<Vec<_>>>()?.join(TO))
}

/// One comma is the decimal mark where there are fractions, else commas are marks of thousands.
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

/// Each value in a condition of its own, which no comma can be mistaken in.
fn apart(
    path: &QueryPath,
    relation: CompareOp,
    texts: impl IntoIterator<Item = impl Into<String>>,
) -> String {
    let literal = |text| QueryLiteral { text, is_quoted: false };
    let alone = |text| Expression::Compare(path.text.clone(), relation, vec![literal(text)]);
    let mut each: Vec<_> = texts.into_iter().map(|text| alone(text.into())).collect();
    match (each.len(), relation) {
        (1, _) => each.remove(0),
        (_, CompareOp::IsNot) => Expression::All(each),
        _ => Expression::Any(each),
    }
    .to_string()
}
