//! News as Markdown.

use super::digest_text::group_name;
use super::escape_to_one_line;
use super::markdown::literal;
use crate::ozg::digest::Digest;
use messages::Localizer;
use messages::Message;
use std::fmt::Write as _;

#[must_use]
pub fn digest_md(head: &[Message], digest: &Digest, localizer: &Localizer) -> String {
    let line = |text: &str| literal(&escape_to_one_line(text));
    let mut text = String::new();
    for (index, message) in head.iter().enumerate() {
        let mark = if index == 0 { "# " } else { "\n" };
        let _ = writeln!(text, "{mark}{}", line(&localizer.format(message)));
    }
    if digest.groups.is_empty() {
        let _ = write!(text, "\n{}\n", line(&localizer.text("digest-none")));
    }
    for group in &digest.groups {
        let _ = write!(text, "\n## {}\n\n", line(&group_name(group, localizer)));
        for sentence in &group.sentences {
            let _ = writeln!(text, "- {}", line(&localizer.format(&sentence.message)));
        }
    }
    text
}
