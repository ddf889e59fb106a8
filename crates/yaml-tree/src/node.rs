//! The tree of a document: values with their byte spans.

use std::collections::HashMap;

use smol_str::SmolStr;

use crate::{FieldPath, FieldPathSegment, Span};

/// A value and its location. Equality compares values only: spans, the order of mapping keys, quoting and comments
/// are ignored.
#[derive(Debug, Clone)]
pub struct Node {
    pub value: Value,
    pub span: Span,
}

/// The value of a node, according to the core schema of YAML 1.2. Equality compares what was written: `.nan` equals
/// `.nan`.
#[derive(Debug, Clone)]
pub enum Value {
    Null,
    Bool(bool),
    Integer(i64),
    Float(f64),
    String(SmolStr),
    List(Vec<Node>),
    Mapping(Mapping),
}

/// Keys and values in the order of the file.
#[derive(Debug, Clone, Default)]
pub struct Mapping {
    pub entries: Vec<MappingEntry>,
}

/// A key of a mapping and its value.
#[derive(Debug, Clone)]
pub struct MappingEntry {
    pub key: SmolStr,
    pub key_span: Span,
    pub node: Node,
}

impl PartialEq for Node {
    fn eq(&self, other: &Self) -> bool {
        self.value == other.value
    }
}

impl PartialEq for Value {
    fn eq(&self, other: &Self) -> bool {
        match (self, other) {
            (Value::Null, Value::Null) => true,
            (Value::Bool(one), Value::Bool(other)) => one == other,
            (Value::Integer(one), Value::Integer(other)) => one == other,
            (Value::Float(one), Value::Float(other)) => {
                one == other || (one.is_nan() && other.is_nan())
            }
            (Value::String(one), Value::String(other)) => one == other,
            (Value::List(one), Value::List(other)) => one == other,
            (Value::Mapping(one), Value::Mapping(other)) => one == other,
            _ => false,
        }
    }
}

impl PartialEq for Mapping {
    fn eq(&self, other: &Self) -> bool {
        if self.entries.len() != other.entries.len() {
            return false;
        }
        // Usually the order is the same, so no key has to be looked up.
        let pairs = || self.entries.iter().zip(&other.entries);
        if pairs().all(|(left, right)| left.key == right.key) {
            return pairs().all(|(left, right)| left.node == right.node);
        }
        let others: HashMap<_, _> =
            other.entries.iter().map(|entry| (entry.key.as_str(), &entry.node)).collect();
        self.entries.iter().all(|entry| others.get(entry.key.as_str()) == Some(&&entry.node))
    }
}

impl From<Value> for Node {
    fn from(value: Value) -> Self {
        Node { value, span: Span::default() }
    }
}

impl Mapping {
    #[must_use]
    pub fn get(&self, key: &str) -> Option<&Node> {
        self.entry(key).map(|entry| &entry.node)
    }

    #[must_use]
    pub fn entry(&self, key: &str) -> Option<&MappingEntry> {
        self.entries.iter().find(|entry| entry.key == key)
    }

    /// Appends a key that has no location in a source.
    pub fn push(&mut self, key: &str, node: impl Into<Node>) {
        self.entries.push(MappingEntry {
            key: key.into(),
            key_span: Span::default(),
            node: node.into(),
        });
    }
}

impl Node {
    #[must_use]
    pub fn as_str(&self) -> Option<&str> {
        match &self.value {
            Value::String(text) => Some(text),
            _ => None,
        }
    }

    #[must_use]
    pub fn as_mapping(&self) -> Option<&Mapping> {
        match &self.value {
            Value::Mapping(mapping) => Some(mapping),
            _ => None,
        }
    }

    /// The items of a list; empty for any other value.
    #[must_use]
    pub fn items(&self) -> &[Node] {
        match &self.value {
            Value::List(items) => items,
            _ => &[],
        }
    }

    /// The items of a list; for any other value, the value itself.
    #[must_use]
    pub fn entries(&self) -> &[Node] {
        match &self.value {
            Value::List(items) => items,
            _ => std::slice::from_ref(self),
        }
    }

    /// The value of a key, if this is a mapping with that key.
    #[must_use]
    pub fn get(&self, key: &str) -> Option<&Node> {
        self.as_mapping()?.get(key)
    }

    /// The values at a path of keys; lists along the path are entered.
    #[must_use]
    pub fn below(&self, keys: &[impl AsRef<str>]) -> Vec<&Node> {
        let mut nodes = vec![self];
        for key in keys {
            let values = nodes.into_iter().filter_map(|node| node.get(key.as_ref()));
            nodes = values.flat_map(Node::entries).collect();
        }
        nodes
    }

    #[must_use]
    pub fn at(&self, path: &FieldPath) -> Option<&Node> {
        path.0.iter().try_fold(self, |node, segment| node.step(segment))
    }

    /// The mapping entry at the end of a path.
    #[must_use]
    pub fn entry_at(&self, path: &FieldPath) -> Option<&MappingEntry> {
        let (last, parents) = path.0.split_last()?;
        let parent = parents.iter().try_fold(self, |node, segment| node.step(segment))?;
        match last {
            FieldPathSegment::Key(key) => parent.as_mapping()?.entry(key),
            FieldPathSegment::Index(_) => None,
        }
    }

    fn step(&self, segment: &FieldPathSegment) -> Option<&Node> {
        match segment {
            FieldPathSegment::Key(key) => self.get(key),
            FieldPathSegment::Index(index) => self.items().get(*index),
        }
    }

    /// Releases the spare capacity of lists and mappings.
    pub fn shrink_to_fit(&mut self) {
        match &mut self.value {
            Value::Mapping(mapping) => {
                mapping.entries.shrink_to_fit();
                mapping.entries.iter_mut().for_each(|entry| entry.node.shrink_to_fit());
            }
            Value::List(items) => {
                items.shrink_to_fit();
                items.iter_mut().for_each(Node::shrink_to_fit);
            }
            _ => {}
        }
    }

    /// Removes the value at a path from the tree. List items become null instead, so that the indices of the others
    /// stay valid.
    pub fn remove(&mut self, path: &FieldPath) {
        let Some((last, parents)) = path.0.split_last() else {
            self.value = Value::Null;
            return;
        };
        let mut node = self;
        for segment in parents {
            let next = match (&mut node.value, segment) {
                (Value::Mapping(mapping), FieldPathSegment::Key(key)) => {
                    mapping.entries.iter_mut().find(|entry| entry.key == *key).map(|e| &mut e.node)
                }
                (Value::List(items), FieldPathSegment::Index(index)) => items.get_mut(*index),
                _ => None,
            };
            let Some(next) = next else { return };
            node = next;
        }
        match (&mut node.value, last) {
            (Value::Mapping(mapping), FieldPathSegment::Key(key)) => {
                mapping.entries.retain(|entry| entry.key != *key);
            }
            (Value::List(items), FieldPathSegment::Index(index)) => {
                if let Some(item) = items.get_mut(*index) {
                    item.value = Value::Null;
                }
            }
            _ => {}
        }
    }
}
