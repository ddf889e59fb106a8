//! News as Markdown.

use super::digest_text::group_name;
use super::markdown::literal;
use super::on_one_line;
use crate::ozg::digest::Digest;
use messages::Message;
use messages::Speaker;

#[must_use]
pub fn digest_md(head: &[Message], digest: &Digest, speaker: &Speaker) -> String {
    let line = |text: &str| literal(&on_one_line(text));
    let mut text = String::new();
    for (index, message) in head.iter().enumerate() {
        let mark = if index == 0 { "# " } else { "\n" };
        text.push_str(&format!("{mark}{}\n", line(&speaker.say(message))));
    }
    if digest.groups.is_empty() {
        text.push_str(&format!("\n{}\n", line(&speaker.word("digest-none"))));
    }
    for group in &digest.groups {
        text.push_str(&format!("\n## {}\n\n", line(&group_name(group, speaker))));
        for sentence in &group.sentences {
            text.push_str(&format!("- {}\n", line(&speaker.say(&sentence.said))));
        }
    }
    text
}
