//! Marks in time, a line a row, under an axis of years.

use super::value::one_line;
use crate::section::TimeAxis;

/// Columns of the texts before the axis, at most.
const LABEL: usize = 30;

/// Where nobody said how wide.
const WIDTH: usize = 100;

/// The rows with their marks; two on one place show the later one.
pub(super) fn axis_text(axis: &TimeAxis, width: Option<usize>) -> String {
    let width = width.unwrap_or(WIDTH);
    let label = LABEL.min(width / 2);
    let years = usize::try_from(axis.last_year - axis.first_year + 1).unwrap_or(1).max(1);
    let per_year = (width.saturating_sub(label + 1) / years).max(1);
    let first = i64::from(axis.first_year) * 12;
    let columns = years * per_year;
    let column = |month: i64| {
        let months = usize::try_from(month - first).unwrap_or_default();
        (months * per_year / 12).min(columns - 1)
    };
    let mut text = format!("{:label$} {}\n", "", heading(axis, per_year));
    for (name, marks) in &axis.rows {
        let mut line: Vec<char> =
            (0..columns).map(|at| if at % per_year == 0 { '·' } else { ' ' }).collect();
        line[column(axis.today)] = '│';
        for mark in marks {
            line[column(mark.month)] = mark.sign;
        }
        let line: String = line.into_iter().collect();
        text.push_str(format!("{:label$} {line}", shortened(name, label)).trim_end());
        text.push('\n');
    }
    text
}

/// The years, as many figures of each as there is room for.
fn heading(axis: &TimeAxis, per_year: usize) -> String {
    let name = |year: i16| match per_year {
        0..=2 if year % 5 != 0 => " ".repeat(per_year),
        0..=2 => format!("{:<per_year$.per_year$}", format!("{:02}", year % 100)),
        3..=4 => format!("{:<per_year$}", format!("{:02}", year % 100)),
        _ => format!("{year:<per_year$}"),
    };
    (axis.first_year..=axis.last_year).map(name).collect::<String>().trim_end().to_owned()
}

pub(super) fn shortened(name: &str, length: usize) -> String {
    let name = one_line(name);
    if name.chars().count() <= length {
        return name;
    }
    let short: String = name.chars().take(length.saturating_sub(1)).collect();
    format!("{}…", short.trim_end())
}
