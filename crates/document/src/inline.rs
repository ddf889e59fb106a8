//! What stands within a line.

use messages::{Localizer, Message, MessagePart};

use crate::visible_line;

/// A run of text with one meaning.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Inline {
    /// Words of the program, in the language of the reader.
    Text(String),
    /// What a record, a file or the caller says. Nothing in it can be more than text.
    Data(String),
    /// The same where every letter counts: an id, a path, a command.
    Code(String),
    Link {
        target: LinkTarget,
        content: Line,
    },
    Marked(TextMark, Line),
    /// A figure with its unit, as the language writes it. It is not broken.
    Number(String),
    Date {
        /// `YYYY`, `YYYY-MM` or `YYYY-MM-DD`.
        iso: String,
        shown: String,
    },
    /// Parts one sentence from the next where there is room for lines.
    Break,
    /// Leads to an entry of the document's list of sources, counted from one.
    Footnote(usize),
}

/// Where a link leads. A writer that knows no way there writes the words alone.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum LinkTarget {
    /// An address of the web.
    Address(String),
    /// The page about a record.
    Record { kind: String, id: String },
    /// A page of the same set, by its path in it.
    Page(String),
}

/// How a run stands out.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum TextMark {
    Strong,
    /// What was searched for.
    Hit,
    Inserted,
    Removed,
}

/// How what is put into a sentence of the program is shown.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum DataStyle {
    Words,
    Code,
}

/// One line, however many the writer makes of it.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Line(pub Vec<Inline>);

impl Line {
    /// Words of the program.
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

    /// A sentence of the program; its arguments are data.
    #[must_use]
    pub fn message(message: &Message, localizer: &Localizer, style: DataStyle) -> Self {
        let inline = |part| match (part, style) {
            (MessagePart::Own(text), _) => Inline::Text(text),
            (MessagePart::Argument(text), DataStyle::Words) => Inline::Data(text),
            // A count is no code.
            (MessagePart::Argument(text), _) if text.bytes().all(|byte| byte.is_ascii_digit()) => {
                Inline::Number(text)
            }
            (MessagePart::Argument(text), DataStyle::Code) => Inline::Code(text),
        };
        Line(localizer.parts(message).into_iter().map(inline).collect())
    }

    /// The same with words of the program behind it.
    #[must_use]
    pub fn then(self, text: &str) -> Self {
        self.with(Line::own(text))
    }

    /// The same with another line behind it.
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

    /// Lines one after the other.
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

    /// The words alone on one line, each character of the data to be seen.
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
