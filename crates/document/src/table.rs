//! Rows and columns, and what is drawn behind their figures.

use crate::{Figure, Line};

/// A table; its cells are in the order of its columns.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct DataTable {
    /// Names the table to those who come upon it without its heading.
    pub title: Line,
    pub columns: Vec<TableColumn>,
    pub rows: Vec<Vec<TableCell>>,
    /// Whether the last row is the sum of the others.
    pub has_total: bool,
    /// Names with their values rather than rows to be compared.
    pub is_facts: bool,
    /// What the shades and bars mean; said only where there are any.
    pub legend: Option<Line>,
    /// Words that stand in many cells, for a terminal without room for them.
    pub abbreviations: Vec<Abbreviation>,
    pub drawing: Option<Figure>,
}

/// What may stand in a cell instead of a word, with the word below the table.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Abbreviation {
    pub long: String,
    pub short: String,
}

#[derive(Debug, Clone, PartialEq, Default)]
pub struct TableColumn {
    pub title: Line,
    pub is_number: bool,
    /// What fills the bar beside each figure, if there are bars.
    pub full_bar: Option<f64>,
    /// Cut to one line where there is no room for it, instead of broken.
    pub is_cut: bool,
    /// What stands in it is copied, as an id is, and so never cut.
    pub is_copied: bool,
}

#[derive(Debug, Clone, PartialEq, Default)]
pub struct TableCell {
    pub content: Line,
    /// The figure that a bar shows.
    pub value: Option<f64>,
    pub shade: Option<CellShade>,
}

/// How much a figure is of the largest of its table.
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

    /// The rows that are no sum.
    #[must_use]
    pub fn own_rows(&self) -> usize {
        self.rows.len() - usize::from(self.has_total && !self.rows.is_empty())
    }
}
