//! News for a terminal, or to be pasted into a letter: sentences under the names of the Themenfelder.

use super::wrap::paragraph;
use crate::ozg::digest::{Digest, Group};
use messages::Message;
use messages::Speaker;

/// Before each sentence.
const BULLET: &str = "– ";

#[must_use]
pub fn digest_text(
    head: &[Message],
    digest: &Digest,
    speaker: &Speaker,
    width: Option<usize>,
) -> String {
    let line = |message| paragraph(&speaker.say(message), width, "");
    let mut text: String = head.iter().map(line).collect();
    if digest.groups.is_empty() {
        text.push_str(&format!("\n{}\n", speaker.word("digest-none")));
    }
    for group in &digest.groups {
        text.push('\n');
        text.push_str(&paragraph(&group_name(group, speaker), width, ""));
        for sentence in &group.sentences {
            text.push_str(&paragraph(&speaker.say(&sentence.said), width, BULLET));
        }
    }
    text
}

pub(super) fn group_name(group: &Group, speaker: &Speaker) -> String {
    match &group.themenfeld {
        Some((_, name)) => name.clone(),
        None => speaker.word("digest-of-all"),
    }
}
