//! Marks in time as a drawing: a line a row under an axis of years.

use super::html::{Html, element, text};
use super::section_axis::shortened;
use crate::section::{AxisMark, TimeAxis};

/// Measures in pixels.
const LABEL: i64 = 250;
const MONTH: i64 = 7;
const YEAR: i64 = 12 * MONTH;
const ROW: i64 = 22;
const HEAD: i64 = 24;
const RADIUS: i64 = 8;

/// Characters that fit before the axis.
const LABEL_LENGTH: usize = 34;

/// The drawing; the table beside it says the same.
pub(super) fn axis_svg(axis: &TimeAxis, title: &str) -> Html {
    let years = i64::from(axis.last_year - axis.first_year) + 1;
    let rows = i64::try_from(axis.rows.len()).unwrap_or_default();
    let (width, height) = (LABEL + years * YEAR + RADIUS, HEAD + rows * ROW + RADIUS);
    let lines = (axis.first_year..=axis.last_year).map(|year| year_line(axis, year, height));
    let drawn = axis.rows.iter().zip(0..).map(|((name, marks), row)| {
        let middle = HEAD + row * ROW + ROW / 2;
        let label = shortened(name, LABEL_LENGTH);
        let label = label_at(0, middle + 4, "label", &label);
        let marks = placed(axis, marks).into_iter().map(|(x, mark)| sign(x, middle, mark));
        element("g", &[], [label].into_iter().chain(marks))
    });
    let today = x_of(axis, axis.today).to_string();
    let (top, bottom) = (HEAD.to_string(), height.to_string());
    let today = [("class", "today"), ("x1", &*today), ("x2", &*today), ("y1", &*top)];
    let today = element("line", &[&today[..], &[("y2", &*bottom)]].concat(), []);
    let view = format!("0 0 {width} {height}");
    let (width, height) = (width.to_string(), height.to_string());
    let attributes = [
        ("role", "img"),
        ("class", "axis"),
        ("aria-label", title),
        ("viewBox", &view),
        ("width", &width),
        ("height", &height),
    ];
    element("svg", &attributes, lines.chain([today]).chain(drawn))
}

fn x_of(axis: &TimeAxis, month: i64) -> i64 {
    LABEL + (month - i64::from(axis.first_year) * 12) * MONTH
}

fn label_at(x: i64, y: i64, class: &str, label: &str) -> Html {
    let attributes = [("class", class), ("x", &*x.to_string()), ("y", &*y.to_string())];
    element("text", &attributes, [text(label)])
}

fn year_line(axis: &TimeAxis, year: i16, height: i64) -> Html {
    let x = x_of(axis, i64::from(year) * 12);
    let at = x.to_string();
    let (top, bottom) = ((HEAD - 6).to_string(), height.to_string());
    let line = [("class", "year"), ("x1", &*at), ("x2", &*at), ("y1", &*top), ("y2", &*bottom)];
    let name = label_at(x + 3, HEAD - 8, "year", &year.to_string());
    element("g", &[], [element("line", &line, []), name])
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
fn sign(x: i64, y: i64, mark: AxisMark) -> Html {
    let class = match mark.sign {
        '!' => "late",
        sign if sign.is_lowercase() => "planned",
        'X' | 'Z' => "ended",
        _ => "reached",
    };
    let (cx, cy, radius) = (x.to_string(), y.to_string(), RADIUS.to_string());
    let shape = match class {
        "late" => {
            let (left, top) = ((x - RADIUS).to_string(), (y - RADIUS).to_string());
            let side = (2 * RADIUS).to_string();
            let square = [("x", &*left), ("y", &*top), ("width", &*side), ("height", &*side)];
            element("rect", &square, [])
        }
        _ => element("circle", &[("cx", &cx), ("cy", &cy), ("r", &radius)], []),
    };
    let letter = label_at(x, y + 4, "letter", &mark.sign.to_string());
    element("g", &[("class", class)], [shape, letter])
}
