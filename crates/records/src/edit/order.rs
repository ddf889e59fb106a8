//! Puts the fields of a record into schema order by moving their lines, together with their comments.

use std::ops::Range;

use anyhow::{Result, bail};

use super::flow_parts::{FlowEntryText, FlowParts, is_in_brackets};
use super::format::{has_same_comments, place};
use super::without_last_end;
use crate::schema::{Field, Kind};
use messages::msg;
use yaml_tree::{Mapping, MappingEntry, Node, Value, column, comments, line_after, line_start};

/// The text with the fields of each mapping in schema order. Lines are unchanged, except that the dash before a
/// mapping in a list stays first, and that comments which end up above it are re-indented.
///
/// # Errors
/// If the text is not valid YAML, or is written so that its lines cannot be moved.
pub fn ordered(kind: &Kind, source: &str) -> Result<String> {
    let Ok(root) = yaml_tree::parse(source) else { bail!(msg!("format-no-yaml")) };
    let moved = Orderer { source }.value(Some(&kind.root), &root, 0..source.len(), true);
    // The result is parsed again, and is used only if it has exactly the same values and comments.
    if moved.above.is_empty()
        && yaml_tree::parse(&moved.text).is_ok_and(|tree| tree == root)
        && has_same_comments(&moved.text, &comments(source))
    {
        let is_open = !source.ends_with('\n');
        let is_same = moved.text.strip_prefix(source).is_some_and(|end| end.trim().is_empty());
        Ok(match moved.text {
            _ if is_same => source.to_owned(),
            text if is_open => without_last_end(text),
            text => text,
        })
    } else {
        bail!(msg!("format-impossible"))
    }
}

struct Orderer<'s> {
    source: &'s str,
}

/// A part of the text with its fields in order.
struct MovedText {
    /// Comments that belong above the line on which it begins.
    above: String,
    text: String,
}

/// An entry of a mapping: the comments above it, and everything from its key to the next entry.
struct EntryLines {
    above: Range<usize>,
    own: Range<usize>,
}

impl Orderer<'_> {
    /// The ordered text of a range that contains a value.
    fn value(
        &self,
        field: Option<&Field>,
        node: &Node,
        range: Range<usize>,
        is_root: bool,
    ) -> MovedText {
        match &node.value {
            _ if is_in_brackets(self.source, node) => {
                let text = self.with_flow(field, node, range);
                MovedText { above: String::new(), text }
            }
            Value::Mapping(mapping) => self.mapping(field, mapping, range, is_root),
            Value::List(items) => {
                let text = self.list(Field::of_entries(field).0, items, range);
                MovedText { above: String::new(), text }
            }
            _ => MovedText { above: String::new(), text: self.get(range).to_owned() },
        }
    }

    /// The ordered text of a range that contains a flow collection.
    fn with_flow(&self, field: Option<&Field>, node: &Node, range: Range<usize>) -> String {
        let value = node.span.range();
        let (before, after) = (range.start..value.start, value.end..range.end);
        let moved = self.flow(field, node).unwrap_or_else(|| self.get(value).to_owned());
        format!("{}{moved}{}", self.get(before), self.get(after))
    }

    /// A flow collection with its entries in order, each with its comments.
    fn flow(&self, field: Option<&Field>, node: &Node) -> Option<String> {
        let parts = FlowParts::new(self.source, node)?;
        let text = |at: usize, field: Option<&Field>, value: &Node| {
            let text = self.with_flow(field, value, parts.range(at)?);
            Some(FlowEntryText { old: Some(at), text })
        };
        let texts: Option<Vec<_>> = if let Some(mapping) = node.as_mapping() {
            let mut in_order: Vec<_> = mapping.entries.iter().enumerate().collect();
            in_order.sort_by_key(|(_, entry)| place(field, entry));
            let child = |entry: &MappingEntry| field?.child(&entry.key);
            in_order.into_iter().map(|(at, entry)| text(at, child(entry), &entry.node)).collect()
        } else {
            let items = node.items().iter().enumerate();
            items.map(|(at, item)| text(at, Field::of_entries(field).0, item)).collect()
        };
        Some(parts.with(&texts?))
    }

    fn list(&self, field: Option<&Field>, items: &[Node], range: Range<usize>) -> String {
        let mut text = String::new();
        let mut at = range.start;
        let ends = items.iter().skip(1).map(|next| self.start_of_item(next)).chain([range.end]);
        for (item, end) in items.iter().zip(ends) {
            let start = self.start_of_item(item);
            text.push_str(self.get(at..start));
            let moved = self.value(field, item, start..end, false);
            let line = text.rfind('\n').map_or(0, |newline| newline + 1);
            text.insert_str(line, &moved.above);
            text.push_str(&moved.text);
            at = end;
        }
        text
    }

    /// Where an entry begins; if it is below the line of its dash, just after that line.
    fn start_of_item(&self, item: &Node) -> usize {
        let start = item.span.start as usize;
        let dash = yaml_tree::dash(self.source, item).filter(|_| self.begins_line(start));
        dash.map_or(start, |dash| line_after(self.source, dash))
    }

    fn mapping(
        &self,
        field: Option<&Field>,
        mapping: &Mapping,
        range: Range<usize>,
        is_root: bool,
    ) -> MovedText {
        let unchanged =
            || MovedText { above: String::new(), text: self.get(range.clone()).to_owned() };
        let entries = &mapping.entries;
        let Some(lines) = self.lines(entries, range.clone(), is_root) else { return unchanged() };
        let Some((first, last)) = lines.first().zip(lines.last()) else { return unchanged() };
        let begins_line = self.begins_line(first.own.start);
        let blanks = " ".repeat(column(self.source, first.own.start));
        let mut moved = MovedText {
            above: String::new(),
            text: self.get(range.start..first.above.start).to_owned(),
        };
        let mut in_order: Vec<_> = entries.iter().zip(&lines).collect();
        in_order.sort_by_key(|(entry, _)| place(field, entry));
        for (at, (entry, lines)) in in_order.into_iter().enumerate() {
            let above = self.get(lines.above.clone());
            if at == 0 && !begins_line {
                moved.above = self.beside_dash(above, first.own.start);
            } else {
                moved.text.push_str(above);
                moved.text.push_str(&blanks);
            }
            moved.text.push_str(&self.entry(field, entry, lines.own.clone()));
        }
        moved.text.push_str(self.get(last.own.end..range.end));
        moved
    }

    /// From the key of an entry to its end, with a final line ending.
    fn entry(&self, parent: Option<&Field>, entry: &MappingEntry, range: Range<usize>) -> String {
        let field = parent.and_then(|parent| parent.child(&entry.key));
        let start = line_after(self.source, entry.key_span.end as usize);
        let mut text = if is_in_brackets(self.source, &entry.node) {
            self.with_flow(field, &entry.node, range)
        } else if (entry.node.span.start as usize) < start || start > range.end {
            self.get(range).to_owned()
        } else {
            let head = self.get(range.start..start);
            let moved = self.value(field, &entry.node, start..range.end, false);
            format!("{head}{}{}", moved.above, moved.text)
        };
        if !text.ends_with('\n') {
            text.push_str(if self.source.contains("\r\n") { "\r\n" } else { "\n" });
        }
        text
    }

    /// The lines of each entry; `None` if two entries share a line.
    fn lines(
        &self,
        entries: &[MappingEntry],
        range: Range<usize>,
        is_root: bool,
    ) -> Option<Vec<EntryLines>> {
        let mut lines: Vec<EntryLines> = Vec::new();
        let mut from = range.start;
        for entry in entries {
            let key = entry.key_span.start as usize;
            let above = match lines.last() {
                // A comment at the top of a file describes the file.
                None if is_root || !self.begins_line(key) => self.line_or(key)..self.line_or(key),
                _ if !self.begins_line(key) => return None,
                _ => self.comments_above(key, from)..line_start(self.source, key),
            };
            if let Some(before) = lines.last_mut() {
                before.own.end = above.start;
            }
            from = line_after(self.source, entry.node.span.end as usize).min(range.end);
            lines.push(EntryLines { above, own: key..from });
        }
        let last = lines.last_mut()?;
        last.own.end = self.comments_below(last.own.clone(), range.end, is_root);
        Some(lines)
    }

    /// The start of a key's line, or the key itself if it follows a dash.
    fn line_or(&self, key: usize) -> usize {
        if self.begins_line(key) { line_start(self.source, key) } else { key }
    }

    /// Where the comments and empty lines above a key begin; comments indented further belong to what is above.
    fn comments_above(&self, key: usize, from: usize) -> usize {
        let limit = column(self.source, key);
        let mut start = line_start(self.source, key);
        while start > from {
            let line = line_start(self.source, start - 1);
            let text = self.get(line..start);
            let blanks = text.len() - text.trim_start_matches(' ').len();
            let belongs =
                text.trim().is_empty() || (text.trim().starts_with('#') && blanks <= limit);
            if line < from || !belongs {
                break;
            }
            start = line;
        }
        start
    }

    /// Where the comments below the last entry that belong to the mapping end.
    fn comments_below(&self, last: Range<usize>, end: usize, is_root: bool) -> usize {
        let limit = column(self.source, last.start).max(usize::from(is_root));
        let mut at = last.end;
        for line in self.get(last.end..end).split_inclusive('\n') {
            let blanks = line.len() - line.trim_start_matches(' ').len();
            if !line.trim().starts_with('#') || blanks < limit {
                break;
            }
            at += line.len();
        }
        at
    }

    /// Comments re-indented to the dash on the line of a key.
    fn beside_dash(&self, comments: &str, key: usize) -> String {
        let start = line_start(self.source, key);
        let line = self.get(start..key);
        let blanks = " ".repeat(line.len() - line.trim_start_matches(' ').len());
        let lines = comments.split_inclusive('\n');
        lines.map(|line| format!("{blanks}{}", line.trim_start_matches(' '))).collect()
    }

    fn begins_line(&self, at: usize) -> bool {
        self.get(line_start(self.source, at)..at).bytes().all(|byte| byte == b' ')
    }

    fn get(&self, range: Range<usize>) -> &str {
        self.source.get(range).unwrap_or_default()
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::edit::sample::kind;

    #[test]
    fn fields_move_with_their_lines_and_comments_and_nothing_else_changes() {
        for (source, expected) in [
            (
                "# file\n\nliste:   [ a,b ] # l\n# about name\n\nname:  \"x\" # n\nziffer: 05\n# end\n",
                "# file\n\n# about name\n\nname:  \"x\" # n\nziffer: 05\nliste:   [ a,b ] # l\n# end\n",
            ),
            (
                "---\nteil:\n    # z\n    zeit: |\n        a\n\n    wert: 1.0\n    # w\n    art: 'a'\n    # end\nname: x\n",
                "---\nname: x\nteil:\n    # w\n    art: 'a'\n    # end\n    wert: 1.0\n    # z\n    zeit: |\n        a\n\n",
            ),
            (
                "teile:\n  # first\n  - zeit: 1 # z\n    # w\n    wert: 2\n      # in\n  # second\n  - wert: 3\n",
                "teile:\n  # first\n  # w\n  - wert: 2\n      # in\n    zeit: 1 # z\n  # second\n  - wert: 3\n",
            ),
            ("x: 1\r\nziffer: 2\r\nname: y", "name: y\r\nziffer: 2\r\nx: 1"),
            ("name: a", "name: a"),
            (
                "teile:\n- # one\n  # w\n  wert: 1\n  art: 2\n-\n  art: 1\n",
                "teile:\n- # one\n  art: 2\n  # w\n  wert: 1\n-\n  art: 1\n",
            ),
            (
                "teil: {x: {wert: 1, art: 2}}\nx:\n  ziffer: 1\n  name: 2\n",
                "teil: {x: {wert: 1, art: 2}}\nx:\n  ziffer: 1\n  name: 2\n",
            ),
            ("name: |\n  a\n  b", "name: |\n  a\n  b"),
            ("ziffer: 1\nname: |\n  a\n  b", "name: |\n  a\n  b\nziffer: 1"),
            ("name: a\n\nliste:\n    - b\n", "name: a\n\nliste:\n    - b\n"),
            ("teil: {wert: 1, art: 2} # c\nname: a\n", "name: a\nteil: {art: 2, wert: 1} # c\n"),
            (
                "teile:\r\n- { zeit: 1,\r\n    wert: 2, # w\r\n    art: [ {b: 1, a: 2} ] # a\r\n    }\r\n",
                "teile:\r\n- { art: [ {b: 1, a: 2} ], # a\r\n    wert: 2, # w\r\n    zeit: 1\r\n    }\r\n",
            ),
            (
                "{x: 1, teile: [{wert: 1, art: 2}], name: b}\n",
                "{name: b, teile: [{art: 2, wert: 1}], x: 1}\n",
            ),
        ] {
            let result =
                ordered(&kind(), source).unwrap_or_else(|error| panic!("{error}: {source}"));
            assert_eq!(result, expected);
            assert_eq!(ordered(&kind(), &result).expect("a record"), result, "twice is once");
        }
    }
}
