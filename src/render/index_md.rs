//! The list of all reports of a set as Markdown.

use super::index_html::Group;
use super::markdown::literal;
use super::on_one_line;
use messages::Message;
use messages::Speaker;

/// The title of the set, and its files group by group.
#[must_use]
pub fn index_md(title: &Message, groups: &[Group], speaker: &Speaker) -> String {
    let mut text = format!("# {}\n", literal(&speaker.say(title)));
    for group in groups {
        text.push_str(&format!("\n## {}\n\n", literal(&speaker.say(&group.title))));
        for page in &group.pages {
            let about = page.about.as_ref().map(|about| format!(": {}", speaker.say(about)));
            let about = literal(&on_one_line(&about.unwrap_or_default()));
            let title = literal(&on_one_line(&page.title));
            text.push_str(&format!("- [{title}]({}){about}\n", page.path));
        }
    }
    text
}
