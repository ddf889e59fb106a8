//! Cells and tables as lines, with numbers and dates in the format of the language.

use serde_json::Value as JsonValue;

use document::{
    Abbreviation, DataStyle, DataTable, Inline, Line, LinkTarget, TableCell, TableColumn,
};
use messages::{Language, Localizer, PartialDate};
use records::table::{Cell, Table, Title};

/// A cell as text for people.
#[must_use]
pub(crate) fn cell_line(cell: &Cell, localizer: &Localizer) -> Line {
    let number = |text: String| Line(vec![Inline::Number(text)]);
    match cell {
        Cell::Empty => Line::default(),
        Cell::Text(text) if is_address(text) => {
            Line::data(text).linked(LinkTarget::Address(text.clone()))
        }
        Cell::Text(text) => Line::data(text),
        Cell::Code(text) => Line::code(text),
        Cell::Record { kind, id, name } => {
            let target = LinkTarget::Record { kind: kind.clone(), id: id.clone() };
            Line::data(name).linked(target)
        }
        Cell::Word(_, word) => Line::message(word, localizer, DataStyle::Words),
        Cell::Integer(whole) => number(grouped(*whole, localizer.language)),
        Cell::Number(fraction) => number(decimal(&fraction.to_string(), localizer.language)),
        Cell::Share(share) => {
            let percent = decimal(&format!("{:.1}", share * 100.0), localizer.language);
            number(format!("{percent}\u{a0}%"))
        }
        Cell::Boolean(true) => Line::own(localizer.text("yes")),
        Cell::Boolean(false) => Line::own(localizer.text("no")),
        Cell::Date(date) => date_line(*date, localizer),
        Cell::List(items) => {
            Line::joined(items.iter().map(|item| cell_line(item, localizer)), ", ")
        }
        Cell::Footnotes(numbers) => {
            Line::joined(numbers.iter().map(|number| Line(vec![Inline::Footnote(*number)])), " ")
        }
        Cell::Data(value) => Line::data(nested(value)),
    }
}

/// A date in the format of the language.
#[must_use]
pub(crate) fn date_line(date: PartialDate, localizer: &Localizer) -> Line {
    Line(vec![Inline::Date { iso: date.to_string(), shown: localizer.date(date) }])
}

/// A cell as plain text, for a file or a message; nothing is escaped.
#[must_use]
pub(crate) fn cell_text(cell: &Cell, localizer: &Localizer) -> String {
    match cell {
        Cell::Text(text) | Cell::Code(text) | Cell::Record { name: text, .. } => text.clone(),
        Cell::Data(value) => nested(value),
        Cell::List(items) => {
            items.iter().map(|item| cell_text(item, localizer)).collect::<Vec<_>>().join(", ")
        }
        Cell::Word(_, word) => localizer.format(word),
        other => cell_line(other, localizer).plain(),
    }
}

/// The title of a column; it is treated as data because schemas provide titles.
#[must_use]
pub(crate) fn title_line(title: &Title, localizer: &Localizer) -> Line {
    Line::data(title.text(localizer))
}

/// A table without drawings.
#[must_use]
pub(crate) fn data_table(table: &Table, localizer: &Localizer) -> DataTable {
    let column = |column: &records::table::Column| TableColumn {
        title: title_line(&column.title, localizer),
        is_number: column.is_number,
        is_copied: column.is_id,
        ..TableColumn::default()
    };
    let cell = |cell: &Cell| TableCell::new(cell_line(cell, localizer));
    let unstated =
        Abbreviation { long: localizer.text("unstated"), short: localizer.text("short-unstated") };
    DataTable {
        title: Line::default(),
        columns: table.columns.iter().map(column).collect(),
        rows: table.rows.iter().map(|row| row.iter().map(cell).collect()).collect(),
        has_total: table.has_total,
        abbreviations: vec![unstated],
        ..DataTable::default()
    }
}

/// Whether a text is a web address and nothing else.
fn is_address(text: &str) -> bool {
    let is_web = ["https://", "http://"].iter().any(|start| text.starts_with(start));
    is_web && !text.contains(char::is_whitespace)
}

/// `anzahl: 40176, stichtag: 2024-12-31`; entries of a list are separated by semicolons.
fn nested(value: &JsonValue) -> String {
    let join = |parts: Vec<String>, mark| parts.join(mark);
    match value {
        JsonValue::Object(fields) => join(
            fields.iter().map(|(key, value)| format!("{key}: {}", nested(value))).collect(),
            ", ",
        ),
        JsonValue::Array(items) => join(items.iter().map(nested).collect(), "; "),
        JsonValue::String(text) => text.clone(),
        other => other.to_string(),
    }
}

fn decimal(number: &str, language: Language) -> String {
    let (whole, rest) = number.split_once('.').unwrap_or((number, ""));
    let whole = match whole.parse() {
        // The whole part of -0.5 would lose its sign as an integer.
        Ok(whole) if whole != 0 => grouped(whole, language),
        _ => whole.to_owned(),
    };
    match (rest, language) {
        ("", _) => whole,
        (rest, Language::De) => format!("{whole},{rest}"),
        (rest, Language::En) => format!("{whole}.{rest}"),
    }
}

/// Digits in groups of three from ten thousand on, as specified in DIN 5008 for figures.
fn grouped(number: i64, language: Language) -> String {
    let digits = number.unsigned_abs().to_string();
    let mark = match language {
        Language::De => '.',
        Language::En => ',',
    };
    let mut text = String::new();
    for (index, digit) in digits.chars().enumerate() {
        if index > 0 && (digits.len() - index).is_multiple_of(3) && digits.len() > 4 {
            text.push(mark);
        }
        text.push(digit);
    }
    if number < 0 { format!("-{text}") } else { text }
}
