//! OZG007: a value of another type than the schema requires.

use super::amount::plain_number;
use super::described;
use super::wrong_format::{date_edit, date_help, with_zero};
use crate::finding::{Edit, Finding};
use crate::{Check, Rule};
use messages::Message;
use messages::PartialDate;
use messages::msg;
use records::dataset::RecordDocument;
use records::digits::is_huge_number;
use records::location::Location;
use records::record::Record;
use records::schema::{Field, SchemaViolation, Shape};
use yaml_tree::{FieldPath, Node, Value, is_bullet, scalar};

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
    let names = type_names(expected);
    // The help depends on the type, if only one is expected.
    let expected = match expected {
        [only] => only.as_str(),
        _ => "",
    };
    let found = found_name(&node.value, expected, written);
    let message = msg!("wrong-type", expected = names.clone(), found = found);
    let finding = Finding::new(RULE.code, location, message);
    let rest = document.source.get(node.span.range().end..).unwrap_or_default();
    let begins_comment = rest.trim_start_matches([':', ' ', '\t']).starts_with('#');
    let remedy = remedy(record, &violation.path, expected, (node, written, begins_comment));
    if is_collection(node) {
        return remedy.of(finding);
    }
    let finding = finding.label(msg!("wrong-type-label", expected = names));
    let is_number = matches!(node.value, Value::Integer(_) | Value::Float(_));
    match record.kind.root.at(&violation.path) {
        Some(field) if is_number && expected == "string" => as_text(finding, field, written),
        _ => remedy.of(finding),
    }
}

/// The help, and the fix for it.
#[derive(Default)]
struct Remedy {
    help: Option<Message>,
    edit: Option<Edit>,
}

impl Remedy {
    fn new(help: Message) -> Self {
        Remedy { help: Some(help), edit: None }
    }

    fn write(self, text: &str) -> Self {
        Remedy { edit: Some(Edit::Write(text.to_owned())), ..self }
    }

    fn of(self, finding: Finding) -> Finding {
        finding.help(self.help).safe_fix(self.edit)
    }
}

/// The fix for a number where a text is expected: as it is, in quotes, if the field allows that; otherwise the date or
/// the code that it is.
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

fn remedy(
    record: &Record,
    path: &FieldPath,
    expected: &str,
    (node, written, begins_comment): (&Node, &str, bool),
) -> Remedy {
    let field = record.kind.root.at(path);
    match (expected, &node.value) {
        ("integer" | "number", Value::Float(number)) if !number.is_finite() => Remedy::default(),
        ("integer" | "number", Value::String(text)) if text == written && is_huge_number(text) => {
            Remedy::default()
        }
        (_, Value::Null) if begins_comment => Remedy::new(msg!("wrong-type-hash-help")),
        (_, Value::Null) => Remedy::new(msg!("wrong-type-empty-help")),
        ("array", Value::Mapping(_)) => Remedy::new(msg!("wrong-type-dash-help")),
        (_, Value::List(items)) if expected != "object" && items.len() == 1 => {
            Remedy::new(msg!("wrong-type-one-help"))
        }
        ("string", Value::Integer(_) | Value::Float(_) | Value::Bool(_)) => {
            Remedy::new(msg!("wrong-type-quote-help", written = written))
        }
        ("boolean", Value::String(_)) => Remedy::new(msg!("wrong-type-boolean-help")),
        ("integer" | "number", Value::String(text)) => number(expected, text, written),
        ("integer", Value::Float(number)) => whole_number(*number, written),
        ("array", Value::String(_) | Value::Integer(_)) => {
            list(field.map_or(field, |field| Field::of_entries(Some(field)).0), written)
        }
        ("object", Value::String(_) | Value::Integer(_)) => {
            let of_entry = field.and_then(|field| entry(record, path, field, written));
            of_entry.or_else(|| fields_below(field?)).unwrap_or_default()
        }
        _ => Remedy::default(),
    }
}

/// A number that YAML reads as a text.
fn number(expected: &str, text: &str, written: &str) -> Remedy {
    let is_quoted = written.starts_with(['"', '\'']);
    let is_plain = text.parse().is_ok_and(|number: i64| number.to_string() == text);
    if is_quoted && is_plain && expected == "integer" {
        return Remedy::new(msg!("wrong-type-unquote-help")).write(text);
    }
    let plain = plain_number(text).filter(|plain| expected == "number" || !plain.contains('.'));
    match plain {
        Some(plain) => {
            Remedy::new(msg!("wrong-type-plain-number-help", number = &plain)).write(&plain)
        }
        None if is_quoted => Remedy::new(msg!("wrong-type-unquote-help")),
        None if expected == "integer" => Remedy::new(msg!("wrong-type-integer-help")),
        None => Remedy::new(msg!("wrong-type-number-help")),
    }
}

/// A decimal number where an integer is expected: three digits after the point may be thousands.
fn whole_number(number: f64, written: &str) -> Remedy {
    let groups = written.split_once('.').filter(|(_, decimals)| decimals.len() == 3);
    match groups.filter(|_| number.is_finite()) {
        Some((whole, decimals)) => {
            let thousands = format!("{whole}{decimals}");
            Remedy::new(msg!("wrong-type-thousands-help", written = written, number = thousands))
        }
        None if number.is_finite() => Remedy::new(msg!("wrong-type-integer-help")),
        None => Remedy::default(),
    }
}

/// A text where a list is expected. Ids and fixed values contain no comma; only the author of a text for people knows
/// what a comma in it separates.
fn list(item: Option<&Field>, written: &str) -> Remedy {
    let is_word = item.is_some_and(|item| !item.reference.is_empty() || !item.choices().is_empty());
    let bare = written.trim_start_matches(|c: char| c == '-' || is_bullet(c)).trim_start();
    let is_whole = item.is_some_and(|item| !item.choices().is_empty() && item.accepts(bare));
    let entries: Vec<_> = if is_word && !is_whole {
        bare.split([',', ';']).map(str::trim).filter(|entry| !entry.is_empty()).collect()
    } else {
        vec![bare]
    };
    let shown: Vec<_> = entries.iter().map(|entry| format!("`- {entry}`")).collect();
    let remedy = Remedy::new(msg!("wrong-type-list-help", entries = shown.join(", ")));
    let is_plain = |entry: &&str| scalar(entry) == **entry && !entry.contains(char::is_whitespace);
    let is_allowed = |entry: &&str| item.is_some_and(|item| item.accepts(entry));
    if is_word && entries.iter().all(|entry| is_plain(entry) && is_allowed(entry)) {
        remedy.write(&format!("[{}]", entries.join(", ")))
    } else {
        remedy
    }
}

/// The fields that are expected below a key that has a plain value.
fn fields_below(field: &Field) -> Option<Remedy> {
    let names: Vec<_> = field.children().iter().map(|child| format!("`{}`", child.name)).collect();
    let names = names.get(..names.len().min(FIELDS_NAMED)).filter(|names| !names.is_empty())?;
    Some(Remedy::new(msg!("wrong-type-fields-help", fields = names.join(", "))))
}

/// Maximum number of fields that are named.
const FIELDS_NAMED: usize = 6;

/// A value where an entry of several fields is expected: mostly it is the one that identifies the entry.
fn entry(record: &Record, path: &FieldPath, field: &Field, written: &str) -> Option<Remedy> {
    let above = FieldPath(path.0.split_last()?.1.to_vec());
    let (_, keys) = Field::of_entries(record.kind.root.at(&above));
    let key = keys.first().or(field.value.as_ref())?;
    let others = field.children().iter().filter(|child| child.required && child.name != *key);
    let others: Vec<_> = others.map(|child| format!("`{}`", child.name)).collect();
    Some(Remedy::new(if others.is_empty() {
        msg!("wrong-type-entry-help", key = key, written = written)
    } else {
        let others = others.join(", ");
        msg!("wrong-type-entry-others-help", key = key, written = written, others = others)
    }))
}

/// All expected types: "a text, a list or a number".
fn type_names(json_types: &[String]) -> Message {
    let mut names = json_types.iter().map(|name| type_name(name));
    let (last, mut first) = (names.next_back(), names);
    let last = last.unwrap_or_else(|| type_name(""));
    let Some(one) = first.next() else { return last };
    let all = first.fold(one, |all, next| msg!("type-comma", first = all, next = next));
    msg!("type-or", first = all, last = last)
}

fn type_name(json_type: &str) -> Message {
    match json_type {
        "string" => msg!("type-text"),
        "integer" => msg!("type-integer"),
        "number" => msg!("type-number"),
        "boolean" => msg!("type-boolean"),
        "array" => msg!("type-list"),
        "null" => msg!("type-nothing"),
        _ => msg!("type-mapping"),
    }
}

/// The type that was found, named according to the expected one.
fn found_name(value: &Value, expected: &str, written: &str) -> Message {
    let is_number_expected = matches!(expected, "integer" | "number");
    match value {
        Value::Float(number) if !number.is_finite() => msg!("type-no-number"),
        Value::String(text) if is_number_expected && text == written && is_huge_number(text) => {
            msg!("type-huge-number")
        }
        Value::Null => msg!("type-nothing"),
        Value::Bool(_) => msg!("type-boolean"),
        Value::Integer(_) => msg!("type-integer"),
        Value::Float(_) => msg!("type-number"),
        Value::String(_) => msg!("type-text"),
        Value::List(_) => msg!("type-list"),
        Value::Mapping(_) => msg!("type-mapping"),
    }
}
