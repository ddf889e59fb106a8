//! Time axes and series of values as SVG.

use maud::{Markup, html};

use crate::text::cut;
use crate::{AxisMark, LineSeries, MarkShape, TimeAxis, visible_line};

/// Dimensions of an axis in pixels.
const LABEL: i64 = 250;
const YEAR: i64 = 84;
const ROW: i64 = 22;
const HEAD: i64 = 24;
const RADIUS: i64 = 8;
/// Characters of a label that fit before the axis.
const LABEL_LENGTH: usize = 34;

/// Dimensions of a line chart in pixels.
const WIDTH: f64 = 640.0;
const HEIGHT: f64 = 120.0;
/// Margin around the line, so that its points have room.
const EDGE: f64 = 8.0;

/// The drawing of an axis; the table beside it has the same data.
pub(super) fn axis(axis: &TimeAxis, title: &str) -> Markup {
    let years = years_of(axis);
    let rows = i64::try_from(axis.rows.len()).unwrap_or_default();
    let (width, height) = (label_width(axis) + years * YEAR + RADIUS, HEAD + rows * ROW + RADIUS);
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
                    @if axis.rows.len() > 1 {
                        (label(0, middle + 4, "label", &cut(&visible_line(&row.name), LABEL_LENGTH)))
                    }
                    @for (x, mark) in placed(axis, &row.marks) { (mark_at(x, middle, mark)) }
                }
            }
        }
    }
}

/// A single row needs no label: its name is the title of the figure.
fn label_width(axis: &TimeAxis) -> i64 {
    if axis.rows.len() > 1 { LABEL } else { RADIUS }
}

fn years_of(axis: &TimeAxis) -> i64 {
    i64::try_from(axis.years()).unwrap_or(1)
}

#[expect(clippy::cast_possible_truncation, reason = "pixels of a page")]
fn x_of(axis: &TimeAxis, month: i64) -> i64 {
    label_width(axis) + (axis.position(month) * (years_of(axis) * YEAR) as f64).round() as i64
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

/// Marks from left to right, those of the same time side by side.
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

/// A line chart of values over time, with the first and the last value.
pub(super) fn line(series: &LineSeries) -> Markup {
    if series.range().is_none() {
        return html! {};
    }
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
            (line_svg(series, &label))
            div.ends aria-hidden="true" { @for end in &ends { span { (end) } } }
        }
    }
}

fn line_svg(series: &LineSeries, label: &str) -> Markup {
    let to_pixels = |(left, height): (f64, f64)| {
        let x = EDGE + left * (WIDTH - 2.0 * EDGE);
        let y = HEIGHT - EDGE - height * (HEIGHT - 2.0 * EDGE);
        (format!("{x:.1}"), format!("{y:.1}"))
    };
    let positions = series.positions();
    // The line is interrupted where a value is missing.
    let parts = positions.split(Option::is_none).filter(|part| !part.is_empty());
    let points = |part: &[Option<(f64, f64)>]| {
        let points = part.iter().flatten().map(|position| to_pixels(*position));
        points.map(|(x, y)| format!("{x},{y}")).collect::<Vec<_>>().join(" ")
    };
    let last = positions.iter().rev().flatten().next().map(|position| to_pixels(*position));
    html! {
        svg role="img" aria-label=(label) viewBox={ "0 0 " (WIDTH) " " (HEIGHT) } {
            @for part in parts { polyline points=(points(part)) {} }
            @if let Some((x, y)) = last { circle cx=(x) cy=(y) r="4" {} }
        }
    }
}
