//! The text of a file: its lines, and patches to it.

use std::ops::Range;

use yaml_tree::{Indentation, Mapping, Node, Value, to_yaml_indented};

/// New text for a range of bytes.
pub(super) struct TextEdit {
    pub range: Range<usize>,
    pub text: String,
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

    /// `key: value` as the program writes it into this text, every line indented.
    pub(super) fn entry_lines(&self, key: &str, value: &Node, indent: usize) -> Option<String> {
        let mut mapping = Mapping::default();
        mapping.push(key, value.clone());
        self.indented(&Node::from(Value::Mapping(mapping)), indent)
    }

    /// `- value` as the program writes it into this text, every line indented.
    pub(super) fn item_lines(&self, value: &Node, indent: usize) -> Option<String> {
        self.indented(&Node::from(Value::List(vec![value.clone()])), indent)
    }

    fn indented(&self, node: &Node, indent: usize) -> Option<String> {
        let text = to_yaml_indented(node, self.indentation).ok()?;
        let blanks = " ".repeat(indent);
        let line = |line: &str| {
            if line.is_empty() { "\n".to_owned() } else { format!("{blanks}{line}\n") }
        };
        Some(text.lines().map(line).collect())
    }
}

/// How many blanks the first line begins with that has more than them.
pub(super) fn leading_blanks(text: &str) -> usize {
    let blanks = |line: &str| line.len() - line.trim_start_matches(' ').len();
    text.lines().find(|line| blanks(line) < line.len()).map_or(0, blanks)
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
            // Behind a line end or more than a few blanks it says nothing about others.
            self.entry = self.entry.or(entry.filter(|entry| (2..=8).contains(entry)));
            self.look(source, item);
        }
    }
}
