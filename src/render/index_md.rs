//! The list of all reports of a set as Markdown.

use super::escape_to_one_line;
use super::index_html::PageGroup;
use super::markdown::literal;
use messages::Localizer;
use messages::Message;
use std::fmt::Write as _;

/// The title of the set, and its files group by group.
#[must_use]
pub fn index_md(title: &Message, groups: &[PageGroup], localizer: &Localizer) -> String {
    let mut text = format!("# {}\n", literal(&localizer.format(title)));
    for group in groups {
        let _ = write!(text, "\n## {}\n\n", literal(&localizer.format(&group.title)));
        for page in &group.pages {
            let about = page.about.as_ref().map(|about| format!(": {}", localizer.format(about)));
            let about = literal(&escape_to_one_line(&about.unwrap_or_default()));
            let title = literal(&escape_to_one_line(&page.title));
            let _ = writeln!(text, "- [{title}]({}){about}", page.path);
        }
    }
    text
}
