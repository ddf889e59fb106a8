//! Presents the tree of a document to the schema validator as JSON, without a copy.

use std::borrow::Cow;

use jsonschema::JsonType;
use jsonschema::json::{Array, Json, Node as JsonNode, NodeIdentity, Object};
use serde_json::{Number, Value as JsonValue};

use yaml_tree::{Mapping, MappingEntry, Node, Value};

/// The representation of instances: [`Node`].
#[derive(Debug)]
pub(crate) struct YamlInstance;

impl Json for YamlInstance {
    type Node<'a> = &'a Node;
    type PreparedKey = String;
    type StringBuffer = Option<Node>;

    const ACYCLIC: bool = true;

    fn prepare_key(key: &str) -> String {
        key.to_owned()
    }

    fn with_string_node<T>(
        buffer: &mut Option<Node>,
        string: &str,
        f: impl FnOnce(&Node) -> T,
    ) -> T {
        f(buffer.insert(Node::from(Value::String(string.into()))))
    }
}

impl<'a> JsonNode<'a, YamlInstance> for &'a Node {
    type Object = &'a Mapping;
    type Array = &'a [Node];
    type Number = Number;

    fn as_object(&self) -> Option<&'a Mapping> {
        self.as_mapping()
    }

    fn as_array(&self) -> Option<&'a [Node]> {
        match &self.value {
            Value::List(items) => Some(items),
            _ => None,
        }
    }

    fn as_string(&self) -> Option<Cow<'a, str>> {
        self.as_str().map(Cow::Borrowed)
    }

    fn as_number(&self) -> Option<Number> {
        match self.value {
            Value::Integer(number) => Some(number.into()),
            Value::Float(number) => Number::from_f64(number),
            _ => None,
        }
    }

    fn as_boolean(&self) -> Option<bool> {
        match self.value {
            Value::Bool(flag) => Some(flag),
            _ => None,
        }
    }

    fn is_null(&self) -> bool {
        matches!(self.json_type(), JsonType::Null)
    }

    fn json_type(&self) -> JsonType {
        match self.value {
            Value::Bool(_) => JsonType::Boolean,
            Value::Integer(_) => JsonType::Number,
            Value::Float(number) if number.is_finite() => JsonType::Number,
            // JSON has no infinity and no NaN.
            Value::Null | Value::Float(_) => JsonType::Null,
            Value::String(_) => JsonType::String,
            Value::List(_) => JsonType::Array,
            Value::Mapping(_) => JsonType::Object,
        }
    }

    fn to_value(&self) -> Cow<'a, JsonValue> {
        Cow::Owned(to_json(self))
    }

    fn identity(&self) -> Option<NodeIdentity> {
        Some(NodeIdentity::new(std::ptr::from_ref::<Node>(self) as usize))
    }
}

/// The value as JSON; infinity and NaN become null, since JSON has neither.
#[must_use]
pub fn to_json(node: &Node) -> JsonValue {
    match &node.value {
        Value::Null => JsonValue::Null,
        Value::Bool(flag) => (*flag).into(),
        Value::Integer(number) => (*number).into(),
        Value::Float(number) => (*number).into(),
        Value::String(text) => text.as_str().into(),
        Value::List(items) => items.iter().map(to_json).collect(),
        Value::Mapping(mapping) => {
            mapping.entries.iter().map(|entry| (entry.key.clone(), to_json(&entry.node))).collect()
        }
    }
}

type ObjectMembers<'a> =
    std::iter::Map<std::slice::Iter<'a, MappingEntry>, fn(&'a MappingEntry) -> (&'a str, &'a Node)>;

impl<'a> Object<'a, YamlInstance> for &'a Mapping {
    type Node = &'a Node;
    type MemberName = &'a str;
    type MembersIter = ObjectMembers<'a>;

    fn len(&self) -> usize {
        self.entries.len()
    }

    fn get(&self, key: &String) -> Option<&'a Node> {
        Mapping::get(self, key)
    }

    fn members(&self) -> ObjectMembers<'a> {
        self.entries.iter().map(|entry| (entry.key.as_str(), &entry.node))
    }
}

impl<'a> Array<'a, YamlInstance> for &'a [Node] {
    type Node = &'a Node;
    type ElementsIter = std::slice::Iter<'a, Node>;

    fn len(&self) -> usize {
        <[Node]>::len(self)
    }

    fn elements(&self) -> std::slice::Iter<'a, Node> {
        self.iter()
    }
}
