//! News for a terminal, or to be pasted into a letter: sentences under the names of the Themenfelder.

use super::wrap::paragraph;
use crate::ozg::digest::{Digest, DigestGroup};
use messages::Localizer;
use messages::Message;
use std::fmt::Write as _;

/// Before each sentence.
const BULLET: &str = "– ";

#[must_use]
pub fn digest_text(
    head: &[Message],
    digest: &Digest,
    localizer: &Localizer,
    width: Option<usize>,
) -> String {
    let line = |message| paragraph(&localizer.format(message), width, "");
    let mut text: String = head.iter().map(line).collect();
    if digest.groups.is_empty() {
        let _ = write!(text, "\n{}\n", localizer.text("digest-none"));
    }
    for group in &digest.groups {
        text.push('\n');
        text.push_str(&paragraph(&group_name(group, localizer), width, ""));
        for sentence in &group.sentences {
            text.push_str(&paragraph(&localizer.format(&sentence.message), width, BULLET));
        }
    }
    text
}

pub(super) fn group_name(group: &DigestGroup, localizer: &Localizer) -> String {
    match &group.themenfeld {
        Some((_, name)) => name.clone(),
        None => localizer.text("digest-of-all"),
    }
}
