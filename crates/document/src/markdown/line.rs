//! One line of a document as Markdown.

use super::inert::{SPLIT, code, data, words};
use crate::{Inline, Line, LinkTarget, TextMark};

pub(super) struct LineWriter<'o> {
    pub address: &'o dyn Fn(&LinkTarget) -> Option<String>,
    /// In a table, where a bar ends a cell even in code.
    pub in_table: bool,
    pub text: String,
}

impl LineWriter<'_> {
    pub(super) fn line(&mut self, line: &Line) {
        for inline in &line.0 {
            match inline {
                Inline::Text(text) | Inline::Number(text) => self.text.push_str(&words(text)),
                Inline::Data(text) => self.text.push_str(&data(text)),
                Inline::Code(text) if self.in_table => {
                    self.text.push_str(&code(text).replace('|', r"\|"));
                }
                Inline::Code(text) => self.text.push_str(&code(text)),
                Inline::Link { target, content } => self.link(target, content),
                Inline::Marked(mark, content) => self.marked(*mark, content),
                Inline::Date { shown, .. } => self.text.push_str(&words(shown)),
                Inline::Break => self.text.push_str("<br>"),
                Inline::Footnote(number) => {
                    self.text.extend([r"\[", &number.to_string(), r"\]"]);
                }
            }
        }
    }

    fn link(&mut self, target: &LinkTarget, content: &Line) {
        // Without characters that end it, the address needs no escaping.
        let is_plain = |address: &String| {
            address.chars().all(|c| c.is_ascii_graphic() && !"()<>\\`|".contains(c))
        };
        match (self.address)(target).filter(is_plain) {
            // The address is visible, and none of its characters is taken for markup.
            Some(address) if matches!(target, LinkTarget::Address(text) if content.plain() == *text) =>
            {
                self.text.extend(["<", &address, ">"]);
            }
            Some(address) => {
                self.text.push('[');
                self.line(content);
                self.text.extend(["](", &address, ")"]);
            }
            // A plain address stays legible as code, and is not a link.
            None if matches!(target, LinkTarget::Address(text) if content.plain() == *text) => {
                self.line(&Line::code(content.plain()));
            }
            None => self.line(content),
        }
    }

    fn marked(&mut self, mark: TextMark, content: &Line) {
        let (open, close) = match mark {
            TextMark::Strong | TextMark::Hit => ("**", "**"),
            TextMark::Inserted => (r"{+", r"+}"),
            TextMark::Removed => (r"\[-", r"-\]"),
        };
        let mut inner = LineWriter { text: String::new(), ..*self };
        inner.line(content);
        let words = inner.text.trim();
        // Marks must touch the words; next to blanks they would be plain characters.
        let (before, after) = inner.text.split_once(words).unwrap_or(("", ""));
        let marked = if words.is_empty() { String::new() } else { [open, words, close].concat() };
        // Two adjacent marks would be plain characters, too.
        let touches = before.is_empty() && marked.starts_with("**") && self.text.ends_with("**");
        self.text.extend([before, if touches { SPLIT } else { "" }, &marked, after]);
    }
}
