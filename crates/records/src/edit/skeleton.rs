//! The template of a new record: the fields of its kind, with their descriptions from the schema.

use crate::schema::{EnumValue, Field, Kind, Shape, ViolationKind};
use messages::Localizer;
use messages::msg;
use std::fmt::Write as _;
use yaml_tree::{Mapping, Node, Value, scalar, to_yaml};

/// Marks a value that a person has to fill in.
pub const PLACEHOLDER: &str = "…";

/// The text of a record with these values. A field without a value is a comment, or a [`PLACEHOLDER`] if it is
/// required.
#[must_use]
pub fn record_template(kind: &Kind, values: &Mapping, localizer: &Localizer) -> String {
    let required = missing(kind, values);
    let mut text = kind.header();
    for field in kind.root.children() {
        let is_required = required.iter().any(|keys| keys.last() == Some(&field.name));
        text.push_str(&described(field, is_required || field.required, localizer));
        match values.get(&field.name) {
            Some(value) => text.push_str(&written(&field.name, value)),
            None if is_required => text.push_str(&written(&field.name, &example(field))),
            None => {
                let lines = written(&field.name, &example(field));
                text.extend(lines.lines().map(|line| format!("# {line}\n")));
            }
        }
    }
    text
}

/// Required fields that are missing; a list of several names means that one of them is enough.
#[must_use]
pub fn missing(kind: &Kind, values: &Mapping) -> Vec<Vec<String>> {
    let record = Node::from(Value::Mapping(values.clone()));
    let violations = kind.violations(&record).into_iter();
    let missing = violations.filter_map(|violation| match violation.kind {
        ViolationKind::MissingKey { keys } if violation.path.is_root() => Some(keys),
        _ => None,
    });
    missing.collect()
}

/// `# Titel (required): description from the schema. One of: a, b`
fn described(field: &Field, is_required: bool, localizer: &Localizer) -> String {
    let title = field.title.get(localizer.language);
    let required = if is_required { localizer.text("new-required") } else { String::new() };
    let mut text = format!("{title}{required}");
    let description = field.description.replace('\n', " ");
    if !description.is_empty() {
        let _ = write!(text, ": {description}");
    }
    if let Shape::Choice(choices) = &field.item().shape {
        let choices: Vec<_> = choices.iter().map(|choice| explained(choice, localizer)).collect();
        let choices = choices.join(", ");
        text.push_str(if text.ends_with('.') { " " } else { ". " });
        text.push_str(&localizer.format(&msg!("new-choices", choices = choices)));
    }
    format!("# {text}\n")
}

/// `rollout_nrw (Roll-out NRW)`; the value alone if its name is the same.
fn explained(choice: &EnumValue, localizer: &Localizer) -> String {
    match choice.word.as_ref().map(|word| word.get(localizer.language)) {
        Some(word) if word != choice.value => format!("{} ({word})", choice.value),
        _ => choice.value.clone(),
    }
}

fn written(key: &str, value: &Node) -> String {
    let mut mapping = Mapping::default();
    mapping.push(key, value.clone());
    to_yaml(&Value::Mapping(mapping).into()).unwrap_or_else(|_| format!("{}:\n", scalar(key)))
}

/// An example value, with placeholders.
fn example(field: &Field) -> Node {
    match &field.shape {
        Shape::Object(fields) => {
            let mut mapping = Mapping::default();
            for field in fields {
                mapping.push(&field.name, example(field));
            }
            Value::Mapping(mapping).into()
        }
        Shape::List(item, _) => Value::List(vec![example(item)]).into(),
        _ => Value::String(PLACEHOLDER.into()).into(),
    }
}
