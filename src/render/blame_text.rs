//! The values of a record for people, each with the commit that last set it.

use super::value::{inline, one_line};
use messages::Localizer;
use record_diff::history::{BlameLine, BlameOrigin};
use std::fmt::Write as _;

/// Columns of the way to a value, unless it is longer.
const MAX_PATH_WIDTH: usize = 36;

/// A line a value: day, commit, way, value; what has no room is cut off.
#[must_use]
pub fn blame_text(lines: &[BlameLine], localizer: &Localizer, width: Option<usize>) -> String {
    let cells: Vec<_> = lines.iter().map(|line| cells(line, localizer)).collect();
    let column = |at: usize| cells.iter().map(|cells| length(&cells[at])).max().unwrap_or(0);
    let (last, path) = (column(0), column(1).min(MAX_PATH_WIDTH));
    let mut text = String::new();
    for [commit, name, value] in &cells {
        let line = format!("{commit:last$}  {name:path$}  {value}");
        let line = width.map_or(line.clone(), |width| cut(&line, width));
        let _ = writeln!(text, "{}", line.trim_end());
    }
    text
}

fn cells(line: &BlameLine, localizer: &Localizer) -> [String; 3] {
    let last = match &line.last {
        BlameOrigin::At(commit) => format!("{}  {}", commit.date, one_line(&commit.id)),
        BlameOrigin::Uncommitted => localizer.text("blame-uncommitted"),
        BlameOrigin::Unknown => localizer.text("blame-unknown"),
    };
    let is_named = line.value.as_str().is_some() && line.value.as_str() == line.path.entry();
    let value = if is_named { String::new() } else { inline(&line.value) };
    [last, one_line(&line.path.to_string()), value]
}

fn length(text: &str) -> usize {
    text.chars().count()
}

fn cut(line: &str, width: usize) -> String {
    if length(line) <= width {
        return line.to_owned();
    }
    line.chars().take(width.saturating_sub(1)).chain(['…']).collect()
}
