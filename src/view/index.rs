//! The index page, which links to all reports of a set.

use super::report::head_blocks;
use document::{Block, DataStyle, Document, FactRow, Line, LinkTarget, ListItem};
use messages::{Localizer, Message};

/// Pages of one kind.
pub(crate) struct PageGroup {
    pub title: Line,
    pub pages: Vec<PageLink>,
}

/// A page as an entry of the index.
pub(crate) struct PageLink {
    pub title: String,
    /// Path within the folder of the set.
    pub path: String,
    pub about: Option<Message>,
}

/// The heading of the set, and its pages by group.
#[must_use]
pub(crate) fn index_document(
    heading: &[Message],
    groups: &[PageGroup],
    localizer: &Localizer,
) -> Document {
    let text_line = |message: &Message| Line::message(message, localizer, DataStyle::Words);
    let mut blocks = head_blocks(heading, localizer);
    for group in groups {
        blocks.push(Block::heading(2, group.title.clone()));
        let link =
            |page: &PageLink| Line::data(&page.title).linked(LinkTarget::Page(page.path.clone()));
        blocks.push(if group.pages.iter().any(|page| page.about.is_some()) {
            let row = |page: &PageLink| FactRow {
                name: link(page),
                values: vec![page.about.as_ref().map(&text_line).unwrap_or_default()],
            };
            Block::Facts(group.pages.iter().map(row).collect())
        } else {
            Block::List(group.pages.iter().map(|page| ListItem::new(link(page))).collect())
        });
    }
    Document { blocks, ..Document::default() }
}
