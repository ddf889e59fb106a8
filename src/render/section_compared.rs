//! A section compared with another revision, as one table for people: `3 → 5 (+2)`.

use super::table_text::cell_text;
use crate::section::{Previous, Section, difference};
use messages::Localizer;
use messages::msg;
use records::table::{Cell, Table};

/// The table with what its cells were before; as it is where nothing is compared.
pub(super) fn compared(section: &Section, localizer: &Localizer) -> Table {
    let mut table = section.table.clone();
    for (row, was) in table.rows.iter_mut().zip(section.before.iter().flatten()) {
        for (index, cell) in row.iter_mut().enumerate() {
            if index >= section.keys {
                *cell = Cell::Text(change(cell, was.cell(index), localizer));
            }
        }
        mark(row, was, localizer);
    }
    table
}

fn change(now: &Cell, before: &Cell, localizer: &Localizer) -> String {
    let text = |cell| match cell_text(cell, localizer) {
        text if text.is_empty() => "–".to_owned(),
        text => text,
    };
    if now == before {
        return cell_text(now, localizer);
    }
    format!("{} → {}{}", text(before), text(now), more(&difference(now, before), localizer))
}

/// The difference in brackets, that of shares in percentage points.
fn more(difference: &Cell, localizer: &Localizer) -> String {
    let text = match difference {
        Cell::Empty => return String::new(),
        Cell::Share(share) => {
            let points = cell_text(&Cell::Number((share * 1e3).round() / 10.0), localizer);
            localizer.format(&msg!("percentage-points", points = points))
        }
        other => cell_text(other, localizer),
    };
    let sign = if text.starts_with('-') { "" } else { "+" };
    format!(" ({sign}{text})")
}

/// Says in the first column that a row is new or gone.
fn mark(row: &mut [Cell], was: &Previous, localizer: &Localizer) {
    let Some(first) = row.first_mut() else { return };
    let text = cell_text(first, localizer);
    let marked = match was {
        Previous::Present(_) => return,
        Previous::New => msg!("row-marked-new", text = text),
        Previous::Removed(_) => msg!("row-marked-gone", text = text),
    };
    *first = Cell::Text(localizer.format(&marked));
}
