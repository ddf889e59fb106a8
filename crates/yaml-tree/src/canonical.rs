//! Canonical string form of a value: two values have the same string exactly if they are equal.

use std::fmt::Write;

use super::node::{Node, Value};

/// The canonical string of a value. Mapping keys are sorted; a string never looks like a number.
#[must_use]
pub fn canonical(node: &Node) -> String {
    let mut text = String::new();
    write(node, &mut text);
    text
}

fn write(node: &Node, text: &mut String) {
    // Writing to a String cannot fail.
    let _ = match &node.value {
        Value::Null => write!(text, "null"),
        Value::Bool(flag) => write!(text, "{flag}"),
        Value::Integer(number) => write!(text, "{number}"),
        Value::Float(number) => write!(text, "{number:?}"),
        Value::String(string) => write!(text, "{string:?}"),
        Value::List(items) => {
            text.push('[');
            for item in items {
                write(item, text);
                text.push(',');
            }
            write!(text, "]")
        }
        Value::Mapping(mapping) => {
            let mut entries: Vec<_> = mapping.entries.iter().collect();
            entries.sort_by(|a, b| a.key.cmp(&b.key));
            text.push('{');
            for entry in entries {
                let _ = write!(text, "{:?}:", entry.key);
                write(&entry.node, text);
                text.push(',');
            }
            write!(text, "}}")
        }
    };
}
