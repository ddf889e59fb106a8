//! The lines of a text that nodes stand on.

use super::Node;

/// Where the line begins that the byte `at` is on.
#[must_use]
pub fn line_start(text: &str, at: usize) -> usize {
    let newline = text.get(..at).and_then(|before| before.rfind('\n'));
    newline.map_or_else(|| first_line_start(text).min(at), |newline| newline + 1)
}

/// The mark of the byte order is no part of the first line.
fn first_line_start(text: &str) -> usize {
    if text.starts_with('\u{feff}') { '\u{feff}'.len_utf8() } else { 0 }
}

/// Behind the line that `at` is on; `at` itself if it is at the beginning of one, as behind a block scalar.
#[must_use]
pub fn line_after(text: &str, at: usize) -> usize {
    if at == line_start(text, at) && at > first_line_start(text) {
        return at;
    }
    let newline = text.get(at..).and_then(|rest| rest.find('\n'));
    newline.map_or(text.len(), |newline| at + newline + 1)
}

/// How many bytes `at` stands from the beginning of its line.
#[must_use]
pub fn column(text: &str, at: usize) -> usize {
    at - line_start(text, at)
}

/// Where the `-` of an entry of a list stands, if it is written with one. Comments and the sign of a block
/// scalar may stand between the two.
#[must_use]
pub fn dash(text: &str, entry: &Node) -> Option<usize> {
    let mut end = entry.span.start as usize;
    loop {
        let start = line_start(text, end);
        let line = text.get(start..end)?;
        let before = without_sign(line.split('#').next().unwrap_or_default().trim_end());
        if before.is_empty() && start > 0 {
            end = start - 1;
            continue;
        }
        let has_only_dashes = before.bytes().all(|byte| matches!(byte, b' ' | b'\t' | b'-'));
        return (before.ends_with('-') && has_only_dashes).then(|| start + before.len() - 1);
    }
}

/// A line without the sign that it may end in, such as `|` or `>2-`.
fn without_sign(line: &str) -> &str {
    let before = line.trim_end_matches(|c: char| c.is_ascii_digit() || matches!(c, '+' | '-'));
    before.strip_suffix(['|', '>']).map_or(line, str::trim_end)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::parse;

    #[test]
    fn a_dash_is_found_behind_comments_and_only_where_there_is_one() {
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
