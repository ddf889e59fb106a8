//! A table of results, independent of language and output format.

use serde_json::Value as JsonValue;

use messages::Message;
use messages::PartialDate;
use messages::{LocalizedText, Localizer};

/// Rows under named columns.
#[derive(Debug, Clone, PartialEq)]
pub struct Table {
    /// Names the table in machine-readable output.
    pub name: &'static str,
    /// Describes the content; `None` if that is evident.
    pub title: Option<Message>,
    pub columns: Vec<Column>,
    pub rows: Vec<Vec<Cell>>,
    /// Whether the last row is the sum of the others.
    pub has_total: bool,
}

/// A column; the key identifies it in machine-readable output, the title is for people.
#[derive(Debug, Clone, PartialEq)]
pub struct Column {
    pub key: String,
    pub title: Title,
    pub is_number: bool,
    /// Whether its values are identifiers that can be used as input.
    pub is_id: bool,
}

/// The display name of a column.
#[derive(Debug, Clone, PartialEq)]
pub enum Title {
    /// The title of the field in the schema.
    Schema(LocalizedText),
    /// A title defined by the program.
    Message(Message),
    /// The titles along the path to a field.
    Path(Vec<Title>),
}

/// The content of a row in one column.
#[derive(Debug, Clone, PartialEq)]
pub enum Cell {
    Empty,
    Text(String),
    /// A text in which every character matters, such as a commit hash.
    Code(String),
    /// A value for programs, with its display name; an empty value means that there is none.
    Word(String, Message),
    /// A record; programs get its id, people its name.
    Record {
        kind: String,
        id: String,
        name: String,
    },
    Integer(i64),
    Number(f64),
    Boolean(bool),
    Date(PartialDate),
    /// A fraction from 0 to 1; shown to people as a percentage.
    Share(f64),
    List(Vec<Cell>),
    /// Numbers of entries in the report's list of sources; programs get `[1] [3]`.
    Footnotes(Vec<usize>),
    /// Any nested value.
    Data(JsonValue),
}

impl Cell {
    /// The cell as a number, for charts.
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
    /// A text column with a title defined by the program.
    #[must_use]
    pub fn word(key: &str, title: Message) -> Self {
        Column { key: key.to_owned(), title: Title::Message(title), is_number: false, is_id: false }
    }

    /// A number column with a title defined by the program.
    #[must_use]
    pub fn number(key: &str, title: Message) -> Self {
        Column { is_number: true, ..Self::word(key, title) }
    }
}

impl Table {
    /// The rows without the total row.
    pub fn own_rows(&self) -> impl Iterator<Item = &Vec<Cell>> + Clone {
        self.rows.iter().take(self.rows.len() - usize::from(self.has_total))
    }

    /// The table without the total row.
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

    /// A fraction of a whole; empty if the whole is zero.
    #[must_use]
    pub fn share(part: usize, whole: usize) -> Self {
        if whole == 0 { Cell::Empty } else { Cell::Share(part as f64 / whole as f64) }
    }

    /// The cell in machine-readable form, independent of language.
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
