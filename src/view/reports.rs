//! The list of available reports with their descriptions.

use document::{Block, DataStyle, Document, Line, ListItem};
use messages::{Localizer, Message};

/// One entry per report: its name and a paragraph.
#[must_use]
pub(crate) fn reports_document(reports: &[(String, Message)], localizer: &Localizer) -> Document {
    let item = |(name, about): &(String, Message)| {
        let about = Line::message(about, localizer, DataStyle::Words);
        let mut item = ListItem::new(Line::code(name));
        item.blocks.push(Block::body(about));
        item
    };
    Document {
        blocks: vec![Block::List(reports.iter().map(item).collect())],
        ..Document::default()
    }
}
