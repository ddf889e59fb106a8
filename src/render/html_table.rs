//! A section as a table of HTML: heads that say what they head, bars and shades behind figures.

use super::html::{Html, element, text};
use super::html_cell::cell_html;
use super::section_bars::full;
use super::section_compared::compared;
use super::section_heat::{HeatScale, shade};
use super::site::PageContext;
use crate::section::{Presentation, Section};
use messages::Localizer;
use records::table::{Cell, Column, Table};

/// The table; `title` names it to those who come upon it without its heading.
pub(super) fn table_html(
    section: &Section,
    title: &str,
    localizer: &Localizer,
    place: &PageContext<'_>,
) -> Html {
    let table = compared(section, localizer);
    let drawn =
        TableRenderer { table: &table, figures: CellShading::of(section), localizer, place };
    let (total, rows) = match table.rows.split_last() {
        Some((total, rows)) if table.has_total => (Some(total), rows),
        _ => (None, table.rows.as_slice()),
    };
    let head = table.columns.iter().map(|column| {
        let title = text(&column.title.text(localizer));
        element("th", &[("scope", "col"), ("class", class(column))], [title])
    });
    let head = element("tr", &[], head);
    let body: Html = rows.iter().map(|row| drawn.row(row, false)).collect();
    let foot = total.map(|row| element("tfoot", &[], [drawn.row(row, true)]));
    let caption = element("caption", &[("class", "unseen")], [text(title)]);
    let parts = [caption, element("thead", &[], [head]), element("tbody", &[], [body])];
    element("table", &[], parts.into_iter().chain(foot))
}

fn class(column: &Column) -> &'static str {
    if column.is_number { "figure" } else { "word" }
}

/// What is drawn behind the figures of a table.
enum CellShading {
    Plain,
    /// The place of the column, and what fills its bar.
    Bars(usize, f64),
    Heat(HeatScale),
}

impl CellShading {
    fn of(section: &Section) -> Self {
        let table = &section.table;
        match section.presentation {
            _ if section.before.is_some() => CellShading::Plain,
            Presentation::Bars(key) => {
                let at = table.columns.iter().position(|column| column.key == key);
                at.map_or(CellShading::Plain, |at| CellShading::Bars(at, full(table, at)))
            }
            Presentation::Heat => CellShading::Heat(HeatScale::of(table)),
            _ => CellShading::Plain,
        }
    }
}

struct TableRenderer<'a> {
    table: &'a Table,
    figures: CellShading,
    localizer: &'a Localizer,
    place: &'a PageContext<'a>,
}

impl TableRenderer<'_> {
    fn row(&self, row: &[Cell], is_total: bool) -> Html {
        let cells = row.iter().zip(&self.table.columns).enumerate();
        let cells = cells.map(|(index, (cell, column))| {
            let content = cell_html(cell, self.localizer, self.place);
            match (index, &self.figures) {
                (0, _) if *cell != Cell::Empty => element("th", &[("scope", "row")], [content]),
                (_, CellShading::Bars(at, largest)) if index == *at && !is_total => {
                    let number = element("span", &[("class", "number")], [content]);
                    let content = [bar(cell.as_number().unwrap_or_default(), *largest), number];
                    element("td", &[("class", "figure bar")], content)
                }
                (_, CellShading::Heat(heat))
                    if column.is_number && index < heat.sums && !is_total =>
                {
                    element("td", &[("class", heat_class(cell, heat.largest))], [content])
                }
                (_, _) if is_long(cell) => element("td", &[("class", "long")], [content]),
                _ => element("td", &[("class", class(column))], [content]),
            }
        });
        element("tr", &[], cells)
    }
}

/// Whether a cell needs more than its share of the width.
fn is_long(cell: &Cell) -> bool {
    match cell {
        Cell::List(items) => items.len() > 3,
        Cell::Text(text) => text.chars().count() > 60,
        _ => false,
    }
}

fn heat_class(cell: &Cell, largest: i64) -> &'static str {
    let number = match cell {
        Cell::Integer(number) => *number,
        _ => 0,
    };
    match shade(number, largest) {
        None => "figure nothing",
        Some(0) => "figure heat1",
        Some(1) => "figure heat2",
        Some(2) => "figure heat3",
        Some(_) => "figure heat4",
    }
}

/// Length of a bar that is full.
const FULL: f64 = 100.0;

/// A bar beside its figure, which says the same; so nobody needs to have it read out.
fn bar(value: f64, largest: f64) -> Html {
    let length = if largest > 0.0 { (value / largest).clamp(0.0, 1.0) * FULL } else { 0.0 };
    let width = format!("{length:.1}");
    let shape = element("rect", &[("width", &width), ("height", "10")], []);
    let attributes =
        [("viewBox", "0 0 100 10"), ("preserveAspectRatio", "none"), ("aria-hidden", "true")];
    element("svg", &attributes, [shape])
}
