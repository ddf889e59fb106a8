//! The difference of two texts, line by line, as `git diff` shows it.

use anstyle::{AnsiColor, Style};
use similar::{ChangeTag, TextDiff};
use std::fmt::Write as _;

use document::visible;

/// Context lines around a change, as in `git diff`.
const AROUND: usize = 3;

/// A unified diff with the styles of a terminal; nothing if the texts are equal.
#[must_use]
pub fn text_diff(path: &str, old: &str, new: &str) -> String {
    let diff = TextDiff::from_lines(old, new);
    let mut text = String::new();
    for hunk in diff.unified_diff().context_radius(AROUND).iter_hunks() {
        let _ = writeln!(text, "{}", hunk.header());
        for change in hunk.iter_changes() {
            let (sign, style) = match change.tag() {
                ChangeTag::Delete => ('-', AnsiColor::Red.on_default()),
                ChangeTag::Insert => ('+', AnsiColor::Green.on_default()),
                ChangeTag::Equal => (' ', Style::new()),
            };
            let line = change.value().trim_end_matches(['\n', '\r']);
            let _ = writeln!(text, "{style}{sign}{}{style:#}", visible(line));
        }
    }
    if text.is_empty() {
        return text;
    }
    let path = visible(path);
    format!("--- a/{path}\n+++ b/{path}\n{text}")
}
