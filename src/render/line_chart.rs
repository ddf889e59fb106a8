//! Figures along time as a line: one as a chart, several as a line of signs each.

use super::table_text::cell_text;
use super::value::one_line;
use messages::Localizer;
use records::table::{Cell, Table};
use std::fmt::Write as _;

/// Rows of a chart.
const HEIGHT: usize = 8;
/// Columns of a point, at most.
const STEP: usize = 6;
/// Where nobody said how wide.
const WIDTH: usize = 80;

const SPARKS: [char; 8] = ['▁', '▂', '▃', '▄', '▅', '▆', '▇', '█'];

/// The numbers of a trend whose first column is the day; the first number alone where its
/// differences stand beside it.
#[must_use]
pub fn trend_chart(table: &Table, localizer: &Localizer, width: Option<usize>) -> String {
    let width = width.unwrap_or(WIDTH);
    let numbers = table.columns.iter().enumerate().filter(|(_, column)| column.is_number);
    let is_single = table.columns.iter().any(|column| column.key == "difference");
    let of =
        |at: usize| -> Vec<&Cell> { table.rows.iter().filter_map(|row| row.get(at)).collect() };
    if is_single {
        let days = of(0);
        return numbers.take(1).map(|(at, _)| chart(&of(at), &days, localizer, width)).collect();
    }
    let titles: Vec<_> =
        numbers.map(|(at, column)| (at, one_line(&column.title.text(localizer)))).collect();
    let longest = titles.iter().map(|(_, title)| title.chars().count()).max().unwrap_or_default();
    let lines = titles.iter().map(|(at, title)| {
        let room = width.saturating_sub(longest + 24).max(1);
        format!("{title:longest$}  {}\n", spark(&of(*at), localizer, room))
    });
    lines.collect()
}

/// The signs, and between which values they run.
fn spark(cells: &[&Cell], localizer: &Localizer, room: usize) -> String {
    let values = thinned(cells, room);
    let Some((least, most)) = bounds(&values) else { return String::new() };
    let sign = |value: &Option<f64>| match value {
        Some(value) => SPARKS[level(*value, (least, most), SPARKS.len())],
        None => ' ',
    };
    let signs: String = values.iter().map(sign).collect();
    let known = |cell: &&&Cell| cell.as_number().is_some();
    let text =
        |cell: Option<&&Cell>| cell.map(|cell| cell_text(cell, localizer)).unwrap_or_default();
    let (first, last) = (cells.iter().find(known), cells.iter().rev().find(known));
    format!("{signs}  {} → {}", text(first), text(last))
}

fn chart(cells: &[&Cell], days: &[&Cell], localizer: &Localizer, width: usize) -> String {
    let text = |value: f64| {
        if cells.iter().any(|cell| matches!(cell, Cell::Share(_))) {
            cell_text(&Cell::Share(value), localizer)
        } else {
            cell_text(&Cell::Number(value), localizer)
        }
    };
    let Some((least, most)) = bounds(&thinned(cells, cells.len())) else { return String::new() };
    let (low, high) = (text(least), text(most));
    let label = low.chars().count().max(high.chars().count());
    let room = width.saturating_sub(label + 2).max(1);
    let values = thinned(cells, room);
    let step = (room / values.len().max(1)).clamp(1, STEP);
    let height = if least < most { HEIGHT } else { 1 };
    let grid = line(&values, (least, most), height, step);
    let mut chart = String::new();
    for (index, row) in grid.iter().rev().enumerate() {
        let name = match index {
            0 => high.as_str(),
            _ if index + 1 == height => low.as_str(),
            _ => "",
        };
        let row: String = row.iter().collect();
        let _ = writeln!(chart, "{name:>label$} ┤{}", row.trim_end());
    }
    let day =
        |cell: Option<&&Cell>| cell.map(|cell| cell_text(cell, localizer)).unwrap_or_default();
    let (first, last) = (day(days.first()), day(days.last()));
    let length = (values.len() * step).saturating_sub(first.chars().count());
    if days.len() < 2 || length <= last.chars().count() {
        return chart;
    }
    format!("{chart}{:label$}  {first}{last:>length$}\n", "")
}

/// The line as signs, the lowest row first.
fn line(values: &[Option<f64>], range: (f64, f64), height: usize, step: usize) -> Vec<Vec<char>> {
    let mut grid = vec![vec![' '; values.len() * step]; height];
    let mut before: Option<usize> = None;
    for (index, value) in values.iter().enumerate() {
        let level = value.map(|value| level(value, range, height));
        if let Some(level) = level {
            let at = index * step;
            grid[level][at..at + step].fill('─');
            match before {
                Some(old) if old < level => rise(&mut grid, at, (old, level), ('╯', '╭')),
                Some(old) if old > level => rise(&mut grid, at, (level, old), ('╰', '╮')),
                _ => {}
            }
        }
        before = level;
    }
    grid
}

/// Joins two levels in one column.
fn rise(grid: &mut [Vec<char>], at: usize, (low, high): (usize, usize), ends: (char, char)) {
    for row in &mut grid[low..=high] {
        row[at] = '│';
    }
    grid[low][at] = ends.0;
    grid[high][at] = ends.1;
}

/// As many values as there is room for; the last one stays.
fn thinned(cells: &[&Cell], room: usize) -> Vec<Option<f64>> {
    let every = cells.len().div_ceil(room.max(1)).max(1);
    let mut values: Vec<_> =
        cells.iter().rev().step_by(every).map(|cell| cell.as_number()).collect();
    values.reverse();
    values
}

pub(super) fn bounds(values: &[Option<f64>]) -> Option<(f64, f64)> {
    let known = || values.iter().flatten().copied();
    let (least, most) = (known().reduce(f64::min)?, known().reduce(f64::max)?);
    Some((least, most))
}

/// On which of so many levels a value stands.
#[expect(
    clippy::cast_possible_truncation,
    clippy::cast_sign_loss,
    reason = "between zero and the number of levels"
)]
fn level(value: f64, (least, most): (f64, f64), levels: usize) -> usize {
    let span = most - least;
    if span <= 0.0 {
        return 0;
    }
    (((value - least) / span * (levels - 1) as f64).round() as usize).min(levels - 1)
}
