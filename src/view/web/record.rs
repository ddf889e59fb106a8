//! The page of a record: its dossier if a report is about its kind, else its fields, and what refers to it.

use document::html::{self, HtmlOptions};
use document::{Block, DataStyle, Document, Line, LinkTarget, visible};
use maud::{Markup, html as markup};

use super::frame::SiteFrame;
use crate::section::Section;
use crate::view::card::{card_facts, reference_list};
use crate::view::section::section_block;
use messages::Message;
use record_query::show::{Card, CellBuilder};

/// What a page shows of a record.
pub(crate) struct RecordPage<'r> {
    pub card: &'r Card<'r>,
    pub cells: &'r CellBuilder<'r>,
    pub dossier: Option<&'r [Section]>,
    /// What is so, in one sentence.
    pub lead: Option<&'r Message>,
    /// The record as data, in the folder of the page.
    pub data: String,
    /// Where its file is kept and where faults are told, with their titles.
    pub links: Vec<(String, String)>,
}

impl RecordPage<'_> {
    pub(crate) fn content(
        &self,
        frame: &SiteFrame<'_>,
        address: &dyn Fn(&LinkTarget) -> Option<String>,
    ) -> Markup {
        let record = self.card.record;
        let localizer = frame.localizer;
        let mut blocks = match self.dossier {
            // A map on each of a thousand pages would be most of the site.
            Some(sections) => sections
                .iter()
                .map(|section| section_block(&Section { map: None, ..section.clone() }, localizer))
                .collect(),
            None => vec![card_facts(self.card, localizer)],
        };
        if self.dossier.is_none() {
            blocks.extend(reference_list(self.card, self.cells, localizer));
        }
        let kind = record.kind.title.get(localizer.language);
        markup! {
            h1 { (visible(record.label())) }
            @match self.lead {
                Some(lead) => p.lead { (Line::message(lead, localizer, DataStyle::Words).plain()) },
                None => p.lead { (visible(kind)) },
            }
            (blocks_content(frame, blocks, address))
            p.s { (frame.text("site-file")) " " code { (visible(&record.file)) } }
            ul.tools {
                li { a href=(self.data) { (frame.text("site-as-json")) } }
                @for (title, address) in &self.links {
                    li { a href=(address) rel="noreferrer" { (title) } }
                }
            }
        }
    }
}

/// Parts of a report as a part of a page.
pub(crate) fn sections_content(
    frame: &SiteFrame<'_>,
    sections: &[Section],
    address: &dyn Fn(&LinkTarget) -> Option<String>,
) -> Markup {
    let blocks = sections.iter().map(|one| section_block(one, frame.localizer)).collect();
    blocks_content(frame, blocks, address)
}

/// Blocks as a part of a page.
pub(crate) fn blocks_content(
    frame: &SiteFrame<'_>,
    blocks: Vec<Block>,
    address: &dyn Fn(&LinkTarget) -> Option<String>,
) -> Markup {
    let (table, drawing) = (frame.text("page-table"), frame.text("page-drawing"));
    let contents = frame.text("page-contents");
    let options = HtmlOptions {
        address,
        table_word: &table,
        drawing_word: &drawing,
        contents_word: Some(&contents),
    };
    html::content(&Document { blocks, ..Document::default() }, options)
}
