//! Numbers of a table with shades: a map of where many are, readable without colour.

use super::table_text::cell_text;
use crate::language::Speaker;
use crate::table::{Cell, Table};

const SHADES: [char; 4] = ['░', '▒', '▓', '█'];

/// The table with a point for nothing and a shade behind each other number; sums have none.
pub(super) fn shaded(table: &Table, speaker: &Speaker) -> Table {
    let mut table = table.clone();
    let rows = table.rows.len() - usize::from(table.has_total);
    // The last figures of a row are its sums.
    let last = table.columns.iter().rposition(|column| column.is_number).unwrap_or_default();
    let cells = table.rows.iter().take(rows).flat_map(|row| row.iter().take(last));
    let number = |cell: &Cell| match cell {
        Cell::Integer(number) => Some(*number),
        _ => None,
    };
    let largest = cells.filter_map(number).max().unwrap_or_default().max(1);
    for row in table.rows.iter_mut().take(rows) {
        for cell in row.iter_mut().take(last) {
            if let Some(value) = number(cell) {
                *cell = Cell::Text(match usize::try_from((value * 4 - 1) / largest) {
                    Ok(at) if value > 0 => {
                        let shade = SHADES.get(at).copied().unwrap_or('█');
                        format!("{}{shade}", cell_text(cell, speaker))
                    }
                    _ => "·".to_owned(),
                });
            }
        }
    }
    table
}
