//! The canonical form of a record: fields in schema order, block style, no unnecessary quotes, no blank
//! lines; comments stay with what they describe, scalars keep their spelling.

use anyhow::{Result, bail};

use super::comments::{AttachedComment, AttachedComments, CommentAnchor, attach};
use super::text::{leading_blanks, reindented};
use crate::schema::{Field, Kind};
use messages::msg;
use yaml_tree::{
    Comment, MappingEntry, Node, ScalarForm, ScalarForms, Value, comments, to_yaml,
    unquoted_if_same,
};

/// The text in canonical form, with the same values and comments.
///
/// # Errors
/// If the text is not valid YAML, or is written so that comments would be lost.
pub fn format(kind: &Kind, source: &str) -> Result<String> {
    let Ok(root) = yaml_tree::parse(source) else { bail!(msg!("format-no-yaml")) };
    let comments = comments(source);
    let attached = attach(source, &root, &comments);
    let forms = ScalarForms::of(source);
    let mut writer = Formatter { source, forms, attached: &attached, text: String::new() };
    writer.comments(&attached.header, 0);
    writer.value(Some(&kind.root), &root, 0);
    writer.comments(&attached.footer, 0);
    let text = writer.text;
    // The result is parsed again, and is used only if it has exactly the same values and comments.
    if yaml_tree::parse(&text).is_ok_and(|tree| tree == root) && has_same_comments(&text, &comments)
    {
        Ok(text)
    } else {
        bail!(msg!("format-impossible"))
    }
}

pub(super) fn has_same_comments(text: &str, before: &[Comment]) -> bool {
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
    forms: ScalarForms,
    attached: &'s AttachedComments<'s>,
    text: String,
}

impl Formatter<'_> {
    /// Writes a value on its own lines.
    fn value(&mut self, field: Option<&Field>, node: &Node, indent: usize) {
        match &node.value {
            Value::Mapping(mapping) => {
                for entry in in_order(field, &mapping.entries) {
                    self.entry(field, entry, indent);
                }
            }
            Value::List(items) => {
                let (item, _) = Field::of_entries(field);
                for node in items {
                    self.item(item, node, indent);
                }
            }
            _ => self.root_scalar(node),
        }
    }

    fn entry(&mut self, parent: Option<&Field>, entry: &MappingEntry, indent: usize) {
        let anchor = CommentAnchor::Key(entry.key_span.start);
        let field = parent.and_then(|parent| parent.child(&entry.key));
        self.comments(self.attached.before(anchor), indent);
        let head = format!("{}:", self.key(entry));
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

    fn item(&mut self, field: Option<&Field>, node: &Node, indent: usize) {
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

    /// Writes an entry of a mapping in a list. For the first entry, the comments are already above the dash.
    fn entry_of_item(
        &mut self,
        field: Option<&Field>,
        entry: &MappingEntry,
        is_first: bool,
        indent: usize,
    ) {
        let before = self.text.len();
        self.entry(field, entry, indent);
        if is_first {
            let comments = self.attached.before(CommentAnchor::Key(entry.key_span.start));
            let length: usize =
                comments.iter().map(|comment| indent + comment.text.len() + 1).sum();
            self.text.replace_range(before..before + length, "");
        }
    }

    /// Puts `- ` into the indentation of a line.
    fn put_dash(&mut self, line: usize, indent: usize) {
        let at = line + indent;
        if self.text.get(at..at + 2) == Some("  ") {
            self.text.replace_range(at..at + 2, "- ");
        }
    }

    /// Writes a scalar or an empty collection after its key or dash.
    fn scalar(&mut self, head: &str, node: &Node, indent: usize, anchor: CommentAnchor) {
        let block = self.block(node, indent);
        let (line, lines) = block.unwrap_or_else(|| {
            let written = self.written(node);
            let (line, lines) = written.split_once('\n').unwrap_or((&written, ""));
            (line.to_owned(), reindented(lines, 2, indent + 2))
        });
        self.line_with_comment(indent, format!("{head} {line}").trim_end_matches(' '), anchor);
        self.text.push_str(&lines);
    }

    /// The value as written in the source, except for unnecessary quotes and for strings that span several lines
    /// without being a block scalar.
    fn written(&self, node: &Node) -> String {
        let source = self.source.get(node.span.range()).unwrap_or_default();
        match (&node.value, self.forms.at(node.span)) {
            (Value::List(_), _) => "[]".to_owned(),
            (Value::Mapping(_), _) => "{}".to_owned(),
            (Value::String(text), ScalarForm::Plain)
                if source.contains('\n') && !text.contains('\n') =>
            {
                // A multi-line plain scalar has the same value when joined on one line without quotes.
                text.to_string()
            }
            (_, ScalarForm::Plain) if !source.contains('\n') => source.to_owned(),
            (Value::String(text), _) if !text.contains('\n') => {
                unquoted_if_same(text).unwrap_or_else(|| source.to_owned())
            }
            _ => to_yaml(node).unwrap_or_default(),
        }
    }

    fn key(&self, entry: &MappingEntry) -> String {
        match self.forms.at(entry.key_span) {
            ScalarForm::Plain => entry.key.to_string(),
            _ => unquoted_if_same(&entry.key).unwrap_or_else(|| {
                self.source.get(entry.key_span.range()).unwrap_or_default().to_owned()
            }),
        }
    }

    /// The header of a block scalar (`|` or `>`) and its lines, moved to another indentation.
    fn block(&self, node: &Node, indent: usize) -> Option<(String, String)> {
        let text = node.as_str()?;
        let header_range = self.forms.sign(node.span)?;
        let header =
            self.source.get(header_range.clone())?.replace(|c: char| c.is_ascii_digit(), "2");
        let start = yaml_tree::line_after(self.source, header_range.end);
        let lines = self.source.get(start..node.span.end as usize).unwrap_or_default();
        if text.bytes().all(|byte| byte == b'\n') {
            return Some((header, text.to_owned()));
        }
        let own_indent = leading_blanks(lines).checked_sub(leading_blanks(text))?;
        Some((header, reindented(lines, own_indent, indent + 2)))
    }

    /// Writes the text of a record that is not a mapping.
    fn root_scalar(&mut self, node: &Node) {
        self.text.push_str(self.written(node).trim_end_matches('\n'));
        self.text.push('\n');
    }

    fn line(&mut self, indent: usize, text: &str) {
        self.text.push_str(&" ".repeat(indent));
        self.text.push_str(text);
        self.text.push('\n');
    }

    fn line_with_comment(&mut self, indent: usize, text: &str, anchor: CommentAnchor) {
        let comments = self.attached.beside(anchor);
        let comments: String =
            comments.iter().map(|comment| format!(" {}", comment.text)).collect();
        self.line(indent, &format!("{text}{comments}"));
    }

    fn comments(&mut self, comments: &[AttachedComment], indent: usize) {
        for comment in comments {
            self.line(indent, &comment.text);
        }
    }
}

/// Known fields in schema order, then the others in their original order.
fn in_order<'e>(field: Option<&Field>, entries: &'e [MappingEntry]) -> Vec<&'e MappingEntry> {
    let mut entries: Vec<_> = entries.iter().collect();
    entries.sort_by_key(|entry| place(field, entry));
    entries
}

/// The position of an entry's field in the schema; for an unknown field, the number of fields.
pub(super) fn place(parent: Option<&Field>, entry: &MappingEntry) -> usize {
    let fields = parent.map(Field::children).unwrap_or_default();
    fields.iter().position(|field| field.name == entry.key).unwrap_or(fields.len())
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::edit::sample::kind;

    fn formatted(source: &str) -> String {
        format(&kind(), source).unwrap_or_else(|error| panic!("{error} in\n{source}"))
    }

    /// Each text is a value after a key; `fmt` leaves it unchanged to the byte.
    #[test]
    fn the_spelling_of_a_scalar_is_kept() {
        for text in [
            "05315000",
            "0o17",
            "0x1F",
            "1.0",
            "1e3",
            "1.10",
            "+5",
            "12345678901234567890123",
            "0.1000000000000000055511151231257827",
            "1e999",
            ".inf",
            ".NaN",
            "~",
            "Null",
            "TRUE",
            "no",
            "y",
            "12:30",
            "1_000",
            "2024-01-01",
            "it's",
            "a\u{2028}b",
            "'no'",
            "'on'",
            "'y'",
            "'='",
            "'<<'",
            "'12:30'",
            "'1_000'",
            "'0o17'",
            "'.inf'",
            "'~'",
            "''",
            "'2024-01-01'",
            "'05315000'",
            "'a: b'",
        ] {
            let source = format!("name: {text}\nliste:\n- {text}\n");
            assert_eq!(formatted(&source), source);
        }
    }

    #[test]
    fn empty_values_stay_empty() {
        let source = "name:\nliste:\n-\n- # none\n- a\nsonst: ~\n";
        assert_eq!(formatted(source), source);
    }

    #[test]
    fn unnecessary_quotes_are_removed() {
        for (text, same) in [
            ("\"a\"", "a"),
            ("'a b'", "a b"),
            ("\"no\"", "'no'"),
            ("\"a: b\"", "'a: b'"),
            ("\"2024-01-01\"", "'2024-01-01'"),
            ("'2024-01'", "2024-01"),
            ("\"a\\n\\n\"", "|+\n  a\n"),
        ] {
            assert_eq!(formatted(&format!("name: {text}\n")), format!("name: {same}\n"));
        }
        assert_eq!(formatted("'name': a\n'no': b\n\"x\": c\n"), "name: a\n'no': b\nx: c\n");
    }

    #[test]
    fn an_unquoted_scalar_stays_unquoted_when_its_lines_are_joined() {
        assert_eq!(
            formatted("name: a\n  b\nsonst: [c\n  d, e]\n"),
            "name: a b\nsonst:\n- c d\n- e\n"
        );
        assert_eq!(formatted("name: 2001-12-14\n  21:59:43\n"), "name: 2001-12-14 21:59:43\n");
    }

    #[test]
    fn comments_in_flow_collections_stay_with_what_they_describe() {
        assert_eq!(
            formatted("liste: [ # all\n  a, # a\n  # b\n  b,\n  # end\n  ] # liste\nname: c # d\n"),
            "name: c # d\n# liste\nliste: # all\n- a # a\n# b\n- b\n# end\n"
        );
    }

    #[test]
    fn block_scalars_keep_their_header_and_their_lines() {
        for source in [
            "name: >2-\n   a\n  b\n",
            "name: |2\n   a\n  b\n",
            "name: |\n\n  a\n",
            "name: >\n  a\n  \tb\n",
            "name: |\n  a\n     \n  b\n",
            "name: |+\n  a\n\n\nsonst: 1\n",
            "name: |\nsonst: 1\n",
            "teil:\n  art: |\n    a\n  wert: >+\n    b\n\n  zeit: 1\n",
            "name: >-\n",
            "name: |+\n\n\nsonst: 1\n",
            "liste:\n- | # sign\n  a\n- >+\n  b\n\n- c\n",
        ] {
            assert_eq!(formatted(source), source);
        }
        let wide = "teil:\n    wert: |4-\n         a\n        b\n";
        assert_eq!(formatted(wide), "teil:\n  wert: |2-\n     a\n    b\n");
        assert_eq!(formatted("name: # | no\n  |-\n   a\n"), "name: |- # | no\n  a\n");
    }
}
