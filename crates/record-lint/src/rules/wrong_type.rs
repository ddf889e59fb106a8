//! OZG007: a value of another type than the schema wants.

use super::described;
use super::wrong_format::{date_edit, date_help, with_zero};
use crate::finding::{Edit, Finding};
use crate::{Check, Rule};
use messages::Message;
use messages::PartialDate;
use messages::msg;
use records::dataset::RecordDocument;
use records::location::Location;
use records::schema::{Field, SchemaViolation, Shape};
use yaml_tree::{Node, Value};

pub(super) const RULE: Rule = core_rule!("OZG007" "wrong-type", Error, Check::Reading);

pub(super) fn finding(
    document: &RecordDocument,
    violation: &SchemaViolation,
    expected: &[String],
) -> Finding {
    let record = &document.record;
    let location = Location::value(&record.file, violation.path.clone());
    let Some(node) = record.root.at(&violation.path) else {
        return Finding::new(RULE.code, location, msg!("wrong-type", expected = "?", found = "?"));
    };
    let written = document.source.get(node.span.range()).unwrap_or_default();
    let expected = expected.first().map_or("", String::as_str);
    let message =
        msg!("wrong-type", expected = type_name(expected), found = found_name(&node.value));
    let finding = Finding::new(RULE.code, location, message);
    if is_collection(node) {
        return finding.help(help(expected, node, written));
    }
    let finding = finding.label(msg!("wrong-type-label", expected = type_name(expected)));
    let is_number = matches!(node.value, Value::Integer(_) | Value::Float(_));
    match record.kind.root.at(&violation.path) {
        Some(field) if is_number && expected == "string" => as_text(finding, field, written),
        _ => finding.help(help(expected, node, written)).safe_fix(unquoting(expected, node)),
    }
}

/// How a number is written where a text belongs: as it stands, in quotes, if the field allows that;
/// else as the date or the code that it is.
fn as_text(finding: Finding, field: &Field, written: &str) -> Finding {
    let readings = if matches!(field.shape, Shape::Date) {
        PartialDate::readings(written)
    } else {
        Vec::new()
    };
    if field.accepts(written) {
        finding
            .help(Some(msg!("wrong-type-quote-help", written = written)))
            .safe_fix(Some(Edit::Write(format!("'{written}'"))))
    } else if let Some(code) = with_zero(field, written) {
        finding
            .help(Some(msg!("wrong-type-zero-help", code = &code)))
            .safe_fix(Some(Edit::Write(format!("'{code}'"))))
    } else if !readings.is_empty() {
        finding.help(date_help(&readings)).safe_fix(date_edit(&readings))
    } else {
        described(finding, Some(field)).help(Some(msg!("wrong-type-text-help", written = written)))
    }
}

fn is_collection(node: &Node) -> bool {
    matches!(node.value, Value::List(_) | Value::Mapping(_))
}

fn help(expected: &str, node: &Node, written: &str) -> Option<Message> {
    match (expected, &node.value) {
        (_, Value::Null) => Some(msg!("wrong-type-empty-help")),
        ("string", Value::Integer(_) | Value::Float(_) | Value::Bool(_)) => {
            Some(msg!("wrong-type-quote-help", written = written))
        }
        ("boolean", Value::String(_)) => Some(msg!("wrong-type-boolean-help")),
        ("integer" | "number", Value::String(_)) if written.starts_with(['"', '\'']) => {
            Some(msg!("wrong-type-unquote-help"))
        }
        ("integer" | "number", Value::String(_)) => Some(msg!("wrong-type-number-help")),
        ("array", Value::String(_) | Value::Integer(_)) => {
            Some(msg!("wrong-type-list-help", written = written))
        }
        _ => None,
    }
}

/// A number written as a text: only the quotes are wrong.
fn unquoting(expected: &str, node: &Node) -> Option<Edit> {
    match (expected, &node.value) {
        ("integer", Value::String(text)) => {
            let number: i64 = text.parse().ok()?;
            (number.to_string() == *text).then(|| Edit::Write(text.clone()))
        }
        _ => None,
    }
}

fn type_name(json_type: &str) -> Message {
    match json_type {
        "string" => msg!("type-text"),
        "integer" => msg!("type-integer"),
        "number" => msg!("type-number"),
        "boolean" => msg!("type-boolean"),
        "array" => msg!("type-list"),
        _ => msg!("type-mapping"),
    }
}

fn found_name(value: &Value) -> Message {
    match value {
        Value::Null => msg!("type-nothing"),
        Value::Bool(_) => msg!("type-boolean"),
        Value::Integer(_) => msg!("type-integer"),
        Value::Float(_) => msg!("type-number"),
        Value::String(_) => msg!("type-text"),
        Value::List(_) => msg!("type-list"),
        Value::Mapping(_) => msg!("type-mapping"),
    }
}
