//! The figures of two revisions side by side.

use super::Section;
use messages::msg;
use records::table::{Cell, Column, Table, Title};

/// What a row was in the other revision.
#[derive(Debug, Clone, PartialEq)]
pub enum Previous {
    Present(Vec<Cell>),
    New,
    /// The row no longer exists, and now has only its key columns.
    Removed(Vec<Cell>),
}

impl Previous {
    fn word(&self) -> Cell {
        match self {
            Previous::Present(_) => Cell::Word("both".to_owned(), msg!("row-both")),
            Previous::New => Cell::Word("new".to_owned(), msg!("row-new")),
            Previous::Removed(_) => Cell::Word("gone".to_owned(), msg!("row-gone")),
        }
    }

    /// The cell in the other revision.
    #[must_use]
    pub fn cell(&self, index: usize) -> &Cell {
        match self {
            Previous::Present(cells) | Previous::Removed(cells) => {
                cells.get(index).unwrap_or(&Cell::Empty)
            }
            Previous::New => &Cell::Empty,
        }
    }
}

/// Adds to each row of a report what it was before; removed rows are added back, and marked as such.
#[must_use]
pub fn compare(now: Vec<Section>, mut before: Vec<Section>) -> Vec<Section> {
    let compared = now.into_iter().map(|section| {
        let at = before.iter().position(|other| other.table.name == section.table.name);
        let rows = at.map(|at| before.swap_remove(at).table.rows).unwrap_or_default();
        compare_rows(section, rows)
    });
    compared.collect()
}

fn compare_rows(mut section: Section, mut before: Vec<Vec<Cell>>) -> Section {
    let keys = section.keys;
    let is_same = |one: &[Cell], other: &[Cell]| {
        one.iter().zip(other).take(keys).all(|(one, other)| one.to_json() == other.to_json())
    };
    let mut previous: Vec<_> = section
        .table
        .rows
        .iter()
        .map(|row| match before.iter().position(|other| is_same(row, other)) {
            Some(at) => Previous::Present(before.remove(at)),
            None => Previous::New,
        })
        .collect();
    let end = section.table.rows.len() - usize::from(section.table.has_total);
    for (offset, old) in before.into_iter().enumerate() {
        let blank =
            |index: usize, cell: &Cell| if index < keys { cell.clone() } else { Cell::Empty };
        let row = old.iter().enumerate().map(|(index, cell)| blank(index, cell)).collect();
        section.table.rows.insert(end + offset, row);
        previous.insert(end + offset, Previous::Removed(old));
    }
    section.before = Some(previous);
    section
}

/// The increase of a figure; empty if there is nothing to subtract.
#[must_use]
pub fn difference(now: &Cell, before: &Cell) -> Cell {
    match (now, before) {
        (Cell::Integer(now), Cell::Integer(before)) => Cell::Integer(now - before),
        (Cell::Integer(now), Cell::Empty) => Cell::Integer(*now),
        (Cell::Empty, Cell::Integer(before)) => Cell::Integer(-before),
        (Cell::Number(now), Cell::Number(before)) => Cell::Number(now - before),
        (Cell::Share(now), Cell::Share(before)) => Cell::Share(now - before),
        _ => Cell::Empty,
    }
}

/// The section as one table for programs: each column is followed by its previous value, and the difference.
#[must_use]
pub fn expanded(section: &Section) -> Table {
    let table = &section.table;
    let Some(before) = &section.before else { return table.clone() };
    let mut columns = Vec::new();
    for (index, column) in table.columns.iter().enumerate() {
        columns.push(column.clone());
        if index >= section.keys {
            columns.push(comparison_column(column, "before", msg!("column-before")));
            if column.is_number {
                columns.push(comparison_column(column, "difference", msg!("column-difference")));
            }
        }
    }
    columns.push(Column::word("row", msg!("column-row")));
    let rows = table.rows.iter().zip(before).map(|(row, previous)| {
        let mut cells = Vec::with_capacity(columns.len());
        for (index, (cell, column)) in row.iter().zip(&table.columns).enumerate() {
            cells.push(cell.clone());
            if index >= section.keys {
                cells.push(previous.cell(index).clone());
                if column.is_number {
                    cells.push(difference(cell, previous.cell(index)));
                }
            }
        }
        cells.push(previous.word());
        cells
    });
    let rows = rows.collect();
    Table { columns, rows, ..table.clone() }
}

fn comparison_column(column: &Column, suffix: &str, title: messages::Message) -> Column {
    Column {
        key: format!("{}_{suffix}", column.key),
        title: Title::Path(vec![column.title.clone(), Title::Message(title)]),
        is_number: column.is_number,
        is_id: false,
    }
}
