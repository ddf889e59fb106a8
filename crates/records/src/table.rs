//! A table of answers, not yet in a language or a format.

use serde_json::Value as JsonValue;

use messages::Message;
use messages::PartialDate;
use messages::{LocalizedText, Localizer};

/// Rows under named columns.
#[derive(Debug, Clone, PartialEq)]
pub struct Table {
    /// Names the table for programs.
    pub name: &'static str,
    /// Says what it shows; none if that is evident.
    pub title: Option<Message>,
    pub columns: Vec<Column>,
    pub rows: Vec<Vec<Cell>>,
    /// Whether the last row is the sum of the others.
    pub has_total: bool,
}

/// A column; the key names it for programs, the title for people.
#[derive(Debug, Clone, PartialEq)]
pub struct Column {
    pub key: String,
    pub title: Title,
    pub is_number: bool,
    /// What stands in it is to be typed again as it is.
    pub is_id: bool,
}

/// What people call a column.
#[derive(Debug, Clone, PartialEq)]
pub enum Title {
    /// As the schema calls the field.
    Schema(LocalizedText),
    /// As the program calls it.
    Message(Message),
    /// The titles on the way to a field.
    Path(Vec<Title>),
}

/// What stands in a row under a column.
#[derive(Debug, Clone, PartialEq)]
pub enum Cell {
    Empty,
    Text(String),
    /// A text of which every letter counts, such as the hash of a commit.
    Code(String),
    /// A value for programs, with what people call it; an empty one is none.
    Word(String, Message),
    /// A record; programs see its id, people its name.
    Record {
        kind: String,
        id: String,
        name: String,
    },
    Integer(i64),
    Number(f64),
    Boolean(bool),
    Date(PartialDate),
    /// Part of a whole, from 0 to 1; people see percent.
    Share(f64),
    List(Vec<Cell>),
    /// Numbers of entries of the report's list of sources; programs see `[1] [3]`.
    Footnotes(Vec<usize>),
    /// Anything nested.
    Data(JsonValue),
}

impl Cell {
    /// What can be drawn of it.
    #[must_use]
    pub fn as_number(&self) -> Option<f64> {
        match self {
            Cell::Integer(number) => Some(*number as f64),
            Cell::Number(number) | Cell::Share(number) => Some(*number),
            _ => None,
        }
    }
}

impl Column {
    /// Words under a title of the program's own.
    #[must_use]
    pub fn word(key: &str, title: Message) -> Self {
        Column { key: key.to_owned(), title: Title::Message(title), is_number: false, is_id: false }
    }

    /// Numbers under a title of the program's own.
    #[must_use]
    pub fn number(key: &str, title: Message) -> Self {
        Column { is_number: true, ..Self::word(key, title) }
    }
}

impl Table {
    /// The rows without the sum below them.
    pub fn own_rows(&self) -> impl Iterator<Item = &Vec<Cell>> + Clone {
        self.rows.iter().take(self.rows.len() - usize::from(self.has_total))
    }

    /// The table without the sum of its rows, which is not one of them.
    #[must_use]
    pub fn without_total(mut self) -> Self {
        if std::mem::take(&mut self.has_total) {
            self.rows.pop();
        }
        self
    }
}

impl Title {
    #[must_use]
    pub fn text(&self, localizer: &Localizer) -> String {
        match self {
            Title::Schema(text) => text.get(localizer.language).to_owned(),
            Title::Message(message) => localizer.format(message),
            Title::Path(titles) => {
                titles.iter().map(|title| title.text(localizer)).collect::<Vec<_>>().join(": ")
            }
        }
    }
}

impl Cell {
    /// A count.
    #[must_use]
    pub fn count(number: usize) -> Self {
        Cell::Integer(i64::try_from(number).unwrap_or(i64::MAX))
    }

    /// A part of a whole; empty if there is no whole.
    #[must_use]
    pub fn share(part: usize, whole: usize) -> Self {
        if whole == 0 { Cell::Empty } else { Cell::Share(part as f64 / whole as f64) }
    }

    /// The cell for programs; the same in every language.
    #[must_use]
    pub fn to_json(&self) -> JsonValue {
        match self {
            Cell::Empty => JsonValue::Null,
            Cell::Word(none, _) if none.is_empty() => JsonValue::Null,
            Cell::Text(text)
            | Cell::Code(text)
            | Cell::Word(text, _)
            | Cell::Record { id: text, .. } => text.as_str().into(),
            Cell::Integer(number) => (*number).into(),
            Cell::Number(number) => (*number).into(),
            Cell::Share(share) => ((share * 1e4).round() / 1e4).into(),
            Cell::Boolean(flag) => (*flag).into(),
            Cell::Date(date) => date.to_string().into(),
            Cell::List(items) => items.iter().map(Cell::to_json).collect(),
            Cell::Footnotes(numbers) => {
                let numbers = numbers.iter().map(|number| format!("[{number}]"));
                numbers.collect::<Vec<_>>().join(" ").into()
            }
            Cell::Data(value) => value.clone(),
        }
    }
}
