//! Writing values in canonical form: block style, texts quoted only where they would read as
//! something else.

use anyhow::bail;
use serde::Serialize;
use serde::ser::{SerializeMap, SerializeSeq, Serializer};

use super::node::{Mapping, Node, Value};
use super::parse;
use messages::msg;

/// Ends of lines for the emitter, as in YAML 1.1, which are none for the parser, as in YAML 1.2.
const SEPARATORS: [char; 3] = ['\u{85}', '\u{2028}', '\u{2029}'];

/// The value as a YAML document, with a final line end.
///
/// # Errors
/// If a text has one of [`SEPARATORS`] where it would be read as another text; the emitter's own.
pub fn to_yaml(node: &Node) -> anyhow::Result<String> {
    let text = serde_yaml::to_string(node)?;
    if text.contains(SEPARATORS) && parse(&text).ok().as_ref() != Some(node) {
        bail!(msg!("yaml-unwritable"));
    }
    Ok(text)
}

/// A text as it stands in a document: quoted where it would read as something else.
#[must_use]
pub fn scalar(text: &str) -> String {
    let node = Node::from(Value::String(text.to_owned()));
    to_yaml(&node).unwrap_or_default().trim_end_matches('\n').to_owned()
}

/// A JSON value as a YAML document, with a final line end.
///
/// # Errors
/// The emitter's own.
pub fn json_to_yaml(value: &serde_json::Value) -> anyhow::Result<String> {
    Ok(serde_yaml::to_string(value)?)
}

impl Serialize for Node {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        match &self.value {
            Value::Null => serializer.serialize_unit(),
            Value::Bool(flag) => serializer.serialize_bool(*flag),
            Value::Integer(number) => serializer.serialize_i64(*number),
            Value::Float(number) => serializer.serialize_f64(*number),
            Value::String(text) => serializer.serialize_str(text),
            Value::List(items) => {
                let mut list = serializer.serialize_seq(Some(items.len()))?;
                items.iter().try_for_each(|item| list.serialize_element(item))?;
                list.end()
            }
            Value::Mapping(mapping) => mapping.serialize(serializer),
        }
    }
}

impl Serialize for Mapping {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let mut map = serializer.serialize_map(Some(self.entries.len()))?;
        for entry in &self.entries {
            map.serialize_entry(&entry.key, &entry.node)?;
        }
        map.end()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Found by the fuzz target `yaml`: it was written with blanks that are read as part of it.
    #[test]
    fn a_text_is_written_as_it_is_read_or_not_at_all() {
        let mut refused = 0;
        let separators = ["\u{2028}# x", "a\u{2029} b", "\u{85}", "a\u{2028}b"];
        for text in separators.into_iter().chain(["a b", "-80410016E551615", "1e999", "1e99"]) {
            let node = Node::from(Value::String(text.to_owned()));
            match to_yaml(&node) {
                Ok(written) => assert_eq!(parse(&written).ok(), Some(node), "{text:?}"),
                Err(_) => refused += 1,
            }
        }
        assert!((1..=4).contains(&refused), "{refused}");
    }
}
