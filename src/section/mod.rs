//! A part of a report: a table, what tells its rows apart, and how it is best drawn.

mod compare;
mod map;

use messages::Message;
use records::table::Table;

pub use compare::{Was, compare, difference, expanded};
pub use map::{Area, Map};

/// A table with what a report says beside it.
#[derive(Debug, Clone, PartialEq)]
pub struct Section {
    pub table: Table,
    /// How many columns, from the first, tell a row from the others.
    pub keys: usize,
    pub drawing: Drawing,
    /// What the signs and shades of the drawing mean.
    pub legend: Option<Message>,
    /// A figure by municipality, where the table has one; drawn only where there is room for a map.
    pub map: Option<Map>,
    /// What the table itself cannot say.
    pub notes: Vec<Message>,
    /// What each row was in another revision; none if not compared.
    pub before: Option<Vec<Was>>,
}

/// How a section is drawn for people.
#[derive(Debug, Clone, PartialEq)]
pub enum Drawing {
    Table,
    /// Names with their values.
    Facts,
    /// The numbers of this column as bars beside the table.
    Bars(&'static str),
    /// Each number with a shade, as dark as it is large among all.
    Heat,
    /// Numbers along the days of the first column as lines.
    Line,
    /// Marks in time instead of the table.
    Axis(Axis),
}

/// Rows of marks between two years.
#[derive(Debug, Clone, PartialEq)]
pub struct Axis {
    pub first_year: i16,
    pub last_year: i16,
    /// Month of the clock, counted from year zero.
    pub today: i64,
    pub rows: Vec<(String, Vec<Mark>)>,
}

/// One sign at a month, counted from year zero.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Mark {
    pub month: i64,
    pub sign: char,
}

impl Section {
    #[must_use]
    pub fn new(table: Table, keys: usize) -> Self {
        let drawing = Drawing::Table;
        Section { table, keys, drawing, legend: None, map: None, notes: Vec::new(), before: None }
    }

    #[must_use]
    pub fn facts(self) -> Self {
        Section { drawing: Drawing::Facts, ..self }
    }

    #[must_use]
    pub fn bars(self, column: &'static str) -> Self {
        Section { drawing: Drawing::Bars(column), ..self }
    }

    #[must_use]
    pub fn heat(self) -> Self {
        Section { drawing: Drawing::Heat, ..self }
    }

    #[must_use]
    pub fn line(self) -> Self {
        Section { drawing: Drawing::Line, ..self }
    }

    #[must_use]
    pub fn axis(self, axis: Axis) -> Self {
        Section { drawing: Drawing::Axis(axis), ..self }
    }

    #[must_use]
    pub fn legend(self, legend: Message) -> Self {
        Section { legend: Some(legend), ..self }
    }

    #[must_use]
    pub fn map(self, map: Map) -> Self {
        Section { map: Some(map), ..self }
    }

    #[must_use]
    pub fn note(mut self, note: Message) -> Self {
        self.notes.push(note);
        self
    }

    /// Whether the last row is the sum of the others.
    #[must_use]
    pub fn total(mut self) -> Self {
        self.table.has_total = true;
        self
    }
}
