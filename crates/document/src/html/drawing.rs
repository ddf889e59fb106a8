//! Marks in time and figures along time as SVG.

use maud::{Markup, html};

use crate::text::cut;
use crate::{AxisMark, LineSeries, MarkShape, TimeAxis, visible};

/// Measures of an axis in pixels.
const LABEL: i64 = 250;
const MONTH: i64 = 7;
const YEAR: i64 = 12 * MONTH;
const ROW: i64 = 22;
const HEAD: i64 = 24;
const RADIUS: i64 = 8;
/// Characters that fit before the axis.
const LABEL_LENGTH: usize = 34;

/// Measures of a line in pixels.
const WIDTH: f64 = 640.0;
const HEIGHT: f64 = 120.0;
/// Around the line, so that its points have room.
const EDGE: f64 = 8.0;

/// The drawing; the table beside it says the same.
pub(super) fn axis(axis: &TimeAxis, title: &str) -> Markup {
    let (years, _) = axis.years(0);
    let years = i64::try_from(years).unwrap_or_default();
    let rows = i64::try_from(axis.rows.len()).unwrap_or_default();
    let (width, height) = (LABEL + years * YEAR + RADIUS, HEAD + rows * ROW + RADIUS);
    let today = x_of(axis, axis.today);
    html! {
        svg.axis role="img" aria-label=(title) viewBox={ "0 0 " (width) " " (height) }
            width=(width) height=(height)
        {
            @for year in axis.first_year..=axis.last_year { (year_line(axis, year, height)) }
            line.today x1=(today) x2=(today) y1=(HEAD) y2=(height) {}
            @for (row, number) in axis.rows.iter().zip(0..) {
                @let middle = HEAD + number * ROW + ROW / 2;
                g {
                    (label(0, middle + 4, "label", &cut(&visible(&row.name), LABEL_LENGTH)))
                    @for (x, mark) in placed(axis, &row.marks) { (mark_at(x, middle, mark)) }
                }
            }
        }
    }
}

fn x_of(axis: &TimeAxis, month: i64) -> i64 {
    LABEL + (month - i64::from(axis.first_year) * 12) * MONTH
}

fn label(x: i64, y: i64, class: &str, text: &str) -> Markup {
    html! { text class=(class) x=(x) y=(y) { (text) } }
}

fn year_line(axis: &TimeAxis, year: i16, height: i64) -> Markup {
    let x = x_of(axis, i64::from(year) * 12);
    html! {
        g {
            line.year x1=(x) x2=(x) y1=(HEAD - 6) y2=(height) {}
            (label(x + 3, HEAD - 8, "year", &year.to_string()))
        }
    }
}

/// Marks from left to right, those of one time beside one another.
fn placed(axis: &TimeAxis, marks: &[AxisMark]) -> Vec<(i64, AxisMark)> {
    let mut marks = marks.to_vec();
    marks.sort_by_key(|mark| mark.month);
    let mut placed: Vec<(i64, AxisMark)> = Vec::with_capacity(marks.len());
    for mark in marks {
        let least = placed.last().map_or(i64::MIN, |(x, _)| x + 2 * RADIUS + 1);
        placed.push((x_of(axis, mark.month).max(least), mark));
    }
    placed
}

/// A letter in a circle: filled if reached, empty if planned, a square if late.
fn mark_at(x: i64, y: i64, mark: AxisMark) -> Markup {
    let class = match mark.shape {
        MarkShape::Reached => "reached",
        MarkShape::Planned => "planned",
        MarkShape::Late => "late",
        MarkShape::Ended => "ended",
    };
    html! {
        g class=(class) {
            @if mark.shape == MarkShape::Late {
                rect x=(x - RADIUS) y=(y - RADIUS) width=(2 * RADIUS) height=(2 * RADIUS) {}
            } @else {
                circle cx=(x) cy=(y) r=(RADIUS) {}
            }
            (label(x, y + 4, "letter", &mark.sign.to_string()))
        }
    }
}

/// A figure along time, with its first and its last value.
pub(super) fn line(series: &LineSeries) -> Markup {
    let Some(range) = series.range() else { return html! {} };
    let title = series.title.plain();
    let ends: Vec<_> = series
        .ends
        .iter()
        .zip(&series.end_values)
        .map(|(day, value)| format!("{}: {}", day.plain(), value.plain()))
        .collect();
    let label = format!("{title} – {}", ends.join(", "));
    html! {
        figure.line {
            figcaption { (title) }
            (line_svg(&series.points, range, &label))
            div.ends aria-hidden="true" { @for end in &ends { span { (end) } } }
        }
    }
}

fn line_svg(values: &[Option<f64>], (least, most): (f64, f64), label: &str) -> Markup {
    let steps = values.len().saturating_sub(1).max(1) as f64;
    let span = if most > least { most - least } else { 1.0 };
    let place = |at: usize, value: f64| {
        let x = EDGE + at as f64 / steps * (WIDTH - 2.0 * EDGE);
        let y = HEIGHT - EDGE - (value - least) / span * (HEIGHT - 2.0 * EDGE);
        (format!("{x:.1}"), format!("{y:.1}"))
    };
    // Where a number is missing, the line is interrupted.
    let indexed: Vec<_> = values.iter().copied().enumerate().collect();
    let parts = indexed.split(|(_, value)| value.is_none()).filter(|part| !part.is_empty());
    let points = |part: &[(usize, Option<f64>)]| {
        let points = part.iter().filter_map(|(at, value)| Some(place(*at, (*value)?)));
        points.map(|(x, y)| format!("{x},{y}")).collect::<Vec<_>>().join(" ")
    };
    let last = indexed.iter().rev().find_map(|(at, value)| Some(place(*at, (*value)?)));
    html! {
        svg role="img" aria-label=(label) viewBox={ "0 0 " (WIDTH) " " (HEIGHT) } {
            @for part in parts { polyline points=(points(part)) {} }
            @if let Some((x, y)) = last { circle cx=(x) cy=(y) r="4" {} }
        }
    }
}
