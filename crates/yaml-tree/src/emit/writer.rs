//! The lines of a document: where keys, dashes and values stand.

use super::{Indentation, scalar_document, text_document};
use crate::{MappingEntry, Node, Value};

/// Keys that are longer are no simple keys to readers.
const LONGEST_KEY: usize = 1000;

pub(super) struct YamlWriter {
    pub text: String,
    indentation: Indentation,
}

impl YamlWriter {
    pub(super) fn new(indentation: Indentation) -> Self {
        YamlWriter { text: String::new(), indentation }
    }

    pub(super) fn document(&mut self, node: &Node) -> anyhow::Result<()> {
        if is_block(node) {
            self.block(node, 0)
        } else if let Some(brackets) = brackets(node) {
            self.text.push_str(brackets);
            self.text.push('\n');
            Ok(())
        } else {
            self.text.push_str(&scalar_document(&node.value)?);
            Ok(())
        }
    }

    /// A mapping or list; the first line continues the one that is begun.
    fn block(&mut self, node: &Node, indent: usize) -> anyhow::Result<()> {
        if let Value::Mapping(mapping) = &node.value {
            for (index, entry) in mapping.entries.iter().enumerate() {
                self.blanks(if index == 0 { 0 } else { indent });
                self.entry(entry, indent)?;
            }
        }
        for (index, item) in node.items().iter().enumerate() {
            self.blanks(if index == 0 { 0 } else { indent });
            self.text.push('-');
            if is_block(item) {
                self.blanks(self.indentation.entry.saturating_sub(1));
                self.block(item, indent + self.indentation.entry)?;
            } else {
                self.blanks(self.indentation.entry.saturating_sub(2));
                self.scalar(item, indent)?;
            }
        }
        Ok(())
    }

    fn entry(&mut self, entry: &MappingEntry, indent: usize) -> anyhow::Result<()> {
        let key = text_document(&entry.key)?;
        if is_block_scalar(&key) || key.len() > LONGEST_KEY {
            self.text.push('?');
            self.scalar(&Value::String(entry.key.clone()).into(), indent)?;
            self.blanks(indent);
        } else {
            self.text.push_str(key.trim_end_matches('\n'));
        }
        self.text.push(':');
        if !is_block(&entry.node) {
            return self.scalar(&entry.node, indent);
        }
        let inner = match entry.node.value {
            Value::List(_) => indent + self.indentation.dash,
            _ => indent + self.indentation.step,
        };
        self.text.push('\n');
        self.blanks(inner);
        self.block(&entry.node, inner)
    }

    /// Behind a key or dash that stands `indent` blanks in.
    fn scalar(&mut self, node: &Node, indent: usize) -> anyhow::Result<()> {
        self.text.push(' ');
        if let Some(brackets) = brackets(node) {
            self.text.push_str(brackets);
            self.text.push('\n');
            return Ok(());
        }
        let written = scalar_document(&node.value)?;
        let mut lines = written.split_inclusive('\n');
        let sign = lines.next().unwrap_or_default();
        let step = self.indentation.step;
        // The emitter says how far in lines stand that begin with blanks: by two.
        let sign = if is_block_scalar(&written) {
            sign.replacen('2', &step.to_string(), 1)
        } else {
            sign.to_owned()
        };
        self.text.push_str(&sign);
        for line in lines {
            if line != "\n" {
                self.blanks(indent + step);
            }
            self.text.push_str(line.strip_prefix("  ").unwrap_or(line));
        }
        Ok(())
    }

    fn blanks(&mut self, count: usize) {
        self.text.extend(std::iter::repeat_n(' ', count));
    }
}

fn is_block(node: &Node) -> bool {
    match &node.value {
        Value::Mapping(mapping) => !mapping.entries.is_empty(),
        Value::List(items) => !items.is_empty(),
        _ => false,
    }
}

/// An empty mapping or list.
fn brackets(node: &Node) -> Option<&'static str> {
    match &node.value {
        Value::Mapping(mapping) if mapping.entries.is_empty() => Some("{}"),
        Value::List(items) if items.is_empty() => Some("[]"),
        _ => None,
    }
}

/// Nothing else that is written begins so.
fn is_block_scalar(written: &str) -> bool {
    written.starts_with(['|', '>'])
}
