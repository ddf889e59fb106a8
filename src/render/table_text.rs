//! Tables for a terminal.

use comfy_table::{
    Attribute, Cell as Drawn, CellAlignment, ColumnConstraint, ContentArrangement, LineStyle,
    Table as Drawing, TableStyle, Width,
};

use serde_json::Value as JsonValue;

use super::value::one_line;
use crate::language::{Language, Speaker};
use crate::table::{Cell, Column, Table};

/// One line below the heading, and nothing else that takes up columns.
const STYLE: TableStyle =
    TableStyle::new().header_separator(LineStyle::none().fill('─').junction('─'));

/// Between two columns.
const GAP: usize = 2;

/// Lengths to which words are broken until the table fits, the widest that does being taken.
const WORD_LENGTHS: [usize; 9] = [40, 32, 28, 24, 22, 20, 17, 14, 11];

/// The table, no wider than `width`; as wide as it is where there is no width.
#[must_use]
pub fn table_text(table: &Table, speaker: &Speaker, width: Option<usize>) -> String {
    let grid = Grid::new(table, speaker, width);
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
    if let Some(width) = width {
        drawing.set_content_arrangement(ContentArrangement::Dynamic);
        drawing.set_width(narrow(width));
    }
    for (index, column) in table.columns.iter().enumerate() {
        let Some(drawn) = drawing.column_mut(index) else { continue };
        // The column of the separator, blank here, is the other half of the gap.
        let padding = if index + 1 == table.columns.len() { 0 } else { GAP - 1 };
        drawn.set_padding((0, narrow(padding)));
        drawn.set_cell_alignment(alignment(column));
        let least = Width::Fixed(narrow(grid.longest_word(index) + padding));
        drawn.set_constraint(ColumnConstraint::LowerBoundary(least));
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

/// The texts of a table, long words broken where ids and codes may be: after `-`, `_`, `/` and `.`.
struct Grid {
    header: Vec<String>,
    rows: Vec<Vec<String>>,
}

impl Grid {
    fn new(table: &Table, speaker: &Speaker, width: Option<usize>) -> Self {
        let header = table.columns.iter().map(|column| column.title.say(speaker)).collect();
        let text = |cell| one_line(&cell_text(cell, speaker));
        let rows = table.rows.iter().map(|row| row.iter().map(text).collect()).collect();
        let whole = Grid { header, rows };
        let Some(width) = width else { return whole };
        let shortest = WORD_LENGTHS[WORD_LENGTHS.len() - 1];
        let at_separators = WORD_LENGTHS.iter().map(|&length| (length, usize::MAX));
        let anywhere = WORD_LENGTHS.iter().map(|&length| (shortest, length));
        let mut tries = at_separators.chain(anywhere).map(|(soft, hard)| whole.broken(soft, hard));
        tries.find(|grid| grid.least_width() <= width).unwrap_or(whole.broken(shortest, shortest))
    }

    fn broken(&self, soft: usize, hard: usize) -> Grid {
        let all = |texts: &Vec<String>| -> Vec<String> {
            texts.iter().map(|text| break_words(text, soft, hard)).collect()
        };
        Grid { header: all(&self.header), rows: self.rows.iter().map(all).collect() }
    }

    fn least_width(&self) -> usize {
        let columns = self.header.len();
        let words: usize = (0..columns).map(|column| self.longest_word(column)).sum();
        words + GAP * columns.saturating_sub(1)
    }

    fn longest_word(&self, column: usize) -> usize {
        let cells =
            self.rows.iter().filter_map(|row| row.get(column)).chain(self.header.get(column));
        let words = cells.flat_map(|text| text.split_whitespace());
        words.map(|word| word.chars().count()).max().unwrap_or_default()
    }
}

/// Breaks words longer than `soft` after a separator, and those longer than `hard` anywhere.
fn break_words(text: &str, soft: usize, hard: usize) -> String {
    let mut broken = String::with_capacity(text.len());
    for word in text.split_inclusive(' ') {
        let mut rest = word;
        while let Some(at) = break_at(rest.trim_end(), soft, hard) {
            broken.push_str(&rest[..at]);
            broken.push('\n');
            rest = &rest[at..];
        }
        broken.push_str(rest);
    }
    broken
}

/// Where the next line of a word begins, if it must be broken.
fn break_at(word: &str, soft: usize, hard: usize) -> Option<usize> {
    let length = word.chars().count();
    let offset = |chars: usize| word.char_indices().nth(chars).map_or(word.len(), |(at, _)| at);
    if length <= soft {
        return None;
    }
    let separator = ['-', '_', '/', '.'];
    let before = word[..offset(soft)].rfind(separator).map(|at| at + 1);
    let after = || word[offset(soft)..].find(separator).map(|at| offset(soft) + at + 1);
    match before.or_else(after).filter(|&at| at < word.len()) {
        Some(at) if word[..at].chars().count() <= hard => Some(at),
        _ => (length > hard).then(|| offset(hard)),
    }
}

/// A cell as people read it, numbers and dates by the custom of the language.
#[must_use]
pub fn cell_text(cell: &Cell, speaker: &Speaker) -> String {
    match cell {
        Cell::Empty => String::new(),
        Cell::Text(text) | Cell::Record { name: text, .. } => text.clone(),
        Cell::Word(_, word) => speaker.say(word),
        Cell::Integer(number) => grouped(*number, speaker.language),
        Cell::Number(number) => decimal(&number.to_string(), speaker.language),
        Cell::Share(share) => {
            let percent = format!("{:.1}", share * 100.0);
            format!("{} %", decimal(&percent, speaker.language))
        }
        Cell::Boolean(flag) => flag.to_string(),
        Cell::Date(date) => date.to_string(),
        Cell::List(items) => {
            items.iter().map(|item| cell_text(item, speaker)).collect::<Vec<_>>().join(", ")
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
