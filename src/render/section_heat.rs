//! Numbers of a table with shades: a map of where many are, readable without colour.

use super::table_text::cell_text;
use messages::Localizer;
use records::table::{Cell, Table};

const SHADES: [char; 4] = ['░', '▒', '▓', '█'];

/// What the shades of a table are measured by.
pub(super) struct HeatScale {
    pub largest: i64,
    /// The last column of numbers, which holds the sums of the rows.
    pub sums: usize,
}

impl HeatScale {
    pub(super) fn of(table: &Table) -> Self {
        let sums = table.columns.iter().rposition(|column| column.is_number).unwrap_or_default();
        let cells = table.own_rows().flat_map(|row| row.iter().take(sums));
        let numbers = cells.filter_map(|cell| match cell {
            Cell::Integer(number) => Some(*number),
            _ => None,
        });
        HeatScale { largest: numbers.max().unwrap_or_default().max(1), sums }
    }
}

/// The table with a point for nothing and a shade behind each other number; sums have none.
pub(super) fn shaded(table: &Table, localizer: &Localizer) -> Table {
    let HeatScale { largest, sums } = HeatScale::of(table);
    let mut table = table.clone();
    let rows = table.own_rows().count();
    for row in table.rows.iter_mut().take(rows) {
        for cell in row.iter_mut().take(sums) {
            if let Cell::Integer(value) = cell {
                *cell = Cell::Text(match shade(*value, largest) {
                    Some(at) => {
                        let shade = SHADES.get(at).copied().unwrap_or('█');
                        format!("{}{shade}", cell_text(cell, localizer))
                    }
                    None => "·".to_owned(),
                });
            }
        }
    }
    table
}

/// The quarter of the largest that a number is in, from 0; none for nothing.
pub(super) fn shade(value: i64, largest: i64) -> Option<usize> {
    let quarter = (value * 4 - 1) / largest.max(1);
    if value > 0 { usize::try_from(quarter).ok().map(|at| at.min(3)) } else { None }
}
