//! The text of a file: its lines, and patches to it.

use std::ops::Range;

use yaml_tree::{Indentation, Mapping, Node, Value, to_yaml_indented};

/// New text for a range of bytes.
pub(super) struct TextEdit {
    pub range: Range<usize>,
    pub text: String,
}

/// A part of a text with patches within it; of two at one place, the one that came first stands first.
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

    /// The source with the patches.
    pub(super) fn with(&self, mut patches: Vec<TextEdit>) -> String {
        for TextEdit { range, text } in &mut patches {
            let is_behind_last = range.start == self.source.len();
            // Lines added after a last line that does not end.
            if is_behind_last && text.ends_with('\n') && !self.source.ends_with('\n') {
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

    /// Behind the last line of what stands in a column and ends at `end`; comments further in belong to it.
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

    /// Where the comments begin that stand right above the first entry of something. Those at the top of a
    /// file are about the file.
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

    /// `key: value` as the program writes it into this text, every line indented.
    pub(super) fn entry_lines(&self, key: &str, value: &Node, indent: usize) -> Option<String> {
        let mut mapping = Mapping::default();
        mapping.push(key, value.clone());
        Some(indented(&self.lines(&Value::Mapping(mapping).into())?, indent))
    }

    /// `- value` as the program writes it into this text, every line indented.
    pub(super) fn item_lines(&self, value: &Node, indent: usize) -> Option<String> {
        Some(indented(&self.lines(&Value::List(vec![value.clone()]).into())?, indent))
    }

    /// A value as the program writes it into this text.
    pub(super) fn lines(&self, node: &Node) -> Option<String> {
        to_yaml_indented(node, self.indentation).ok()
    }

    /// The lines of a block scalar, which stand below its sign.
    pub(super) fn lines_below(&self, sign: &Range<usize>, end: usize) -> &'s str {
        self.get(self.line_after(sign.end)..end)
    }

    /// How far in a mapping or the lines of a text stand within a key.
    pub(super) fn step(&self) -> usize {
        self.indentation.step
    }
}

/// The lines of a text, each further in by `indent` blanks.
pub(super) fn indented(text: &str, indent: usize) -> String {
    let blanks = " ".repeat(indent);
    let line = |line: &str| {
        if line.is_empty() { "\n".to_owned() } else { format!("{blanks}{line}\n") }
    };
    text.lines().map(line).collect()
}

/// How many blanks the first line begins with that has more than them.
pub(super) fn leading_blanks(text: &str) -> usize {
    let blanks = |line: &str| line.len() - line.trim_start_matches(' ').len();
    text.lines().find(|line| blanks(line) < line.len()).map_or(0, blanks)
}

/// The lines without their first `own` bytes, which are blanks, `indent` blanks in.
pub(super) fn reindented(lines: &str, own: usize, indent: usize) -> String {
    let mut text = String::new();
    for line in lines.lines() {
        if let Some(rest) = line.get(own..).filter(|rest| !rest.is_empty()) {
            text.extend(std::iter::repeat_n(' ', indent));
            text.push_str(rest);
        }
        text.push('\n');
    }
    text
}

/// The bytes of the empty lines that a text ends with.
pub(super) fn empty_lines_at_end(text: &str) -> usize {
    let lines = text.split_inclusive('\n').rev();
    let empty = lines.take_while(|line| line.trim_end_matches(['\r', '\n']).is_empty());
    empty.map(str::len).sum()
}

/// How far in the parts of a text stand: the first mapping and the first list in it say it for all.
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
            let own = column(entry.key_span.start as usize);
            match &entry.node.value {
                Value::Mapping(mapping) if is_block(&entry.node) => {
                    let first = mapping.entries.first().map(|first| first.key_span.start as usize);
                    let step = first.and_then(|first| column(first).checked_sub(own));
                    self.step = self.step.or(step.filter(|step| *step > 0));
                }
                Value::List(items) if is_block(&entry.node) => {
                    let dash = items.first().and_then(|item| yaml_tree::dash(source, item));
                    let dash = dash.and_then(|dash| column(dash).checked_sub(own));
                    self.dash = self.dash.or(dash);
                }
                _ => {}
            }
            self.look(source, &entry.node);
        }
        for item in node.items() {
            let dash = yaml_tree::dash(source, item);
            let entry = dash.and_then(|dash| (item.span.start as usize).checked_sub(dash));
            // Behind a line end, a comment or more than a few blanks it says nothing about others.
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
