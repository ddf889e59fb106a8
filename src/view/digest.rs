//! News: sentences under the names of the Themenfelder.

use super::report::head_blocks;
use crate::app::digest::DigestAnswer;
use crate::ozg::digest::DigestGroup;
use document::{Block, DataStyle, Document, Line, ListItem};
use messages::Localizer;

#[must_use]
pub(crate) fn digest_document(answer: &DigestAnswer, localizer: &Localizer) -> Document {
    let mut blocks = head_blocks(&answer.heading, localizer);
    if answer.digest.groups.is_empty() {
        blocks.push(Block::body(Line::own(localizer.text("digest-none"))));
    }
    for group in &answer.digest.groups {
        blocks.push(Block::heading(2, group_name(group, localizer)));
        let sentences = group.sentences.iter().map(|sentence| {
            ListItem::new(Line::message(&sentence.message, localizer, DataStyle::Words))
        });
        blocks.push(Block::List(sentences.collect()));
    }
    Document { blocks, ..Document::default() }
}

fn group_name(group: &DigestGroup, localizer: &Localizer) -> Line {
    match &group.themenfeld {
        Some((_, name)) => Line::data(name),
        None => Line::own(localizer.text("digest-of-all")),
    }
}
