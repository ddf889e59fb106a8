//! Tables as Markdown, for an issue, a page or a newsletter.

use super::escape_controls;
use super::markdown::{cells, literal};
use super::table_text::cell_text;
use messages::Localizer;
use records::table::Table;

/// A table that Markdown readers know, numbers to the right.
#[must_use]
pub fn table_md(table: &Table, localizer: &Localizer) -> String {
    let header: Vec<_> = table.columns.iter().map(|c| text(&c.title.text(localizer))).collect();
    let marks = table.columns.iter().map(|c| if c.is_number { "---:" } else { "---" });
    let mut markdown = cells(&header) + &cells(&marks.map(str::to_owned).collect::<Vec<_>>());
    for (index, row) in table.rows.iter().enumerate() {
        let is_total = table.has_total && index + 1 == table.rows.len();
        let drawn = row.iter().map(|cell| {
            let text = text(&cell_text(cell, localizer));
            if is_total && !text.is_empty() { format!("**{text}**") } else { text }
        });
        markdown.push_str(&cells(&drawn.collect::<Vec<_>>()));
    }
    markdown
}

fn text(text: &str) -> String {
    literal(&escape_controls(text.trim()))
}
