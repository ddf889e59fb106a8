//! The text of a file: its lines, and edits of it.

use std::ops::Range;

use yaml_tree::{Indentation, Mapping, Node, Value, to_yaml_indented};

/// Replaces a byte range with a new text.
pub(super) struct TextEdit {
    pub range: Range<usize>,
    pub text: String,
}

/// A part of a text with edits applied; of two edits at one position, the one added first comes first.
pub(super) fn patched(source: &str, part: Range<usize>, mut patches: Vec<TextEdit>) -> String {
    patches.sort_by_key(|patch| (patch.range.start, patch.range.end));
    let mut text = String::with_capacity(part.len());
    let mut at = part.start;
    for patch in &patches {
        text.push_str(source.get(at..patch.range.start).unwrap_or_default());
        text.push_str(&patch.text);
        at = at.max(patch.range.end);
    }
    text.push_str(source.get(at..part.end).unwrap_or_default());
    text
}

pub(super) struct EditedText<'s> {
    source: &'s str,
    line_end: &'static str,
    indentation: Indentation,
}

impl<'s> EditedText<'s> {
    pub(super) fn new(source: &'s str, root: &Node) -> Self {
        let line_end = if source.contains("\r\n") { "\r\n" } else { "\n" };
        EditedText { source, line_end, indentation: indentation(source, root) }
    }

    pub(super) fn get(&self, range: Range<usize>) -> &'s str {
        self.source.get(range).unwrap_or_default()
    }

    /// The source with the edits applied.
    pub(super) fn with(&self, mut patches: Vec<TextEdit>) -> String {
        for TextEdit { range, text } in &mut patches {
            let is_after_last = range.start == self.source.len();
            // Lines are added after a last line that has no line ending.
            if is_after_last && text.ends_with('\n') && !self.source.ends_with('\n') {
                text.insert(0, '\n');
                text.pop();
            }
            *text = text.replace('\n', self.line_end);
        }
        patched(self.source, 0..self.source.len(), patches)
    }

    pub(super) fn source(&self) -> &'s str {
        self.source
    }

    /// The end of the last line of a value at `column` that ends at `end`; comments below that are indented further
    /// belong to it.
    pub(super) fn end_of(&self, end: usize, column: usize) -> usize {
        let mut at = self.line_after(end);
        let mut next = at;
        for line in self.get(at..self.source.len()).split_inclusive('\n') {
            let text = line.trim_start_matches([' ', '\t']);
            next += line.len();
            if text.starts_with('#') && line.len() - text.len() > column {
                at = next;
            } else if !text.trim().is_empty() {
                break;
            }
        }
        at
    }

    pub(super) fn line_start(&self, at: usize) -> usize {
        yaml_tree::line_start(self.source, at)
    }

    pub(super) fn line_after(&self, at: usize) -> usize {
        yaml_tree::line_after(self.source, at)
    }

    /// Where the comments right above the first entry of a collection begin. Comments at the top of a file describe
    /// the file.
    pub(super) fn comments_above(&self, first: usize) -> usize {
        let own_line = self.line_start(first);
        let mut start = own_line;
        while start > 0 {
            let line = self.line_start(start - 1);
            let text = self.get(line..start).trim_start_matches(' ');
            if !text.starts_with('#') || start - line - text.len() > self.column(first) {
                let is_top = self.get(line..start).starts_with("---");
                return if is_top { own_line } else { start };
            }
            start = line;
        }
        own_line
    }

    /// Whether only spaces precede `at` on its line.
    pub(super) fn begins_line(&self, at: usize) -> bool {
        self.source[self.line_start(at)..at].bytes().all(|byte| byte == b' ')
    }

    /// The offset of `at` within its line, in bytes.
    pub(super) fn column(&self, at: usize) -> usize {
        yaml_tree::column(self.source, at)
    }

    /// The position of the `-` of a list entry.
    pub(super) fn dash(&self, entry: &Node) -> Option<usize> {
        yaml_tree::dash(self.source, entry)
    }

    pub(super) fn is_block(&self, node: &Node) -> bool {
        !matches!(self.source.as_bytes().get(node.span.start as usize), Some(b'{' | b'['))
    }

    /// `key: value` in the style of this text, with every line indented.
    pub(super) fn entry_lines(&self, key: &str, value: &Node, indent: usize) -> Option<String> {
        let mut mapping = Mapping::default();
        mapping.push(key, value.clone());
        Some(indented(&self.lines(&Value::Mapping(mapping).into())?, indent))
    }

    /// `- value` in the style of this text, with every line indented.
    pub(super) fn item_lines(&self, value: &Node, indent: usize) -> Option<String> {
        Some(indented(&self.lines(&Value::List(vec![value.clone()]).into())?, indent))
    }

    /// A value in the style of this text.
    pub(super) fn lines(&self, node: &Node) -> Option<String> {
        to_yaml_indented(node, self.indentation).ok()
    }

    /// The lines of a block scalar, below its header.
    pub(super) fn lines_below(&self, header: &Range<usize>, end: usize) -> &'s str {
        self.get(self.line_after(header.end)..end)
    }

    /// The indentation of a mapping, or of the lines of a block scalar, below its key.
    pub(super) fn step(&self) -> usize {
        self.indentation.step
    }
}

/// The lines of a text, each indented by `indent` spaces.
pub(super) fn indented(text: &str, indent: usize) -> String {
    let blanks = " ".repeat(indent);
    let line = |line: &str| {
        if line.is_empty() { "\n".to_owned() } else { format!("{blanks}{line}\n") }
    };
    text.lines().map(line).collect()
}

/// The number of leading spaces of the first non-blank line.
pub(super) fn leading_blanks(text: &str) -> usize {
    let blanks = |line: &str| line.len() - line.trim_start_matches(' ').len();
    text.lines().find(|line| blanks(line) < line.len()).map_or(0, blanks)
}

/// The lines without their first `old_indent` bytes, which must be spaces, indented by `indent` spaces instead.
pub(super) fn reindented(lines: &str, old_indent: usize, indent: usize) -> String {
    let mut text = String::new();
    for line in lines.lines() {
        if let Some(rest) = line.get(old_indent..).filter(|rest| !rest.is_empty()) {
            text.extend(std::iter::repeat_n(' ', indent));
            text.push_str(rest);
        }
        text.push('\n');
    }
    text
}

/// The length in bytes of the trailing empty lines of a text.
pub(super) fn empty_lines_at_end(text: &str) -> usize {
    let lines = text.split_inclusive('\n').rev();
    let empty = lines.take_while(|line| line.trim_end_matches(['\r', '\n']).is_empty());
    empty.map(str::len).sum()
}

/// The indentation used in a text: the first mapping and the first list are taken as representative.
fn indentation(source: &str, root: &Node) -> Indentation {
    let mut found = FoundIndentation::default();
    found.look(source, root);
    let canonical = Indentation::default();
    let step = found.step.or(found.dash.filter(|dash| *dash > 0)).unwrap_or(canonical.step);
    Indentation {
        step,
        dash: found.dash.unwrap_or(canonical.dash),
        entry: found.entry.unwrap_or(canonical.entry),
    }
}

#[derive(Default)]
struct FoundIndentation {
    step: Option<usize>,
    dash: Option<usize>,
    entry: Option<usize>,
}

impl FoundIndentation {
    fn look(&mut self, source: &str, node: &Node) {
        let column = |at: usize| yaml_tree::column(source, at);
        let is_block = |node: &Node| {
            !matches!(source.as_bytes().get(node.span.start as usize), Some(b'{' | b'['))
        };
        for entry in node.as_mapping().map_or(&[][..], |mapping| &mapping.entries) {
            let key_column = column(entry.key_span.start as usize);
            match &entry.node.value {
                Value::Mapping(mapping) if is_block(&entry.node) => {
                    let first = mapping.entries.first().map(|first| first.key_span.start as usize);
                    let step = first.and_then(|first| column(first).checked_sub(key_column));
                    self.step = self.step.or(step.filter(|step| *step > 0));
                }
                Value::List(items) if is_block(&entry.node) => {
                    let dash = items.first().and_then(|item| yaml_tree::dash(source, item));
                    let dash = dash.and_then(|dash| column(dash).checked_sub(key_column));
                    self.dash = self.dash.or(dash);
                }
                _ => {}
            }
            self.look(source, &entry.node);
        }
        for item in node.items() {
            let dash = yaml_tree::dash(source, item);
            let entry = dash.and_then(|dash| (item.span.start as usize).checked_sub(dash));
            // If the entry does not follow its dash on the same line, or follows it after many spaces, it is not
            // representative.
            let is_beside = |dash: &usize| {
                let between = source.get(dash + 1..item.span.start as usize).unwrap_or_default();
                !item.span.range().is_empty() && between.bytes().all(|byte| byte == b' ')
            };
            let entry = entry
                .filter(|entry| (2..=8).contains(entry) && dash.as_ref().is_some_and(is_beside));
            self.entry = self.entry.or(entry);
            self.look(source, item);
        }
    }
}
