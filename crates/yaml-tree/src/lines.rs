//! The lines of a text, and the lines that nodes are on. The only place that defines what ends a line.

use super::Node;

/// The lines of a text, each with its line ending: a line feed, a carriage return, or both, as in YAML.
pub fn lines(text: &str) -> impl Iterator<Item = &str> {
    let mut rest = text;
    std::iter::from_fn(move || {
        let end = line_end(rest);
        let (line, below) = rest.split_at_checked(end).filter(|(line, _)| !line.is_empty())?;
        rest = below;
        Some(line)
    })
}

/// The offset of each line. If the text ends with a line ending, the empty line after it counts as well.
#[must_use]
pub fn line_starts(text: &str) -> Vec<usize> {
    let mut starts = vec![0];
    let mut at = 0;
    for line in lines(text) {
        at += line.len();
        if line.ends_with(['\n', '\r']) {
            starts.push(at);
        }
    }
    starts
}

/// The offset just after the ending of the first line.
fn line_end(text: &str) -> usize {
    match text.bytes().position(|byte| matches!(byte, b'\n' | b'\r')) {
        Some(at) if text.get(at..).is_some_and(|end| end.starts_with("\r\n")) => at + 2,
        Some(at) => at + 1,
        None => text.len(),
    }
}

/// The offset of the line that contains the byte `at`.
#[must_use]
pub fn line_start(text: &str, at: usize) -> usize {
    let mut before = text.get(..at).unwrap_or_default();
    // A carriage return and the line feed after it are one line ending.
    if before.ends_with('\r') && text.get(at..).is_some_and(|rest| rest.starts_with('\n')) {
        before = before.strip_suffix('\r').unwrap_or(before);
    }
    let end = before.rfind(['\n', '\r']);
    end.map_or_else(|| first_line_start(text).min(at), |end| end + 1)
}

/// A byte order mark is not part of the first line.
fn first_line_start(text: &str) -> usize {
    if text.starts_with('\u{feff}') { '\u{feff}'.len_utf8() } else { 0 }
}

/// The offset after the line that contains `at`; `at` itself if a line begins there, as after a block scalar.
#[must_use]
pub fn line_after(text: &str, at: usize) -> usize {
    if at == line_start(text, at) && at > first_line_start(text) {
        return at;
    }
    text.get(at..).map_or(text.len(), |rest| at + line_end(rest))
}

/// The offset of `at` within its line, in bytes.
#[must_use]
pub fn column(text: &str, at: usize) -> usize {
    at - line_start(text, at)
}

/// The offset of the `-` of a list entry, if it has one. Comments and the header of a block scalar may be between
/// the dash and the entry.
#[must_use]
pub fn dash(text: &str, entry: &Node) -> Option<usize> {
    let mut end = entry.span.start as usize;
    loop {
        let start = line_start(text, end);
        let line = text.get(start..end)?;
        let before = without_header(line.split('#').next().unwrap_or_default().trim_end());
        if before.is_empty() && start > 0 {
            end = start - 1;
            continue;
        }
        let has_only_dashes = before.bytes().all(|byte| matches!(byte, b' ' | b'\t' | b'-'));
        return (before.ends_with('-') && has_only_dashes).then(|| start + before.len() - 1);
    }
}

/// A line without the block scalar header at its end, such as `|` or `>2-`.
fn without_header(line: &str) -> &str {
    let before = line.trim_end_matches(|c: char| c.is_ascii_digit() || matches!(c, '+' | '-'));
    before.strip_suffix(['|', '>']).map_or(line, str::trim_end)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::parse;

    #[test]
    fn a_line_ends_at_a_line_feed_a_carriage_return_or_both() {
        let text = "a\nb\r\nc\rd\r\r\n\ne";
        assert_eq!(
            lines(text).collect::<Vec<_>>(),
            ["a\n", "b\r\n", "c\r", "d\r", "\r\n", "\n", "e"]
        );
        let starts = line_starts(text);
        assert_eq!(starts, [0, 2, 5, 7, 9, 11, 12]);
        for at in 0..=text.len() {
            let line = starts.partition_point(|&start| start <= at);
            assert_eq!(line_start(text, at), starts[line - 1], "{at}");
        }
        assert_eq!(line_starts("\r"), [0, 1]);
        assert_eq!(line_starts(""), [0]);
        assert_eq!([line_after(text, 5), line_after(text, 8), line_after(text, 12)], [5, 9, 12]);
    }

    #[test]
    fn a_dash_is_found_before_comments_and_only_where_there_is_one() {
        let source = "l:\n- a\n- # no -\n  # - no\n\n  b: 1\n- - c\n-\n- |2- # x\n\n   d\nf: [-1, # -\n  'x-', d]\n";
        let root = parse(source).expect("YAML");
        let dashes = |key: &str| {
            let items = root.get(key).map_or(&[][..], Node::items);
            items.iter().map(|item| dash(source, item)).collect::<Vec<_>>()
        };
        assert_eq!(dashes("l"), [Some(3), Some(7), Some(33), Some(39), Some(41)]);
        assert_eq!(dashes("f"), [None, None, None]);
    }
}
