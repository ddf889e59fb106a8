//! The page of a report about all: its sections, each with its table as a file.

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
    /// That of all tables.
    pub xlsx: String,
}

impl PublishedReport<'_> {
    pub(crate) fn content(
        &self,
        frame: &SiteFrame<'_>,
        address: &dyn Fn(&LinkTarget) -> Option<String>,
    ) -> Markup {
        let say = |message| Line::message(message, frame.localizer, DataStyle::Words).plain();
        html! {
            h1 { (say(&self.title)) }
            p.lead { (say(&self.about)) }
            (blocks_content(frame, self.blocks(frame), address))
        }
    }

    fn blocks(&self, frame: &SiteFrame<'_>) -> Vec<Block> {
        let block = |section: &Section| {
            let mut block = section_block(section, frame.localizer);
            if let Block::Section { blocks, .. } = &mut block
                && !section.table.rows.is_empty()
            {
                let files = [("CSV", (self.csv)(section)), ("XLSX", self.xlsx.clone())];
                blocks.push(Block::note(table_files(frame, files)));
            }
            block
        };
        self.sections.iter().map(block).collect()
    }
}

/// Where a table is found as files.
pub(crate) fn table_files<const N: usize>(
    frame: &SiteFrame<'_>,
    files: [(&str, String); N],
) -> Line {
    let links = files.map(|(name, path)| Line::own(name).linked(LinkTarget::Page(path)));
    Line::own(frame.text("site-table-as")).then(" ").with(Line::joined(links, " · "))
}
