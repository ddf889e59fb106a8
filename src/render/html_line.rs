//! Numbers along time as drawings: a line each, with its least and largest value.

use super::html::{Html, element, text};
use super::line_chart::bounds;
use super::table_text::cell_text;
use messages::Localizer;
use records::table::{Cell, Table};

/// Measures in pixels.
const WIDTH: f64 = 640.0;
const HEIGHT: f64 = 120.0;
/// Around the line, so that its points have room.
const EDGE: f64 = 8.0;

/// A drawing for each column of numbers but the differences; the table beside them says the same.
pub(super) fn lines_html(table: &Table, localizer: &Localizer) -> Vec<Html> {
    let numbers = table.columns.iter().enumerate();
    let numbers = numbers.filter(|(_, column)| column.is_number && column.key != "difference");
    let single = table.columns.iter().any(|column| column.key == "difference");
    let of =
        |at: usize| -> Vec<&Cell> { table.rows.iter().filter_map(|row| row.get(at)).collect() };
    let days = of(0);
    let figures = numbers.filter_map(|(at, column)| {
        let own = column.title.text(localizer);
        let whole = table.title.as_ref().filter(|_| single).map(|title| localizer.format(title));
        figure(&of(at), &days, &whole.unwrap_or(own), localizer)
    });
    figures.collect()
}

fn figure(cells: &[&Cell], days: &[&Cell], title: &str, localizer: &Localizer) -> Option<Html> {
    let values: Vec<_> = cells.iter().map(|cell| cell.as_number()).collect();
    let range = bounds(&values)?;
    let said = |cells: &[&Cell], values: &[Option<f64>], last: bool| {
        let mut known = cells.iter().zip(values).filter(|(_, value)| value.is_some());
        let cell = if last { known.next_back() } else { known.next() };
        cell.map(|(cell, _)| cell_text(cell, localizer)).unwrap_or_default()
    };
    let ends = [false, true].map(|last| {
        let (day, value) = (said(days, &values, last), said(cells, &values, last));
        format!("{day}: {value}")
    });
    let label = format!("{title} – {}", ends.join(", "));
    let caption = element("figcaption", &[], [text(title)]);
    let [first, last] = ends.map(|end| element("span", &[], [text(&end)]));
    let ends = element("div", &[("class", "ends"), ("aria-hidden", "true")], [first, last]);
    Some(element("figure", &[("class", "line")], [caption, line_svg(&values, range, &label), ends]))
}

fn line_svg(values: &[Option<f64>], (least, most): (f64, f64), label: &str) -> Html {
    let steps = values.len().saturating_sub(1).max(1) as f64;
    let span = if most > least { most - least } else { 1.0 };
    let place = |(at, value): (usize, f64)| {
        let x = EDGE + at as f64 / steps * (WIDTH - 2.0 * EDGE);
        let y = HEIGHT - EDGE - (value - least) / span * (HEIGHT - 2.0 * EDGE);
        (format!("{x:.1}"), format!("{y:.1}"))
    };
    // Where a number is missing, the line is interrupted.
    let indexed: Vec<_> = values.iter().copied().enumerate().collect();
    let parts = indexed.split(|(_, value)| value.is_none()).filter(|part| !part.is_empty());
    let lines = parts.map(|part| {
        let points = part.iter().filter_map(|(at, value)| Some(place((*at, (*value)?))));
        let points: Vec<_> = points.map(|(x, y)| format!("{x},{y}")).collect();
        element("polyline", &[("points", &points.join(" "))], [])
    });
    let last = indexed.iter().rev().find_map(|(at, value)| Some(place((*at, (*value)?))));
    let last = last.map(|(x, y)| element("circle", &[("cx", &x), ("cy", &y), ("r", "4")], []));
    let view = format!("0 0 {WIDTH} {HEIGHT}");
    let attributes = [("role", "img"), ("aria-label", label), ("viewBox", &view)];
    element("svg", &attributes, lines.chain(last))
}
