//! The lines of a text that nodes stand on.

use super::Node;

/// Where the line begins that the byte `at` is on.
#[must_use]
pub fn line_start(text: &str, at: usize) -> usize {
    text.get(..at).and_then(|before| before.rfind('\n')).map_or(0, |newline| newline + 1)
}

/// Behind the line that `at` is on; `at` itself if it is at the beginning of one, as behind a block scalar.
#[must_use]
pub fn line_after(text: &str, at: usize) -> usize {
    if at == line_start(text, at) && at > 0 {
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

/// Where the `-` of an entry of a list stands, if it is written with one.
#[must_use]
pub fn dash(text: &str, entry: &Node) -> Option<usize> {
    let before = text.get(..entry.span.start as usize)?.trim_end();
    before.ends_with('-').then(|| before.len() - 1)
}
