//! The parts of what stands in brackets: its entries, and the blanks, commas and comments around them.

use std::ops::Range;

use yaml_tree::{MappingEntry, Node, Value, column};

/// A value in brackets, taken apart so that its entries can stand in another order, be fewer or more.
///
/// A comment belongs to the entry before it on its line, else to the one below it; beside the opening
/// bracket, and above the closing one, it belongs to all.
pub(super) struct FlowParts<'s> {
    /// The bracket, with a comment beside it.
    opening: &'s str,
    entries: Vec<FlowEntryParts<'s>>,
    /// From the last entry to the bracket.
    closing: &'s str,
    /// How far in an entry stands that begins a line.
    indent: usize,
    line_end: &'static str,
}

struct FlowEntryParts<'s> {
    /// Blanks and comments on lines above.
    lead: &'s str,
    range: Range<usize>,
    /// What stands between it and its comma.
    gap: &'s str,
    has_comma: bool,
    /// A comment beside it.
    beside: &'s str,
}

/// An entry as it shall stand in the brackets.
pub(super) struct FlowEntryText {
    /// Its place in the old value; none if it is new.
    pub old: Option<usize>,
    pub text: String,
}

impl<'s> FlowParts<'s> {
    /// None if the value does not stand in brackets.
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
        let mut at = behind_comment(source, start + 1);
        let opening = source.get(start..at)?;
        let mut entries = Vec::new();
        for range in ranges {
            let lead = source.get(at..range.start)?;
            let comma = comma_behind(source, range.end);
            let (gap, from) = match comma {
                Some(comma) => (source.get(range.end..comma)?, comma + 1),
                None => ("", range.end),
            };
            at = behind_comment(source, from);
            let (has_comma, beside) = (comma.is_some(), source.get(from..at)?);
            entries.push(FlowEntryParts { lead, range, gap, has_comma, beside });
        }
        let on_own_line = entries.iter().find(|entry| entry.lead.contains('\n'));
        let sample = on_own_line.or(entries.first());
        let indent = sample.map_or(0, |entry| column(source, entry.range.start));
        let line_end = if source.contains("\r\n") { "\r\n" } else { "\n" };
        Some(FlowParts { opening, entries, closing: source.get(at..end)?, indent, line_end })
    }

    /// Whether there are comments that are about no entry.
    pub(super) fn has_own_comments(&self) -> bool {
        self.opening.contains('#') || self.closing.contains('#')
    }

    /// Where an entry stands, without what is around it.
    pub(super) fn range(&self, at: usize) -> Option<Range<usize>> {
        self.entries.get(at).map(|entry| entry.range.clone())
    }

    /// The value with these entries. All of the old ones in their order are what stands there now.
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

    /// What stands before an entry: its own comments; else the first stands as the first did.
    fn lead(&self, at: usize, old: Option<usize>) -> String {
        let own = old.and_then(|old| self.entries.get(old)).map(|parts| parts.lead);
        if let Some(own) = own.filter(|own| !own.trim().is_empty() || (at > 0 && old > Some(0))) {
            return own.to_owned();
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

/// The text that is put together.
struct FlowText<'p, 's> {
    text: String,
    parts: &'p FlowParts<'s>,
    in_comment: bool,
}

impl FlowText<'_, '_> {
    /// Adds what stands around entries; behind a comment on a line of its own.
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

/// From the key of an entry in brackets to the end of its value, or to its colon if it has none.
pub(super) fn entry_range(source: &str, entry: &MappingEntry) -> Range<usize> {
    let key = entry.key_span.range();
    let value = entry.node.span.range();
    if !value.is_empty() {
        return key.start..value.end;
    }
    let colon = behind_blanks(source, key.end);
    let has_colon = source.as_bytes().get(colon) == Some(&b':');
    key.start..if has_colon { colon + 1 } else { key.end }
}

/// Where an entry of a list in brackets stands; it may be a mapping without braces, `[a: 1]`.
fn item_range(source: &str, item: &Node) -> Range<usize> {
    let range = item.span.range();
    let last = item.as_mapping().and_then(|mapping| mapping.entries.last());
    match last.filter(|_| !is_in_brackets(source, item)) {
        Some(last) => range.start..range.end.max(entry_range(source, last).end),
        None => range,
    }
}

/// Where the comma behind an entry stands.
fn comma_behind(source: &str, at: usize) -> Option<usize> {
    let at = behind_blanks(source, at);
    (source.as_bytes().get(at) == Some(&b',')).then_some(at)
}

/// Behind blanks, line ends and comments.
fn behind_blanks(source: &str, at: usize) -> usize {
    let mut rest = source.get(at..).unwrap_or_default().trim_start();
    while rest.starts_with('#') {
        rest = rest.find('\n').and_then(|end| rest.get(end..)).unwrap_or_default().trim_start();
    }
    source.len() - rest.len()
}

/// Behind the comment on the same line; `at` itself if there is none.
fn behind_comment(source: &str, at: usize) -> usize {
    let line = source.get(at..).unwrap_or_default().lines().next().unwrap_or_default();
    let has_comment = line.trim_start_matches([' ', '\t']).starts_with('#');
    if has_comment { at + line.len() } else { at }
}

/// The line end and the blanks before an entry, without comments.
fn blanks(lead: &str) -> &str {
    let is_blank = |c: char| matches!(c, ' ' | '\t');
    let start = lead.rfind('\n').map_or(0, |newline| {
        newline - usize::from(lead.as_bytes().get(newline.wrapping_sub(1)) == Some(&b'\r'))
    });
    let line = lead.get(start..).unwrap_or_default();
    let ends = line.trim_start_matches(['\r', '\n']).trim_start_matches(is_blank);
    line.get(..line.len() - ends.len()).unwrap_or_default()
}
