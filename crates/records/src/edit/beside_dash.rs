//! What follows the `-` of a list on the same line: the first key of a mapping, or the first `-` of a nested
//! list.

use super::text::TextEdit;
use super::{Editor, NeedsRewrite};

/// Where an entry begins, at its key or dash, and where its lines end.
#[derive(Debug, Clone, Copy)]
pub(super) struct EntryPlace {
    pub start: usize,
    pub end: usize,
}

impl Editor<'_> {
    /// Removes the first entries after a dash. The next entry then takes their position, and the comments above it
    /// are moved above the dash.
    pub(super) fn removed_beside_dash(
        &mut self,
        removed: &[EntryPlace],
        next: EntryPlace,
    ) -> Result<(), NeedsRewrite> {
        let Some(first) = removed.first().map(|first| first.start) else { return Ok(()) };
        let start = self.text.line_start(first);
        let line = self.text.get(start..first);
        if !line.bytes().all(|byte| matches!(byte, b' ' | b'-')) {
            return Err(NeedsRewrite);
        }
        let blanks = " ".repeat(line.len() - line.trim_start_matches(' ').len());
        let mut above = String::new();
        let ends = removed.iter().skip(1).chain([&next]).map(|entry| entry.start);
        for (entry, end) in removed.iter().zip(ends) {
            let lines = self.text.get(entry.end..self.text.line_start(end));
            let comments = lines.lines().map(str::trim).filter(|line| !line.is_empty());
            above.extend(comments.map(|comment| format!("{blanks}{comment}\n")));
        }
        self.patches.push(TextEdit { range: start..start, text: above });
        self.patches.push(TextEdit { range: first..next.start, text: String::new() });
        Ok(())
    }

    /// Inserts lines before the first entry, which may follow a dash, and before its comments.
    pub(super) fn added_before(&mut self, first: usize, lines: String) {
        if self.text.begins_line(first) {
            let at = self.text.comments_above(first);
            self.patches.push(TextEdit { range: at..at, text: lines });
        } else {
            let blanks = " ".repeat(self.text.column(first));
            let text = format!("{}{blanks}", lines.trim_start_matches(' '));
            self.patches.push(TextEdit { range: first..first, text });
        }
    }
}
