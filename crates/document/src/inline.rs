//! The inline parts of a line.

use messages::{Localizer, Message, MessagePart};

use crate::visible_line;

/// A run of text with one meaning.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Inline {
    /// Wording of the program, in the language of the reader.
    Text(String),
    /// Text from a record, a file or the caller. It is never interpreted as markup.
    Data(String),
    /// Data in which every character counts: an id, a path, a command.
    Code(String),
    Link {
        target: LinkTarget,
        content: Line,
    },
    Marked(TextMark, Line),
    /// A number with its unit, formatted for the language. It is not wrapped.
    Number(String),
    Date {
        /// `YYYY`, `YYYY-MM` or `YYYY-MM-DD`.
        iso: String,
        shown: String,
    },
    /// Separates one sentence from the next where there is room for lines.
    Break,
    /// Links to an entry of the document's list of sources, counted from one.
    Footnote(usize),
}

/// The target of a link. A writer that has no address for it writes the content alone.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum LinkTarget {
    /// A web address.
    Address(String),
    /// The page about a record.
    Record { kind: String, id: String },
    /// A page of the same site, by its path in it.
    Page(String),
}

/// How a run is highlighted.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum TextMark {
    Strong,
    /// A match of a search.
    Hit,
    Inserted,
    Removed,
}

/// How arguments of a message are shown.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum DataStyle {
    Words,
    Code,
}

/// One line of content, even if a writer wraps it into several.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Line(pub Vec<Inline>);

impl Line {
    /// Wording of the program.
    #[must_use]
    pub fn own(text: impl Into<String>) -> Self {
        Line(vec![Inline::Text(text.into())])
    }

    #[must_use]
    pub fn data(text: impl Into<String>) -> Self {
        Line(vec![Inline::Data(text.into())])
    }

    #[must_use]
    pub fn code(text: impl Into<String>) -> Self {
        Line(vec![Inline::Code(text.into())])
    }

    /// A message of the program; its arguments are data.
    #[must_use]
    pub fn message(message: &Message, localizer: &Localizer, style: DataStyle) -> Self {
        let inline = |part| match (part, style) {
            (MessagePart::Own(text), _) => Inline::Text(text),
            (MessagePart::Argument(text), DataStyle::Words) => Inline::Data(text),
            // A count is not code.
            (MessagePart::Argument(text), _) if text.bytes().all(|byte| byte.is_ascii_digit()) => {
                Inline::Number(text)
            }
            (MessagePart::Argument(text), DataStyle::Code) => Inline::Code(text),
        };
        Line(localizer.parts(message).into_iter().map(inline).collect())
    }

    /// Appends wording of the program.
    #[must_use]
    pub fn then(self, text: &str) -> Self {
        self.with(Line::own(text))
    }

    /// Appends another line.
    #[must_use]
    pub fn with(mut self, other: Line) -> Self {
        self.0.extend(other.0);
        self
    }

    #[must_use]
    pub fn marked(self, mark: TextMark) -> Self {
        Line(vec![Inline::Marked(mark, self)])
    }

    #[must_use]
    pub fn linked(self, target: LinkTarget) -> Self {
        Line(vec![Inline::Link { target, content: self }])
    }

    /// Lines one after the other, separated by `between`.
    #[must_use]
    pub fn joined(lines: impl IntoIterator<Item = Line>, between: &str) -> Self {
        let mut joined = Line::default();
        for (at, line) in lines.into_iter().enumerate() {
            if at > 0 {
                joined = joined.then(between);
            }
            joined = joined.with(line);
        }
        joined
    }

    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.0.iter().all(|inline| match inline {
            Inline::Text(text) | Inline::Data(text) | Inline::Code(text) | Inline::Number(text) => {
                text.is_empty()
            }
            Inline::Link { content, .. } | Inline::Marked(_, content) => content.is_empty(),
            Inline::Date { shown, .. } => shown.is_empty(),
            Inline::Break | Inline::Footnote(_) => false,
        })
    }

    /// The plain text on one line, with each character of the data visible.
    #[must_use]
    pub fn plain(&self) -> String {
        let mut plain = String::new();
        for inline in &self.0 {
            match inline {
                Inline::Text(text) | Inline::Number(text) => plain.push_str(text),
                Inline::Data(text) | Inline::Code(text) => {
                    plain.push_str(&visible_line(text));
                }
                Inline::Link { content, .. } | Inline::Marked(_, content) => {
                    plain.push_str(&content.plain());
                }
                Inline::Date { shown, .. } => plain.push_str(shown),
                Inline::Break => plain.push_str(" – "),
                Inline::Footnote(number) => plain.extend(["[", &number.to_string(), "]"]),
            }
        }
        plain
    }
}
