//! Tables for a terminal.

use comfy_table::{
    Attribute, Cell as Drawn, CellAlignment, ColumnConstraint, ContentArrangement, LineStyle,
    Table as Drawing, TableStyle, Width,
};

use serde_json::Value as JsonValue;

use super::table_grid::{GAP, TextGrid};
use super::value::one_line;
use messages::{Language, Localizer};
use records::table::{Cell, Column, Table};

/// One line below the heading, and nothing else that takes up columns.
const STYLE: TableStyle =
    TableStyle::new().header_separator(LineStyle::none().fill('─').junction('─'));

/// The table, no wider than `width`; as wide as it is where there is no width.
#[must_use]
pub fn table_text(table: &Table, localizer: &Localizer, width: Option<usize>) -> String {
    let header = table.columns.iter().map(|column| column.title.text(localizer)).collect();
    let text = |cell| one_line(&cell_text(cell, localizer));
    let rows = table.rows.iter().map(|row| row.iter().map(text).collect()).collect();
    let (grid, widths) = TextGrid { header, rows }.within(width);
    let mut drawing = Drawing::new();
    drawing.load_style(STYLE).enforce_styling();
    drawing.set_content_arrangement(ContentArrangement::Disabled);
    drawing
        .set_header(grid.header.iter().map(|text| Drawn::new(text).add_attribute(Attribute::Bold)));
    for (index, row) in grid.rows.iter().enumerate() {
        let is_total = table.has_total && index + 1 == grid.rows.len();
        let bold = |cell: Drawn| if is_total { cell.add_attribute(Attribute::Bold) } else { cell };
        drawing.add_row(row.iter().map(|text| bold(Drawn::new(text))));
    }
    if width.is_some() {
        drawing.set_content_arrangement(ContentArrangement::Dynamic);
        drawing.set_width(u16::MAX);
    }
    for (index, (column, width)) in table.columns.iter().zip(widths).enumerate() {
        let Some(drawn) = drawing.column_mut(index) else { continue };
        // The column of the separator, blank here, is the other half of the gap.
        let padding = if index + 1 == table.columns.len() { 0 } else { GAP - 1 };
        drawn.set_padding((0, narrow(padding)));
        drawn.set_cell_alignment(alignment(column));
        drawn.set_constraint(ColumnConstraint::Absolute(Width::Fixed(narrow(width + padding))));
    }
    drawing.lines().map(|line| format!("{}\n", without_trailing_blanks(&line))).collect()
}

/// What begins and ends the style of a cell; only blanks may follow the end.
const BOLD: &str = "\u{1b}[1m";
const RESET: &str = "\u{1b}[0m";

fn without_trailing_blanks(line: &str) -> String {
    let line = line.trim_end();
    let Some(styled) = line.strip_suffix(RESET).map(str::trim_end) else { return line.to_owned() };
    match styled.strip_suffix(BOLD) {
        Some(before) => without_trailing_blanks(before),
        None => format!("{styled}{RESET}"),
    }
}

fn narrow(width: usize) -> u16 {
    u16::try_from(width).unwrap_or(u16::MAX)
}

fn alignment(column: &Column) -> CellAlignment {
    if column.is_number { CellAlignment::Right } else { CellAlignment::Left }
}

/// A cell as people read it, numbers and dates by the custom of the language.
#[must_use]
pub fn cell_text(cell: &Cell, localizer: &Localizer) -> String {
    match cell {
        Cell::Empty => String::new(),
        Cell::Text(text) | Cell::Record { name: text, .. } => text.clone(),
        Cell::Word(_, word) => localizer.format(word),
        Cell::Integer(number) => grouped(*number, localizer.language),
        Cell::Number(number) => decimal(&number.to_string(), localizer.language),
        Cell::Share(share) => {
            let percent = format!("{:.1}", share * 100.0);
            format!("{}\u{a0}%", decimal(&percent, localizer.language))
        }
        Cell::Boolean(true) => localizer.text("yes"),
        Cell::Boolean(false) => localizer.text("no"),
        Cell::Date(date) => localizer.date(*date),
        Cell::List(items) => {
            items.iter().map(|item| cell_text(item, localizer)).collect::<Vec<_>>().join(", ")
        }
        Cell::Data(value) => nested(value),
    }
}

/// `anzahl: 40176, stichtag: 2024-12-31`; the entries of a list apart by semicolons.
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
    match language {
        Language::De => number.replace('.', ","),
        Language::En => number.to_owned(),
    }
}

/// Digits in groups of three from ten thousand on, as DIN 5008 does for figures.
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
