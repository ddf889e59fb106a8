//! A section compared with another revision, as one table for people: `3 → 5 (+2)`.

use super::table_text::cell_text;
use crate::section::{Section, Was, difference};
use messages::Speaker;
use messages::msg;
use records::table::{Cell, Table};

/// The table with what its cells were before; as it is where nothing is compared.
pub(super) fn compared(section: &Section, speaker: &Speaker) -> Table {
    let mut table = section.table.clone();
    for (row, was) in table.rows.iter_mut().zip(section.before.iter().flatten()) {
        for (index, cell) in row.iter_mut().enumerate() {
            if index >= section.keys {
                *cell = Cell::Text(change(cell, was.cell(index), speaker));
            }
        }
        mark(row, was, speaker);
    }
    table
}

fn change(now: &Cell, before: &Cell, speaker: &Speaker) -> String {
    let text = |cell| match cell_text(cell, speaker) {
        text if text.is_empty() => "–".to_owned(),
        text => text,
    };
    if now == before {
        return cell_text(now, speaker);
    }
    format!("{} → {}{}", text(before), text(now), more(&difference(now, before), speaker))
}

/// The difference in brackets, that of shares in percentage points.
fn more(difference: &Cell, speaker: &Speaker) -> String {
    let text = match difference {
        Cell::Empty => return String::new(),
        Cell::Share(share) => {
            let points = cell_text(&Cell::Number((share * 1e3).round() / 10.0), speaker);
            speaker.say(&msg!("percentage-points", points = points))
        }
        other => cell_text(other, speaker),
    };
    let sign = if text.starts_with('-') { "" } else { "+" };
    format!(" ({sign}{text})")
}

/// Says in the first column that a row is new or gone.
fn mark(row: &mut [Cell], was: &Was, speaker: &Speaker) {
    let Some(first) = row.first_mut() else { return };
    let text = cell_text(first, speaker);
    let marked = match was {
        Was::There(_) => return,
        Was::Absent => msg!("row-marked-new", text = text),
        Was::Gone(_) => msg!("row-marked-gone", text = text),
    };
    *first = Cell::Text(speaker.say(&marked));
}
