//! The canonical form of a record: fields in the order of the schema, block style, plain quoting, no
//! blank lines; comments stay with what they are about.

use anyhow::{Result, bail};

use super::comments::{AttachedComments, CommentAnchor, attach};
use crate::schema::{Field, Kind, Shape};
use messages::msg;
use yaml_tree::{Comment, MappingEntry, Node, Value, comments, to_yaml};

/// The text in canonical form. Values and comments are the same.
///
/// # Errors
/// If the text is no record, or is written in a way whose comments would get lost.
pub fn format(kind: &Kind, source: &str) -> Result<String> {
    let Ok(root) = yaml_tree::parse(source) else { bail!(msg!("format-no-yaml")) };
    let comments = comments(source);
    let attached = attach(source, &root, &comments);
    let mut writer = Formatter { source, attached: &attached, text: String::new() };
    writer.comments(&attached.header, 0);
    writer.value(&kind.root, &root, 0);
    writer.comments(&attached.footer, 0);
    let text = writer.text;
    // What comes out is read again: it says exactly what was said before, or it is not used.
    if yaml_tree::parse(&text).is_ok_and(|tree| tree == root) && has_same_comments(&text, &comments)
    {
        Ok(text)
    } else {
        bail!(msg!("format-impossible"))
    }
}

fn has_same_comments(text: &str, before: &[Comment]) -> bool {
    let sorted = |comments: &[Comment]| {
        let mut texts: Vec<_> =
            comments.iter().map(|comment| comment.text.trim_end().to_owned()).collect();
        texts.sort();
        texts
    };
    sorted(&comments(text)) == sorted(before)
}

struct Formatter<'s> {
    source: &'s str,
    attached: &'s AttachedComments<'s>,
    text: String,
}

impl Formatter<'_> {
    /// A value on lines of its own.
    fn value(&mut self, field: &Field, node: &Node, indent: usize) {
        match &node.value {
            Value::Mapping(mapping) => {
                for entry in in_order(field, &mapping.entries) {
                    self.entry(field, entry, indent);
                }
            }
            Value::List(items) => {
                let item = match &field.shape {
                    Shape::List(item, _) => item,
                    _ => field,
                };
                for node in items {
                    self.item(item, node, indent);
                }
            }
            _ => self.line(indent, &scalar(node)),
        }
    }

    fn entry(&mut self, parent: &Field, entry: &MappingEntry, indent: usize) {
        let anchor = CommentAnchor::Key(entry.key_span.start);
        let field = parent.child(&entry.key).unwrap_or(parent);
        self.comments(self.attached.before(anchor), indent);
        let head = format!("{}:", yaml_tree::scalar(&entry.key));
        match &entry.node.value {
            Value::Mapping(mapping) if !mapping.entries.is_empty() => {
                self.line_with_comment(indent, &head, anchor);
                self.value(field, &entry.node, indent + 2);
            }
            Value::List(items) if !items.is_empty() => {
                self.line_with_comment(indent, &head, anchor);
                self.value(field, &entry.node, indent);
            }
            _ => self.scalar(&head, &entry.node, indent, anchor),
        }
        self.comments(self.attached.after(anchor), indent);
    }

    fn item(&mut self, field: &Field, node: &Node, indent: usize) {
        let anchor = CommentAnchor::Item(node.span.start);
        self.comments(self.attached.before(anchor), indent);
        match &node.value {
            Value::Mapping(mapping) if !mapping.entries.is_empty() => {
                let start = self.text.len();
                self.comments(self.attached.beside(anchor), indent);
                let entries = in_order(field, &mapping.entries);
                if let Some(first) = entries.first() {
                    let first = CommentAnchor::Key(first.key_span.start);
                    self.comments(self.attached.before(first), indent);
                }
                let dash = self.text.len();
                for (index, entry) in entries.into_iter().enumerate() {
                    self.entry_of_item(field, entry, index == 0, indent + 2);
                }
                self.put_dash(dash.max(start), indent);
            }
            Value::List(items) if !items.is_empty() => {
                self.comments(self.attached.beside(anchor), indent);
                let dash = self.text.len();
                self.value(field, node, indent + 2);
                self.put_dash(dash, indent);
            }
            _ => self.scalar("-", node, indent, anchor),
        }
        self.comments(self.attached.after(anchor), indent);
    }

    /// The comments of the first stand before the dash already.
    fn entry_of_item(
        &mut self,
        field: &Field,
        entry: &MappingEntry,
        is_first: bool,
        indent: usize,
    ) {
        let before = self.text.len();
        self.entry(field, entry, indent);
        if is_first {
            let own = self.attached.before(CommentAnchor::Key(entry.key_span.start));
            let length: usize = own.iter().map(|text| indent + text.len() + 1).sum();
            self.text.replace_range(before..before + length, "");
        }
    }

    /// Puts `- ` into the blanks with which a line begins.
    fn put_dash(&mut self, line: usize, indent: usize) {
        let at = line + indent;
        if self.text.get(at..at + 2) == Some("  ") {
            self.text.replace_range(at..at + 2, "- ");
        }
    }

    /// A scalar or an empty collection behind its key or dash. A text in block style stays as it is.
    fn scalar(&mut self, head: &str, node: &Node, indent: usize, anchor: CommentAnchor) {
        if let Some(block) = self.block(node, indent) {
            self.line_with_comment(indent, &format!("{head} {}", block.sign), anchor);
            self.text.push_str(&block.lines);
            return;
        }
        let written = scalar(node);
        match written.split_once('\n') {
            Some((sign, lines)) => {
                self.line_with_comment(indent, &format!("{head} {sign}"), anchor);
                for line in lines.lines() {
                    let is_empty = line.is_empty();
                    self.line(if is_empty { 0 } else { indent }, line);
                }
            }
            None => self.line_with_comment(indent, &format!("{head} {written}"), anchor),
        }
    }

    /// The source of a text written with `|` or `>`, moved to another indentation.
    fn block(&self, node: &Node, indent: usize) -> Option<BlockScalar> {
        let start = node.span.start as usize;
        let line_start = self.source[..start].rfind('\n')? + 1;
        let sign_line = self.source[..line_start - 1].rsplit('\n').next()?.trim_end();
        let sign = sign_line.split(" #").next()?.trim_end().rsplit([' ', ':']).next()?;
        let is_sign = ["|", ">", "|-", ">-", "|+", ">+"].contains(&sign);
        let is_text = matches!(node.value, Value::String(_));
        if !is_sign || !is_text || !self.source[line_start..start].trim().is_empty() {
            return None;
        }
        let text = self.source.get(line_start..node.span.end as usize)?;
        let own = text.lines().find(|line| !line.trim().is_empty())?;
        let own = own.len() - own.trim_start().len();
        let lines = text.lines().map(|line| match line.get(own..) {
            Some(rest) if !rest.trim().is_empty() => {
                format!("{}{rest}\n", " ".repeat(indent + 2))
            }
            _ => "\n".to_owned(),
        });
        Some(BlockScalar { sign: sign.to_owned(), lines: lines.collect() })
    }

    fn line(&mut self, indent: usize, text: &str) {
        self.text.push_str(&" ".repeat(indent));
        self.text.push_str(text);
        self.text.push('\n');
    }

    fn line_with_comment(&mut self, indent: usize, text: &str, anchor: CommentAnchor) {
        let comments = self.attached.beside(anchor);
        let comments: String = comments.iter().map(|comment| format!(" {comment}")).collect();
        self.line(indent, &format!("{text}{comments}"));
    }

    fn comments(&mut self, comments: &[String], indent: usize) {
        for comment in comments {
            self.line(indent, comment);
        }
    }
}

/// A text in block style: what stands behind the key, and its lines.
struct BlockScalar {
    sign: String,
    lines: String,
}

/// Known fields in the order of the schema, then the others as they stand.
fn in_order<'e>(field: &Field, entries: &'e [MappingEntry]) -> Vec<&'e MappingEntry> {
    let place = |entry: &&MappingEntry| {
        let fields = field.children();
        fields.iter().position(|field| field.name == entry.key).unwrap_or(fields.len())
    };
    let mut entries: Vec<_> = entries.iter().collect();
    entries.sort_by_key(place);
    entries
}

/// A scalar as the emitter writes it, without the final line end.
fn scalar(node: &Node) -> String {
    to_yaml(node).unwrap_or_default().trim_end_matches('\n').to_owned()
}
