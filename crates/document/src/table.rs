//! Tables: rows and columns, and what is drawn from their values.

use crate::{Figure, Line};

/// A table; its cells are in the order of its columns.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct DataTable {
    /// Names the table for readers who reach it without its heading.
    pub title: Line,
    pub columns: Vec<TableColumn>,
    pub rows: Vec<Vec<TableCell>>,
    /// Whether the last row is the sum of the others.
    pub has_total: bool,
    /// Whether it has names with their values, rather than rows to be compared.
    pub is_facts: bool,
    /// The meaning of the shades and bars; shown only where there are any.
    pub legend: Option<Line>,
    /// Words that occur in many cells, for a terminal without room for them.
    pub abbreviations: Vec<Abbreviation>,
    pub drawing: Option<Figure>,
}

/// A short form that replaces a word in a cell, and is explained below the table.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Abbreviation {
    pub long: String,
    pub short: String,
}

#[derive(Debug, Clone, PartialEq, Default)]
pub struct TableColumn {
    pub title: Line,
    pub is_number: bool,
    /// The value of a full bar, if there are bars.
    pub full_bar: Option<f64>,
    /// Whether texts without enough room are cut to one line instead of wrapped.
    pub is_cut: bool,
    /// Whether people copy the values, such as ids, so that they are never cut.
    pub is_copied: bool,
}

#[derive(Debug, Clone, PartialEq, Default)]
pub struct TableCell {
    pub content: Line,
    /// The value that a bar shows.
    pub value: Option<f64>,
    pub shade: Option<CellShade>,
}

/// The share of a value in the largest of its table.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum CellShade {
    Nothing,
    /// A quarter, counted from 0.
    Quarter(usize),
}

impl TableCell {
    #[must_use]
    pub fn new(content: Line) -> Self {
        TableCell { content, ..TableCell::default() }
    }
}

impl DataTable {
    /// Whether figures have shades, which a page draws as bars.
    #[must_use]
    pub(crate) fn has_shades(&self) -> bool {
        self.rows.iter().flatten().any(|cell| cell.shade.is_some())
    }

    /// The number of rows without the total.
    #[must_use]
    pub fn own_rows(&self) -> usize {
        self.rows.len() - usize::from(self.has_total && !self.rows.is_empty())
    }
}
