//! A report: its heading, its description and its sections.

use super::section::section_block;
use crate::app::report::ReportAnswer;
use document::{Block, DataStyle, Document, Line, ParagraphRole};
use messages::{Localizer, Message};

#[must_use]
pub(crate) fn report_document(answer: &ReportAnswer, localizer: &Localizer) -> Document {
    let about = Line::message(&answer.about, localizer, DataStyle::Words);
    let mut blocks = head_blocks(&answer.heading, localizer);
    blocks.push(Block::Paragraph(ParagraphRole::About, about));
    blocks.extend(answer.sections.iter().map(|section| section_block(section, localizer)));
    Document { blocks, ..Document::default() }
}

/// The title, and the statements about the whole.
pub(super) fn head_blocks(head: &[Message], localizer: &Localizer) -> Vec<Block> {
    let line = |message: &Message| Line::message(message, localizer, DataStyle::Words);
    let block = |(at, message): (usize, &Message)| match at {
        0 => Block::heading(1, line(message)),
        _ => Block::lead(line(message)),
    };
    head.iter().enumerate().map(block).collect()
}
