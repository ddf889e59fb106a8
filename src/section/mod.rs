//! A part of a report: a table, what tells its rows apart, and how it is best drawn.

mod compare;
mod map;

use document::TimeAxis;
use messages::{Message, msg};
use records::table::{Cell, Table};

pub use compare::{Previous, compare, difference, expanded};
pub use map::{AreaFigure, ChoroplethMap};

/// A table with what a report says beside it.
#[derive(Debug, Clone, PartialEq)]
pub struct Section {
    pub table: Table,
    /// How many columns, from the first, tell a row from the others.
    pub keys: usize,
    pub presentation: Presentation,
    /// What the signs and shades of the drawing mean.
    pub legend: Option<Message>,
    /// A figure by municipality, where the table has one; drawn only where there is room for a map.
    pub map: Option<ChoroplethMap>,
    /// What the table itself cannot say.
    pub notes: Vec<Message>,
    /// The kinds of records without which it would say nothing.
    pub needs: Vec<&'static str>,
    /// The kinds of records without which it says less.
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
    /// Each number with a shade, as dark as it is large among all.
    Heat,
    /// Numbers along the days of the first column as lines.
    Line,
    /// Sources by their numbers, which other tables lead to: title, publisher, day and address.
    Sources,
    /// Marks in time instead of the table.
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

    /// The last row is about all. Where the numbers of the others come to more, for one record is in several
    /// of them, it says that it counts each once.
    #[must_use]
    pub fn total(mut self) -> Self {
        self.table.has_total = true;
        if let Some((total, rows)) = self.table.rows.split_last_mut() {
            let counts_once = (1..total.len()).any(|column| comes_to_more(rows, total, column));
            if let Some(Cell::Word(_, said)) = total.first_mut().filter(|_| counts_once)
                && said.key == "total"
            {
                *said = msg!("total-once");
            }
        }
        self
    }
}

fn comes_to_more(rows: &[Vec<Cell>], total: &[Cell], column: usize) -> bool {
    let whole = |row: &[Cell]| match row.get(column) {
        Some(Cell::Integer(number)) => Some(*number),
        _ => None,
    };
    let sum: i64 = rows.iter().filter_map(|row| whole(row)).sum();
    whole(total).is_some_and(|total| sum > total)
}
