//! The values of a record for people, each with the commit that last set it.

use super::value::{inline, one_line};
use messages::Speaker;
use record_diff::history::{Last, Line};

/// Columns of the way to a value, unless it is longer.
const MOST: usize = 36;

/// A line a value: day, commit, way, value; what has no room is cut off.
#[must_use]
pub fn blame_text(lines: &[Line], speaker: &Speaker, width: Option<usize>) -> String {
    let cells: Vec<_> = lines.iter().map(|line| cells(line, speaker)).collect();
    let column = |at: usize| cells.iter().map(|cells| length(&cells[at])).max().unwrap_or(0);
    let (last, path) = (column(0), column(1).min(MOST));
    let mut text = String::new();
    for [commit, name, value] in &cells {
        let line = format!("{commit:last$}  {name:path$}  {value}");
        let line = width.map_or(line.clone(), |width| cut(&line, width));
        text.push_str(&format!("{}\n", line.trim_end()));
    }
    text
}

fn cells(line: &Line, speaker: &Speaker) -> [String; 3] {
    let last = match &line.last {
        Last::At(commit) => format!("{}  {}", commit.date, one_line(&commit.id)),
        Last::Uncommitted => speaker.word("blame-uncommitted"),
        Last::Unknown => speaker.word("blame-unknown"),
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
