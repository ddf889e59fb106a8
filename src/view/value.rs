//! Values of records in a notation for people.

use records::schema::to_json;
use yaml_tree::{Node, Value, to_yaml};

/// A value on one line, in YAML-like notation: `{status: live, seit: "2023"}`.
#[must_use]
pub(crate) fn inline(node: &Node) -> String {
    match &node.value {
        Value::String(text) if reads_as_text(text) => text.to_string(),
        Value::List(items) => {
            let items: Vec<_> = items.iter().map(inline).collect();
            format!("[{}]", items.join(", "))
        }
        Value::Mapping(mapping) => {
            let entries = mapping.entries.iter();
            let entries: Vec<_> =
                entries.map(|entry| format!("{}: {}", entry.key, inline(&entry.node))).collect();
            format!("{{{}}}", entries.join(", "))
        }
        _ => to_json(node).to_string(),
    }
}

/// A value on as many lines as it needs: the lines of a text, or of a list or mapping in YAML.
#[must_use]
pub(crate) fn lines(node: &Node) -> Vec<String> {
    let text = match &node.value {
        Value::String(text) if text.trim().contains('\n') => text.to_string(),
        Value::List(_) | Value::Mapping(_) => {
            to_yaml(node).map_or_else(|_| inline(node), |yaml| yaml.trim_end().to_owned())
        }
        _ => inline(node),
    };
    text.split('\n').map(str::to_owned).collect()
}

/// Whether an unquoted string reads back as the same string: `05315000` does not, nor does a blank one.
fn reads_as_text(text: &str) -> bool {
    if text.trim() != text || text.starts_with(['[', '{', '"']) {
        return false;
    }
    match yaml_tree::parse(text).map(|node| node.value) {
        Ok(Value::Null | Value::Bool(_) | Value::Integer(_) | Value::Float(_)) => false,
        Ok(_) => true,
        Err(_) => !text.is_empty(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn shown(source: &str) -> String {
        inline(&yaml_tree::parse(source).expect(source))
    }

    #[test]
    fn only_strings_that_read_as_another_value_are_quoted() {
        for (source, text) in [
            ("'05315000'", "\"05315000\""),
            ("5315000", "5315000"),
            ("''", "\"\""),
            ("'true'", "\"true\""),
            ("'blank '", "\"blank \""),
            ("'d-NRW: Wohngeld'", "d-NRW: Wohngeld"),
            ("2021-06", "2021-06"),
            ("{b: [x, '1'], a: ~}", "{b: [x, \"1\"], a: null}"),
        ] {
            assert_eq!(shown(source), text);
        }
    }

    #[test]
    fn a_long_text_keeps_its_lines() {
        let node = Node::from(Value::String("a\nb".into()));
        assert_eq!(lines(&node), ["a", "b"]);
    }
}
