//! Drawings made of characters: marks on an axis of years, values over time.

use std::fmt::Write as _;

use super::columns::{cut, width_of};
use crate::{Line, LineSeries, TimeAxis, visible_line};

/// Maximum columns of the names before an axis.
const NAME: usize = 30;
/// Widths in columns where the caller gives none.
const AXIS_WIDTH: usize = 100;
const CHART_WIDTH: usize = 80;
/// Rows of a chart.
const HEIGHT: usize = 8;
/// Maximum columns of a point.
const STEP: usize = 6;
/// Columns for the first and the last value after a small line.
const ENDS: usize = 24;
const SPARKS: [char; 8] = ['▁', '▂', '▃', '▄', '▅', '▆', '▇', '█'];

/// The rows with their marks; of two at the same place, the later one is shown.
pub(super) fn axis(axis: &TimeAxis, width: Option<usize>) -> String {
    let width = width.unwrap_or(AXIS_WIDTH);
    let label = NAME.min(width / 2);
    let years = axis.years();
    let per_year = (width.saturating_sub(label + 1) / years).max(1);
    let columns = years * per_year;
    let column = |month| unit(axis.position(month), columns);
    let mut text = format!("{:label$} {}\n", "", years_of(axis, per_year));
    for row in &axis.rows {
        let mut line: Vec<char> =
            (0..columns).map(|at| if at % per_year == 0 { '·' } else { ' ' }).collect();
        if let Some(cell) = line.get_mut(column(axis.today)) {
            *cell = '│';
        }
        for mark in &row.marks {
            if let Some(cell) = line.get_mut(column(mark.month)) {
                *cell = mark.sign;
            }
        }
        let name = cut(&visible_line(&row.name), label);
        let blanks = " ".repeat(label.saturating_sub(width_of(&name)) + 1);
        let line: String = line.into_iter().collect();
        text.push_str(format!("{name}{blanks}{line}").trim_end());
        text.push('\n');
    }
    text
}

/// The years, each with as many digits as there is room for.
fn years_of(axis: &TimeAxis, per_year: usize) -> String {
    let name = |year: i16| match per_year {
        0..=2 if year % 5 != 0 => " ".repeat(per_year),
        0..=2 => format!("{:<per_year$.per_year$}", format!("{:02}", year % 100)),
        3..=4 => format!("{:<per_year$}", format!("{:02}", year % 100)),
        _ => format!("{year:<per_year$}"),
    };
    (axis.first_year..=axis.last_year).map(name).collect::<String>().trim_end().to_owned()
}

/// One series as a chart; several as a sparkline each.
pub(super) fn lines(series: &[LineSeries], width: Option<usize>) -> String {
    let width = width.unwrap_or(CHART_WIDTH);
    if let [one] = series {
        return chart(one, width);
    }
    let titles: Vec<_> = series.iter().map(|one| one.title.plain()).collect();
    let longest = titles.iter().map(|title| width_of(title)).max().unwrap_or_default();
    let room = width.saturating_sub(longest + ENDS).max(1);
    let mut text = String::new();
    for (one, title) in series.iter().zip(titles) {
        let blanks = " ".repeat(longest.saturating_sub(width_of(&title)) + 2);
        let _ = writeln!(text, "{title}{blanks}{}", spark(one, room));
    }
    text
}

/// The sparkline, and its first and last value.
fn spark(series: &LineSeries, room: usize) -> String {
    let levels = levels(series, room, SPARKS.len());
    let sign =
        |level: &Option<usize>| level.and_then(|level| SPARKS.get(level)).copied().unwrap_or(' ');
    let signs: String = levels.iter().map(sign).collect();
    let [first, last] = &series.end_values;
    if signs.trim().is_empty() {
        return String::new();
    }
    format!("{signs}  {} → {}", first.plain(), last.plain())
}

fn chart(series: &LineSeries, width: usize) -> String {
    let [low, high] = series.bounds.each_ref().map(Line::plain);
    let label = width_of(&low).max(width_of(&high));
    let room = width.saturating_sub(label + 2).max(1);
    let Some((least, most)) = series.range() else { return String::new() };
    let height = if least < most { HEIGHT } else { 1 };
    let levels = levels(series, room, height);
    let step = (room / levels.len().max(1)).clamp(1, STEP);
    let grid = line(&levels, height, step);
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
    let [first, last] = series.ends.each_ref().map(Line::plain);
    let length = (levels.len() * step).saturating_sub(width_of(&first));
    if series.points.len() < 2 || length <= width_of(&last) {
        return chart;
    }
    format!("{chart}{:label$}  {first}{last:>length$}\n", "")
}

/// The unit, out of this many, that a position from 0 to 1 is in.
#[expect(
    clippy::cast_possible_truncation,
    clippy::cast_sign_loss,
    reason = "between zero and the number of units"
)]
fn unit(position: f64, units: usize) -> usize {
    // A position on a border belongs to the unit that begins there; the tolerance makes up for rounding.
    ((position * units as f64 + 1e-9).floor() as usize).min(units.saturating_sub(1))
}

/// As many points as there is room for, including the last, each on one of this many levels.
#[expect(
    clippy::cast_possible_truncation,
    clippy::cast_sign_loss,
    reason = "between zero and the number of levels"
)]
fn levels(series: &LineSeries, room: usize, levels: usize) -> Vec<Option<usize>> {
    if series.range().is_none() {
        return Vec::new();
    }
    let highest = levels.saturating_sub(1);
    let level = |height: f64| ((height * highest as f64).round() as usize).min(highest);
    let positions = series.positions();
    let every = positions.len().div_ceil(room.max(1)).max(1);
    let kept = positions.iter().rev().step_by(every);
    let mut kept: Vec<_> = kept.map(|position| position.map(|(_, height)| level(height))).collect();
    kept.reverse();
    kept
}

/// The line as characters, the lowest row first.
fn line(levels: &[Option<usize>], height: usize, step: usize) -> Vec<Vec<char>> {
    let mut grid = vec![vec![' '; levels.len() * step]; height];
    let mut before: Option<usize> = None;
    for (index, level) in levels.iter().enumerate() {
        if let Some(level) = *level {
            let at = index * step;
            grid[level][at..at + step].fill('─');
            match before {
                Some(old) if old < level => rise(&mut grid, at, (old, level), ('╯', '╭')),
                Some(old) if old > level => rise(&mut grid, at, (level, old), ('╰', '╮')),
                _ => {}
            }
        }
        before = *level;
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
