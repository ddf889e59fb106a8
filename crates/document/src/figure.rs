//! Figures drawn from data, with the geometry that text and SVG share.

use crate::{Line, LinkTarget};

/// A figure drawn from a table, with the same data.
#[derive(Debug, Clone, PartialEq)]
pub enum Figure {
    /// Marks on a time axis, one line per row; a terminal shows them instead of the table.
    Axis { axis: TimeAxis, legend: Option<Line> },
    /// Values over time; a single series is a chart, several are a small line each.
    Lines(Vec<LineSeries>),
}

/// Rows of marks between two years.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct TimeAxis {
    pub first_year: i16,
    pub last_year: i16,
    /// Month of the date of the report, counted from year zero.
    pub today: i64,
    pub rows: Vec<AxisRow>,
}

/// A name and its marks.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct AxisRow {
    pub name: String,
    pub marks: Vec<AxisMark>,
}

/// One letter at a month, counted from year zero.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct AxisMark {
    pub month: i64,
    pub sign: char,
    pub shape: MarkShape,
}

/// The shape of a mark where shapes can be drawn.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum MarkShape {
    Reached,
    Planned,
    Late,
    Ended,
}

/// A series of values over time.
#[derive(Debug, Clone, PartialEq)]
pub struct LineSeries {
    pub title: Line,
    /// In chronological order; none where the value is unknown.
    pub points: Vec<Option<f64>>,
    /// The dates of the first and of the last point.
    pub ends: [Line; 2],
    /// The first and the last known value, formatted for the language.
    pub end_values: [Line; 2],
    /// The smallest and the largest value.
    pub bounds: [Line; 2],
}

/// A map of areas with values.
#[derive(Debug, Clone, PartialEq)]
pub struct AreaMap {
    /// Distinguishes its parts from those of other maps on the page.
    pub id: String,
    /// If there are several, one is shown at a time.
    pub layers: Vec<MapLayer>,
    pub credit: Line,
    /// The label for a value of 0.
    pub nothing: Line,
    /// The label for hatching, if an area is hatched.
    pub hatched: Option<Line>,
    pub areas: Vec<MapArea>,
    /// Borders within the map, from thin to thick.
    pub borders: Vec<(AreaOutline, &'static str)>,
    /// The area that the map is about.
    pub marked: Option<(Line, AreaOutline)>,
    pub has_names: bool,
}

/// A value that each area of a map has.
#[derive(Debug, Clone, PartialEq)]
pub struct MapLayer {
    pub title: Line,
    /// A description of what the map shows.
    pub description: Line,
}

/// An area with its outline, values and name.
#[derive(Debug, Clone, PartialEq)]
pub struct MapArea {
    pub outline: AreaOutline,
    /// One per layer; empty outside of what is counted.
    pub values: Vec<i64>,
    pub name: Line,
    /// What it links to, on a page that has an address for it.
    pub target: Option<LinkTarget>,
    pub is_hatched: bool,
}

/// An SVG path and its bounding box: left, top, right, bottom.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct AreaOutline {
    pub path: &'static str,
    pub bounds: [i64; 4],
}

impl TimeAxis {
    /// The number of years.
    #[must_use]
    pub fn years(&self) -> usize {
        let years = i32::from(self.last_year) - i32::from(self.first_year) + 1;
        usize::try_from(years).unwrap_or(1).max(1)
    }

    /// The position of a month: 0 at the beginning of the axis, 1 at its end.
    #[must_use]
    pub fn position(&self, month: i64) -> f64 {
        let months = month - i64::from(self.first_year) * 12;
        (months as f64 / (self.years() * 12) as f64).clamp(0.0, 1.0)
    }
}

impl LineSeries {
    /// The position of each point: from left to right, and from the smallest value to the largest, each from 0 to 1;
    /// none where the value is unknown. A value that never changes is at the bottom.
    #[must_use]
    pub fn positions(&self) -> Vec<Option<(f64, f64)>> {
        let steps = self.points.len().saturating_sub(1).max(1) as f64;
        let (least, most) = self.range().unwrap_or_default();
        let span = if most > least { most - least } else { 1.0 };
        let position = |(at, point): (usize, &Option<f64>)| {
            point.map(|value| (at as f64 / steps, (value - least) / span))
        };
        self.points.iter().enumerate().map(position).collect()
    }

    /// The smallest and the largest value, if one is known.
    #[must_use]
    pub fn range(&self) -> Option<(f64, f64)> {
        let known = || self.points.iter().flatten().copied();
        Some((known().reduce(f64::min)?, known().reduce(f64::max)?))
    }
}

impl AreaMap {
    /// The bounding box of the map: left, top, right, bottom. If it is about one area, with a margin of a tenth on each
    /// side.
    #[must_use]
    pub fn frame(&self) -> [i64; 4] {
        let counted = |area: &&MapArea| self.marked.is_none() || !area.values.is_empty();
        let areas = self.areas.iter().filter(counted).map(|area| area.outline.bounds);
        let bounds = areas.chain(self.marked.iter().map(|(_, outline)| outline.bounds));
        let [left, top, right, bottom] = bounds.reduce(around).unwrap_or_default();
        if self.marked.is_none() {
            return [left, top, right, bottom];
        }
        let margin = ((right - left).max(bottom - top) / 10).max(5);
        [left - margin, top - margin, right + margin, bottom + margin]
    }
}

impl AreaMap {
    /// Removes the areas and borders outside its frame.
    pub fn leave_out_what_is_outside(&mut self) {
        let frame = self.frame();
        self.areas.retain(|area| touches(area.outline.bounds, frame));
        self.borders.retain(|(outline, _)| touches(outline.bounds, frame));
    }
}

fn touches([left, top, right, bottom]: [i64; 4], frame: [i64; 4]) -> bool {
    left <= frame[2] && right >= frame[0] && top <= frame[3] && bottom >= frame[1]
}

fn around(one: [i64; 4], other: [i64; 4]) -> [i64; 4] {
    [one[0].min(other[0]), one[1].min(other[1]), one[2].max(other[2]), one[3].max(other[3])]
}
