//! Writes the lines of a document: keys, dashes and values with their indentation.

use super::{Indentation, scalar_document, text_document};
use crate::{MappingEntry, Node, Value};

/// In bytes. Readers do not accept longer keys as simple keys (YAML limits these to 1024 characters).
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

    /// A non-empty mapping or list; its first line continues the current one.
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

    /// A scalar after a key or dash that is indented by `indent` spaces.
    fn scalar(&mut self, node: &Node, indent: usize) -> anyhow::Result<()> {
        self.text.push(' ');
        if let Some(brackets) = brackets(node) {
            self.text.push_str(brackets);
            self.text.push('\n');
            return Ok(());
        }
        let written = scalar_document(&node.value)?;
        let mut lines = written.split_inclusive('\n');
        let header = lines.next().unwrap_or_default();
        let step = self.indentation.step;
        // If a line begins with a space, the emitter writes an indentation indicator into the header, always 2.
        let header = if is_block_scalar(&written) {
            header.replacen('2', &step.to_string(), 1)
        } else {
            header.to_owned()
        };
        self.text.push_str(&header);
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

/// The brackets of an empty mapping or list.
fn brackets(node: &Node) -> Option<&'static str> {
    match &node.value {
        Value::Mapping(mapping) if mapping.entries.is_empty() => Some("{}"),
        Value::List(items) if items.is_empty() => Some("[]"),
        _ => None,
    }
}

/// No other scalar is written with these first characters.
fn is_block_scalar(written: &str) -> bool {
    written.starts_with(['|', '>'])
}
