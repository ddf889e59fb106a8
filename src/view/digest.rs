//! The digest: news as sentences under the names of the Themenfelder.

use super::report::head_blocks;
use crate::app::digest::DigestAnswer;
use crate::ozg::digest::{DigestGroup, DigestPart, DigestSentence};
use document::{Block, DataStyle, Document, Line, ListItem};
use messages::Localizer;

#[must_use]
pub(crate) fn digest_document(answer: &DigestAnswer, localizer: &Localizer) -> Document {
    let mut blocks = head_blocks(&answer.heading, localizer);
    if answer.digest.groups.is_empty() {
        blocks.push(Block::body(Line::own(localizer.text("digest-none"))));
    }
    let groups = &answer.digest.groups;
    let all = groups.iter().flat_map(|group| &group.sentences);
    let invitations = all.filter(|sentence| sentence.is_invitation());
    let participation = Line::own(localizer.text("digest-participation"));
    blocks.extend(section(2, participation, invitations, localizer));
    for part in DigestPart::ALL {
        let is_of = |sentence: &&DigestSentence| sentence.part == part && !sentence.is_invitation();
        let sections = groups.iter().flat_map(|group| {
            let sentences = group.sentences.iter().filter(is_of);
            section(3, group_name(group, localizer), sentences, localizer)
        });
        let sections: Vec<_> = sections.collect();
        if !sections.is_empty() {
            blocks.push(Block::heading(2, part_name(part, localizer)));
            blocks.extend(sections);
        }
    }
    Document { blocks, ..Document::default() }
}

/// Sentences under their heading; empty if there are none.
fn section<'s>(
    level: usize,
    heading: Line,
    sentences: impl Iterator<Item = &'s DigestSentence>,
    localizer: &Localizer,
) -> Vec<Block> {
    let item = |sentence: &DigestSentence| {
        ListItem::new(Line::message(&sentence.message, localizer, DataStyle::Words))
    };
    let items: Vec<_> = sentences.map(item).collect();
    if items.is_empty() {
        return Vec::new();
    }
    vec![Block::heading(level, heading), Block::List(items)]
}

fn part_name(part: DigestPart, localizer: &Localizer) -> Line {
    Line::own(match part {
        DigestPart::Happened => localizer.text("digest-happened"),
        DigestPart::Recorded => localizer.text("digest-recorded"),
    })
}

fn group_name(group: &DigestGroup, localizer: &Localizer) -> Line {
    match &group.themenfeld {
        Some((_, name)) => Line::data(name),
        None => Line::own(localizer.text("digest-of-all")),
    }
}
