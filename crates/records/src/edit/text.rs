//! The text of a file: its lines, and patches to it.

use std::ops::Range;

use yaml_tree::{Mapping, Node, Value, to_yaml};

/// New text for a range of bytes.
pub(super) struct TextEdit {
    pub range: Range<usize>,
    pub text: String,
}

pub(super) struct EditedText<'s> {
    source: &'s str,
    line_end: &'static str,
}

impl<'s> EditedText<'s> {
    pub(super) fn new(source: &'s str) -> Self {
        let line_end = if source.contains("\r\n") { "\r\n" } else { "\n" };
        EditedText { source, line_end }
    }

    /// The source with the patches; of two at one place, the one that came first stands first.
    pub(super) fn with(&self, mut patches: Vec<TextEdit>) -> String {
        patches.sort_by_key(|patch| (patch.range.start, patch.range.end));
        let mut text = String::with_capacity(self.source.len());
        let mut at = 0;
        for patch in &patches {
            text.push_str(self.source.get(at..patch.range.start).unwrap_or_default());
            if !patch.range.is_empty() || patch.text.is_empty() || !self.lacks_line_end(patch) {
                text.push_str(&patch.text.replace('\n', self.line_end));
            } else {
                text.push_str(self.line_end);
                text.push_str(
                    patch.text.trim_end_matches('\n').replace('\n', self.line_end).as_str(),
                );
            }
            at = at.max(patch.range.end);
        }
        text.push_str(self.source.get(at..).unwrap_or_default());
        text
    }

    /// Lines added after a last line that does not end.
    fn lacks_line_end(&self, patch: &TextEdit) -> bool {
        patch.range.start == self.source.len()
            && patch.text.ends_with('\n')
            && !self.source.ends_with('\n')
    }

    pub(super) fn line_start(&self, at: usize) -> usize {
        yaml_tree::line_start(self.source, at)
    }

    pub(super) fn line_after(&self, at: usize) -> usize {
        yaml_tree::line_after(self.source, at)
    }

    /// Whether only blanks stand before it on its line.
    pub(super) fn begins_line(&self, at: usize) -> bool {
        self.source[self.line_start(at)..at].bytes().all(|byte| byte == b' ')
    }

    /// How far it stands from the beginning of its line.
    pub(super) fn column(&self, at: usize) -> usize {
        yaml_tree::column(self.source, at)
    }

    /// Where the `-` of a list entry stands.
    pub(super) fn dash(&self, entry: &Node) -> Option<usize> {
        yaml_tree::dash(self.source, entry)
    }

    pub(super) fn is_block(&self, node: &Node) -> bool {
        !matches!(self.source.as_bytes().get(node.span.start as usize), Some(b'{' | b'['))
    }

    /// Written with `|` or `>`: the sign stands before the text, on a line of its own.
    pub(super) fn is_block_scalar(&self, node: &Node) -> bool {
        let start = node.span.start as usize;
        let line = self.source[..self.line_start(start)].trim_end();
        let last_line = line.rsplit('\n').next().unwrap_or_default();
        self.begins_line(start) && last_line.contains(['|', '>'])
    }
}

/// `key: value` in canonical form, every line indented.
pub(super) fn entry_lines(key: &str, value: &Node, indent: usize) -> Option<String> {
    let mut mapping = Mapping::default();
    mapping.push(key, value.clone());
    indented(&Node::from(Value::Mapping(mapping)), indent)
}

/// `- value` in canonical form, every line indented.
pub(super) fn item_lines(value: &Node, indent: usize) -> Option<String> {
    indented(&Node::from(Value::List(vec![value.clone()])), indent)
}

fn indented(node: &Node, indent: usize) -> Option<String> {
    let text = to_yaml(node).ok()?;
    let blanks = " ".repeat(indent);
    let line =
        |line: &str| if line.is_empty() { "\n".to_owned() } else { format!("{blanks}{line}\n") };
    Some(text.lines().map(line).collect())
}
