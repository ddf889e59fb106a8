//! A record with one line per value, each with its path: what `git diff` compares.

use super::escape_to_one_line;
use records::schema::{Field, Kind, identity};
use yaml_tree::{Node, Value, scalar};

/// The lines in the order of the schema; entries of lists are named by their identity.
#[must_use]
pub fn record_lines(kind: Option<&Kind>, root: &Node) -> String {
    let mut text = String::new();
    lines(kind.map(|kind| &kind.root), root, "", &mut text);
    text
}

fn lines(field: Option<&Field>, node: &Node, path: &str, text: &mut String) {
    match &node.value {
        Value::Mapping(mapping) => {
            let known = field.map(Field::children).unwrap_or_default();
            let mut entries: Vec<_> = mapping.entries.iter().collect();
            let place = |key: &str| known.iter().position(|field| field.name == key);
            entries.sort_by_key(|entry| place(&entry.key).unwrap_or(known.len()));
            for entry in entries {
                let dot = if path.is_empty() { "" } else { "." };
                let child = field.and_then(|field| field.child(&entry.key));
                lines(child, &entry.node, &format!("{path}{dot}{}", entry.key), text);
            }
        }
        Value::List(items) => {
            let (item, keys) = Field::of_entries(field);
            for (index, node) in items.iter().enumerate() {
                if node.as_mapping().is_none() {
                    lines(item, node, path, text);
                } else {
                    let name =
                        identity(keys, node).unwrap_or_else(|| (index + 1).to_string().into());
                    lines(item, node, &format!("{path}[{}]", escape_to_one_line(&name)), text);
                }
            }
        }
        _ => text.extend([path, ": ", &value(node), "\n"]),
    }
}

fn value(node: &Node) -> String {
    match &node.value {
        Value::Bool(flag) => flag.to_string(),
        Value::Integer(number) => number.to_string(),
        Value::Float(number) => number.to_string(),
        Value::String(text) if text.contains('\n') => escape_to_one_line(text),
        Value::String(text) => scalar(text),
        Value::Null | Value::List(_) | Value::Mapping(_) => String::new(),
    }
}
