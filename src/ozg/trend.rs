//! The figures of `overview` by name, so that one of them can be followed through time.

use crate::section::Section;
use messages::Message;
use messages::PartialDate;
use messages::msg;
use records::table::{Cell, Title};

/// The row of a figure if no row is named.
const TOTAL: &str = "total";

/// The name of a figure, and its title.
type FigureTitle = (&'static str, fn() -> Message);

/// The figures that are followed by default, each with its title.
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
    /// Empty for the number of rows of a table without numbers.
    pub row: String,
    pub column: String,
    pub title: Message,
    pub value: Cell,
    /// Whether it is the default figure of its row if no column is named.
    is_first: bool,
}

impl TrendFigure {
    #[must_use]
    pub fn name(&self) -> String {
        let parts = [self.table, &self.row, &self.column];
        parts.into_iter().filter(|part| !part.is_empty()).collect::<Vec<_>>().join(".")
    }

    /// Whether `name` refers to this figure: `TABLE.ROW.COLUMN`, or a shorter form without the defaults.
    fn matches_name(&self, name: &str) -> bool {
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
    figures.iter().find(|figure| figure.matches_name(name))
}

/// The available figures, one line per table: `table: row, row (column, column)`.
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
        let Some((key, label)) = row.first().and_then(row_name) else { continue };
        for (index, (at, column)) in numbers.iter().enumerate() {
            let Title::Message(column_title) = &column.title else { continue };
            figures.push(TrendFigure {
                table: table.name,
                row: key.clone(),
                column: column.key.clone(),
                title: msg!(
                    "trend-of",
                    title = title.clone(),
                    row = label.clone(),
                    column = column_title.clone()
                ),
                value: row.get(*at).cloned().unwrap_or(Cell::Empty),
                is_first: index == 0,
            });
        }
    }
    figures
}

/// The name of a row for programs, and its label for people.
fn row_name(cell: &Cell) -> Option<(String, Message)> {
    Some(match cell {
        Cell::Word(key, label) => (key.clone(), label.clone()),
        Cell::Record { id, name, .. } => (id.clone(), msg!("digest-plain", name = name)),
        Cell::Text(text) => (text.clone(), msg!("digest-plain", name = text)),
        _ => return None,
    })
}

/// The last days of consecutive periods of `months` months between two days, with the second day in place of
/// the last one.
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
