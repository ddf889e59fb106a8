//! The page of a report about the whole dataset: its sections, each with its table as a file.

use document::{Block, DataStyle, Line, LinkTarget};
use maud::{Markup, html};

use super::frame::SiteFrame;
use super::record::blocks_content;
use crate::section::Section;
use crate::view::section::section_block;
use messages::Message;

/// A report with the files of its tables.
pub(crate) struct PublishedReport<'r> {
    pub title: Message,
    pub about: Message,
    pub sections: &'r [Section],
    /// The path of the file with the table of a section, in the folder of the language.
    pub csv: &'r dyn Fn(&Section) -> String,
    /// The path of the file with all tables.
    pub xlsx: String,
}

impl PublishedReport<'_> {
    pub(crate) fn content(
        &self,
        frame: &SiteFrame<'_>,
        address: &dyn Fn(&LinkTarget) -> Option<String>,
    ) -> Markup {
        let text = |message| Line::message(message, frame.localizer, DataStyle::Words).plain();
        html! {
            h1 { (text(&self.title)) }
            p.lead { (text(&self.about)) }
            (blocks_content(frame, self.blocks(frame), address))
        }
    }

    fn blocks(&self, frame: &SiteFrame<'_>) -> Vec<Block> {
        let block = |section: &Section| {
            let files = [("CSV", (self.csv)(section)), ("XLSX", self.xlsx.clone())];
            section_with_files(frame, section, &files)
        };
        self.sections.iter().map(block).collect()
    }
}

/// A section with links to the files of its table below it, by format.
pub(crate) fn section_with_files(
    frame: &SiteFrame<'_>,
    section: &Section,
    files: &[(&str, String)],
) -> Block {
    let mut block = section_block(section, frame.localizer);
    if let Block::Section { blocks, .. } = &mut block
        && !section.table.rows.is_empty()
    {
        let link =
            |(name, path): &(&str, String)| Line::own(*name).linked(LinkTarget::Page(path.clone()));
        let links = Line::joined(files.iter().map(link), " · ");
        blocks.push(Block::note(Line::own(frame.text("site-table-as")).then(" ").with(links)));
    }
    block
}
