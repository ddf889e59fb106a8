//! A section of a report: a table, the columns that identify its rows, and how it is best presented.

mod compare;
mod map;

use document::TimeAxis;
use messages::{Message, msg};
use records::table::{Cell, Table};

pub use compare::{Previous, compare, difference, expanded};
pub use map::{AreaFigure, ChoroplethMap};

/// A table with everything that a report shows with it.
#[derive(Debug, Clone, PartialEq)]
pub struct Section {
    pub table: Table,
    /// How many columns, from the first, identify a row.
    pub keys: usize,
    pub presentation: Presentation,
    /// The meaning of the symbols and shades.
    pub legend: Option<Message>,
    /// A figure by municipality, where the table has one; drawn only where there is room for a map.
    pub map: Option<ChoroplethMap>,
    /// What the table itself does not show.
    pub notes: Vec<Message>,
    /// The kinds of records without which it would be empty.
    pub needs: Vec<&'static str>,
    /// The kinds of records without which it shows less.
    pub draws_on: Vec<&'static str>,
    /// What each row was in another revision; none if not compared.
    pub before: Option<Vec<Previous>>,
}

/// How a section is drawn for people.
#[derive(Debug, Clone, PartialEq)]
pub enum Presentation {
    Table,
    /// Names with their values.
    Facts,
    /// The numbers of this column as bars beside the table.
    Bars(&'static str),
    /// Each number with a shade, the darker the larger it is among all.
    Heat,
    /// Numbers as lines over the days of the first column.
    Line,
    /// Sources by their numbers, which other tables refer to: title, publisher, day and address.
    Sources,
    /// Marks on a time axis instead of the table.
    Axis(TimeAxis),
}

impl Section {
    #[must_use]
    pub fn new(table: Table, keys: usize) -> Self {
        let presentation = Presentation::Table;
        Section {
            table,
            keys,
            presentation,
            legend: None,
            map: None,
            notes: Vec::new(),
            needs: Vec::new(),
            draws_on: Vec::new(),
            before: None,
        }
    }

    #[must_use]
    pub fn facts(self) -> Self {
        Section { presentation: Presentation::Facts, ..self }
    }

    #[must_use]
    pub fn bars(self, column: &'static str) -> Self {
        Section { presentation: Presentation::Bars(column), ..self }
    }

    #[must_use]
    pub fn heat(self) -> Self {
        Section { presentation: Presentation::Heat, ..self }
    }

    #[must_use]
    pub fn line(self) -> Self {
        Section { presentation: Presentation::Line, ..self }
    }

    #[must_use]
    pub fn axis(self, axis: TimeAxis) -> Self {
        Section { presentation: Presentation::Axis(axis), ..self }
    }

    #[must_use]
    pub fn legend(self, legend: Message) -> Self {
        Section { legend: Some(legend), ..self }
    }

    #[must_use]
    pub fn map(self, map: ChoroplethMap) -> Self {
        Section { map: Some(map), ..self }
    }

    #[must_use]
    pub fn needs(mut self, kinds: &[&'static str]) -> Self {
        self.needs.extend(kinds);
        self
    }

    #[must_use]
    pub fn draws_on(mut self, kinds: &[&'static str]) -> Self {
        self.draws_on.extend(kinds);
        self
    }

    #[must_use]
    pub fn note(mut self, note: Message) -> Self {
        self.notes.push(note);
        self
    }

    /// Marks the last row as the total. If the other rows add up to more, since a record is in several of them, its
    /// label states that it counts each record once.
    #[must_use]
    pub fn total(mut self) -> Self {
        self.table.has_total = true;
        if let Some((total, rows)) = self.table.rows.split_last_mut() {
            let counts_once = (1..total.len()).any(|column| sum_exceeds_total(rows, total, column));
            if let Some(Cell::Word(_, label)) = total.first_mut().filter(|_| counts_once)
                && label.key == "total"
            {
                *label = msg!("total-once");
            }
        }
        self
    }
}

fn sum_exceeds_total(rows: &[Vec<Cell>], total: &[Cell], column: usize) -> bool {
    let integer = |row: &[Cell]| match row.get(column) {
        Some(Cell::Integer(number)) => Some(*number),
        _ => None,
    };
    let sum: i64 = rows.iter().filter_map(|row| integer(row)).sum();
    integer(total).is_some_and(|total| sum > total)
}
