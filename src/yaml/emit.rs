//! Writing values in canonical form: block style, texts quoted only where they would read as
//! something else.

use serde::Serialize;
use serde::ser::{SerializeMap, SerializeSeq, Serializer};

use super::node::{Mapping, Node, Value};

/// The value as a YAML document, with a final line end.
///
/// # Errors
/// None for values that [`super::parse`] can give; the emitter's own otherwise.
pub fn to_yaml(node: &Node) -> anyhow::Result<String> {
    Ok(serde_yaml::to_string(node)?)
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
