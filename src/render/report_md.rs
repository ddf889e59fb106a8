//! A report as Markdown, for minutes and newsletters.

use super::escape_to_one_line;
use super::markdown::literal;
use super::section_compared::compared;
use super::table_md::table_md;
use crate::section::Section;
use messages::Localizer;
use messages::Message;
use std::fmt::Write as _;

/// The heading, and each section with a heading of its own.
#[must_use]
pub fn report_md(head: &[Message], sections: &[Section], localizer: &Localizer) -> String {
    let line = |message: &Message| literal(&escape_to_one_line(&localizer.format(message)));
    let mut text = String::new();
    for (index, message) in head.iter().enumerate() {
        let _ = writeln!(text, "{}{}", if index == 0 { "# " } else { "\n" }, line(message));
    }
    for section in sections {
        if let Some(title) = &section.table.title {
            let _ = write!(text, "\n## {}\n", line(title));
        }
        text.push('\n');
        if section.table.rows.is_empty() {
            let _ = writeln!(text, "{}", literal(&localizer.text("report-none")));
        } else {
            text.push_str(&table_md(&compared(section, localizer), localizer));
        }
        for note in &section.notes {
            let _ = write!(text, "\n{}\n", line(note));
        }
    }
    text
}
