//! The figures of `overview` by name, so that one of them can be followed through time.

use crate::section::Section;
use messages::Message;
use messages::PartialDate;
use messages::msg;
use records::table::{Cell, Title};

/// The row that a figure is of if no row is named.
const TOTAL: &str = "total";

/// The name of a figure, and its title.
type FigureTitle = (&'static str, fn() -> Message);

/// What is followed if nobody names a figure, each with its title.
pub const MAIN: [FigureTitle; 6] = [
    ("projects_by_phase.total.projects", || msg!("column-projects")),
    ("leistungen.not_only_bund.with_project", || msg!("trend-covered")),
    ("municipalities_by_groessenklasse.total.taking_part", || msg!("trend-participants")),
    ("services_by_status.live.services", || msg!("column-services-live")),
    ("services_by_status.total.connections", || msg!("column-connections")),
    ("people_reached.total.people", || msg!("column-people")),
];

/// A number of a report, by the names of its table, row and column.
#[derive(Debug, Clone, PartialEq)]
pub struct TrendFigure {
    pub table: &'static str,
    /// Nothing for the number of rows of a table without numbers.
    pub row: String,
    pub column: String,
    pub title: Message,
    pub value: Cell,
    /// Whether it is meant where no column is named.
    is_first: bool,
}

impl TrendFigure {
    #[must_use]
    pub fn name(&self) -> String {
        let parts = [self.table, &self.row, &self.column];
        parts.into_iter().filter(|part| !part.is_empty()).collect::<Vec<_>>().join(".")
    }

    /// `TABLE.ROW.COLUMN`, or without what goes without saying.
    fn is_called(&self, name: &str) -> bool {
        let of_row = format!("{}.{}", self.table, self.row);
        name == self.name()
            || self.is_first && name == of_row
            || self.is_first && self.row == TOTAL && name == self.table
    }
}

/// All figures, in the order of the report.
#[must_use]
pub fn figures(sections: &[Section]) -> Vec<TrendFigure> {
    sections.iter().flat_map(of_section).collect()
}

#[must_use]
pub fn find<'f>(figures: &'f [TrendFigure], name: &str) -> Option<&'f TrendFigure> {
    figures.iter().find(|figure| figure.is_called(name))
}

/// The figures that there are, a line a table: `table: row, row (column, column)`.
#[must_use]
pub fn listed(figures: &[TrendFigure]) -> Vec<String> {
    let mut lines = Vec::new();
    for of_table in figures.chunk_by(|one, other| one.table == other.table) {
        let distinct = |part: fn(&TrendFigure) -> &str| {
            let mut parts: Vec<_> = of_table.iter().map(part).filter(|p| !p.is_empty()).collect();
            let mut seen = std::collections::BTreeSet::new();
            parts.retain(|part| seen.insert(*part));
            parts.join(", ")
        };
        let (rows, columns) = (distinct(|f| &f.row), distinct(|f| &f.column));
        let table = of_table.first().map(|figure| figure.table).unwrap_or_default();
        lines.push(if rows.is_empty() {
            table.to_owned()
        } else {
            format!("{table}: {rows} ({columns})")
        });
    }
    lines
}

fn of_section(section: &Section) -> Vec<TrendFigure> {
    let table = &section.table;
    let numbers: Vec<_> = table.columns.iter().enumerate().filter(|(_, c)| c.is_number).collect();
    let title = table.title.clone().unwrap_or_else(|| msg!("trend"));
    if numbers.is_empty() {
        let value = Cell::count(table.rows.len());
        let (row, column) = (String::new(), String::new());
        return vec![TrendFigure { table: table.name, row, column, title, value, is_first: true }];
    }
    let mut figures = Vec::new();
    for row in &table.rows {
        let Some((key, said)) = row.first().and_then(named) else { continue };
        for (index, (at, column)) in numbers.iter().enumerate() {
            let Title::Message(column_title) = &column.title else { continue };
            figures.push(TrendFigure {
                table: table.name,
                row: key.clone(),
                column: column.key.clone(),
                title: msg!(
                    "trend-of",
                    title = title.clone(),
                    row = said.clone(),
                    column = column_title.clone()
                ),
                value: row.get(*at).cloned().unwrap_or(Cell::Empty),
                is_first: index == 0,
            });
        }
    }
    figures
}

/// What a row is called: by programs, and by people.
fn named(cell: &Cell) -> Option<(String, Message)> {
    Some(match cell {
        Cell::Word(key, said) => (key.clone(), said.clone()),
        Cell::Record { id, name, .. } => (id.clone(), msg!("digest-plain", name = name)),
        Cell::Text(text) => (text.clone(), msg!("digest-plain", name = text)),
        _ => return None,
    })
}

/// The last days of the periods of so many months from one day to another, that day instead of the
/// last one.
#[must_use]
pub fn periods(from: PartialDate, to: PartialDate, months: i64) -> Vec<PartialDate> {
    let first = from.month_number();
    let mut month = first + months - 1 - first.rem_euclid(months);
    let mut days = Vec::new();
    while let Some(day) = PartialDate::end_of_month(month).filter(|day| day.is_before(to)) {
        days.push(day);
        month += months;
    }
    days.push(to);
    days
}
