//! Numbers of a table as bars beside it.

use super::table_text::table_text;
use messages::{LocalizedText, Localizer};
use records::table::{Cell, Column, Table, Title};

/// Shorter bars say nothing, longer ones no more.
const LENGTHS: std::ops::RangeInclusive<usize> = 6..=24;

/// Before a bar.
const GAP: usize = 2;

const EIGHTHS: [char; 8] = ['▏', '▎', '▍', '▌', '▋', '▊', '▉', '█'];

/// The table with bars of one of its columns, as long as there is room for them; without where
/// there is none.
pub(super) fn with_bars(table: &Table, key: &str, localizer: &Localizer, width: usize) -> Table {
    // The line below the heading is as wide as the table, and has no style.
    let drawn = table_text(table, localizer, None);
    let natural = drawn.lines().nth(1).map(|line| line.chars().count()).unwrap_or_default();
    let room = width.saturating_sub(natural + GAP).min(*LENGTHS.end());
    let at = table.columns.iter().position(|column| column.key == key);
    let (Some(at), true) = (at, LENGTHS.contains(&room)) else { return table.clone() };
    let mut table = table.clone();
    let largest = full(&table, at);
    let rows = table.own_rows().count();
    for (index, row) in table.rows.iter_mut().enumerate() {
        let value = row.get(at).and_then(Cell::as_number).unwrap_or_default();
        row.push(if index < rows { Cell::Text(bar(value, largest, room)) } else { Cell::Empty });
    }
    let title = Title::Schema(LocalizedText::default());
    table.columns.push(Column { key: "bar".to_owned(), title, is_number: false });
    table
}

/// What fills the bar of a column: the whole of shares, else the largest number.
pub(super) fn full(table: &Table, at: usize) -> f64 {
    let cells = || table.own_rows().filter_map(|row| row.get(at));
    if cells().any(|cell| matches!(cell, Cell::Share(_))) {
        return 1.0;
    }
    cells().filter_map(Cell::as_number).fold(0.0, f64::max)
}

/// A bar in eighths of a column; what is not zero can be seen.
#[expect(
    clippy::cast_possible_truncation,
    clippy::cast_sign_loss,
    reason = "between one and eight times the length"
)]
fn bar(value: f64, largest: f64, length: usize) -> String {
    if value <= 0.0 || largest <= 0.0 {
        return String::new();
    }
    let eighths = ((value / largest).min(1.0) * length as f64 * 8.0).round().max(1.0) as usize;
    let mut bar = "█".repeat(eighths / 8);
    if let Some(rest) = (eighths % 8).checked_sub(1).and_then(|rest| EIGHTHS.get(rest)) {
        bar.push(*rest);
    }
    bar
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_largest_fills_the_room_and_the_least_is_seen() {
        assert_eq!(bar(8.0, 8.0, 4), "████");
        assert_eq!(bar(1.0, 8.0, 4), "▌");
        assert_eq!(bar(1.0, 8000.0, 4), "▏");
        assert_eq!(bar(0.0, 8.0, 4), "");
    }
}
