//! The parts of a flow collection: its entries, and the spaces, commas and comments around them.

use std::ops::Range;

use yaml_tree::{MappingEntry, Node, Value, column};

/// A flow collection split into parts, so that its entries can be reordered, removed or added.
///
/// A comment belongs to the entry before it on its line, otherwise to the entry below; a comment beside the
/// opening bracket or above the closing one belongs to the collection.
pub(super) struct FlowParts<'s> {
    /// The opening bracket, with a comment beside it.
    opening: &'s str,
    entries: Vec<FlowEntryParts<'s>>,
    /// From the last entry to the closing bracket.
    closing: &'s str,
    /// The indentation of an entry that begins a line.
    indent: usize,
    line_end: &'static str,
}

struct FlowEntryParts<'s> {
    /// Spaces, and comments on the lines above.
    lead: &'s str,
    range: Range<usize>,
    /// The text between the entry and its comma.
    gap: &'s str,
    has_comma: bool,
    /// A comment on the same line.
    beside: &'s str,
}

/// An entry as it is to be written within the brackets.
pub(super) struct FlowEntryText {
    /// Its index in the old value; `None` if it is new.
    pub old: Option<usize>,
    pub text: String,
}

impl<'s> FlowParts<'s> {
    /// `None` if the value is not a flow collection.
    pub(super) fn new(source: &'s str, node: &Node) -> Option<Self> {
        let Range { start, end } = node.span.range();
        let ranges: Vec<_> = match &node.value {
            Value::Mapping(mapping) => {
                mapping.entries.iter().map(|entry| entry_range(source, entry)).collect()
            }
            _ => node.items().iter().map(|item| item_range(source, item)).collect(),
        };
        if !is_in_brackets(source, node) {
            return None;
        }
        let mut at = after_comment(source, start + 1);
        let opening = source.get(start..at)?;
        let mut entries = Vec::new();
        for range in ranges {
            let lead = source.get(at..range.start)?;
            let comma = comma_after(source, range.end);
            let (gap, from) = match comma {
                Some(comma) => (source.get(range.end..comma)?, comma + 1),
                None => ("", range.end),
            };
            at = after_comment(source, from);
            let (has_comma, beside) = (comma.is_some(), source.get(from..at)?);
            entries.push(FlowEntryParts { lead, range, gap, has_comma, beside });
        }
        let on_own_line = entries.iter().find(|entry| entry.lead.contains('\n'));
        let sample = on_own_line.or(entries.first());
        let indent = sample.map_or(0, |entry| column(source, entry.range.start));
        let line_end = if source.contains("\r\n") { "\r\n" } else { "\n" };
        Some(FlowParts { opening, entries, closing: source.get(at..end)?, indent, line_end })
    }

    /// Whether there are comments that belong to no entry.
    pub(super) fn has_own_comments(&self) -> bool {
        self.opening.contains('#') || self.closing.contains('#')
    }

    /// The range of an entry, without what surrounds it.
    pub(super) fn range(&self, at: usize) -> Option<Range<usize>> {
        self.entries.get(at).map(|entry| entry.range.clone())
    }

    /// The value with these entries. With all old entries in their order, the text is unchanged.
    pub(super) fn with(&self, entries: &[FlowEntryText]) -> String {
        let ends_in_comma = self.entries.last().is_some_and(|last| last.has_comma);
        let mut text = FlowText { text: String::new(), parts: self, in_comment: false };
        text.push(self.opening);
        for (at, entry) in entries.iter().enumerate() {
            let parts = entry.old.and_then(|old| self.entries.get(old));
            let (gap, beside) = parts.map_or(("", ""), |parts| (parts.gap, parts.beside));
            let needs_comma = at + 1 < entries.len() || ends_in_comma;
            text.push(&self.lead(at, entry.old));
            text.text.push_str(&entry.text);
            for part in [gap, if needs_comma { "," } else { "" }, beside] {
                text.push(part);
            }
        }
        text.push(self.closing);
        text.text
    }

    /// The text before an entry: its own lead if it has comments; otherwise the lead of the entry that was at its
    /// position.
    fn lead(&self, at: usize, old: Option<usize>) -> String {
        let lead = old.and_then(|old| self.entries.get(old)).map(|parts| parts.lead);
        if let Some(lead) = lead.filter(|lead| !lead.trim().is_empty() || (at > 0 && old > Some(0)))
        {
            return lead.to_owned();
        }
        let (first, second) = (self.entries.first(), self.entries.get(1));
        let blanks = match (first, second) {
            (Some(first), _) if at == 0 => blanks(first.lead),
            (_, Some(second)) => blanks(second.lead),
            (Some(first), _) if first.lead.contains('\n') => blanks(first.lead),
            _ => " ",
        };
        blanks.to_owned()
    }
}

/// The text being assembled.
struct FlowText<'p, 's> {
    text: String,
    parts: &'p FlowParts<'s>,
    in_comment: bool,
}

impl FlowText<'_, '_> {
    /// Adds text around entries, on a new line if it follows a comment.
    fn push(&mut self, part: &str) {
        if part.is_empty() {
            return;
        }
        let begins_line = part.trim_start_matches([' ', '\t', '\r']).starts_with('\n');
        if self.in_comment && !begins_line {
            self.text.push_str(self.parts.line_end);
            self.text.push_str(&" ".repeat(self.parts.indent));
            self.text.push_str(part.trim_start_matches([' ', '\t']));
        } else {
            self.text.push_str(part);
        }
        self.in_comment = part.rsplit('\n').next().is_some_and(|line| line.contains('#'));
    }
}

pub(super) fn is_in_brackets(source: &str, node: &Node) -> bool {
    let is_collection = matches!(node.value, Value::List(_) | Value::Mapping(_));
    let first = source.as_bytes().get(node.span.start as usize);
    is_collection && matches!(first, Some(b'{' | b'['))
}

/// From the key of a flow entry to the end of its value, or to its colon if it has no value.
pub(super) fn entry_range(source: &str, entry: &MappingEntry) -> Range<usize> {
    let key = entry.key_span.range();
    let value = entry.node.span.range();
    if !value.is_empty() {
        return key.start..value.end;
    }
    let colon = after_blanks(source, key.end);
    let has_colon = source.as_bytes().get(colon) == Some(&b':');
    key.start..if has_colon { colon + 1 } else { key.end }
}

/// The range of an entry of a flow list; it may be a mapping without braces, `[a: 1]`.
fn item_range(source: &str, item: &Node) -> Range<usize> {
    let range = item.span.range();
    let last = item.as_mapping().and_then(|mapping| mapping.entries.last());
    match last.filter(|_| !is_in_brackets(source, item)) {
        Some(last) => range.start..range.end.max(entry_range(source, last).end),
        None => range,
    }
}

/// The position of the comma after an entry.
fn comma_after(source: &str, at: usize) -> Option<usize> {
    let at = after_blanks(source, at);
    (source.as_bytes().get(at) == Some(&b',')).then_some(at)
}

/// The position after spaces, line endings and comments.
fn after_blanks(source: &str, at: usize) -> usize {
    let mut rest = source.get(at..).unwrap_or_default().trim_start();
    while rest.starts_with('#') {
        rest = rest.find('\n').and_then(|end| rest.get(end..)).unwrap_or_default().trim_start();
    }
    source.len() - rest.len()
}

/// The position after the comment on the same line; `at` itself if there is none.
fn after_comment(source: &str, at: usize) -> usize {
    let line = source.get(at..).unwrap_or_default().lines().next().unwrap_or_default();
    let has_comment = line.trim_start_matches([' ', '\t']).starts_with('#');
    if has_comment { at + line.len() } else { at }
}

/// The line ending and the spaces before an entry, without comments.
fn blanks(lead: &str) -> &str {
    let is_blank = |c: char| matches!(c, ' ' | '\t');
    let start = lead.rfind('\n').map_or(0, |newline| {
        newline - usize::from(lead.as_bytes().get(newline.wrapping_sub(1)) == Some(&b'\r'))
    });
    let line = lead.get(start..).unwrap_or_default();
    let ends = line.trim_start_matches(['\r', '\n']).trim_start_matches(is_blank);
    line.get(..line.len() - ends.len()).unwrap_or_default()
}
