//! The page of a record: its dossier if there is a report about its kind, else its fields and the records
//! that refer to it; then its sources, its last changes and its file.

use document::html::{self, BaseMap, HtmlOptions};
use document::{Block, DataStyle, Document, Line, LinkTarget, visible};
use maud::{Markup, html as markup};

use super::base_map;
use super::frame::SiteFrame;
use crate::ozg::outlines;
use crate::ozg::report::RecordSources;
use crate::section::Section;
use crate::view::card::{cited_facts, reference_list};
use crate::view::section::section_block;
use crate::view::site::up;
use file_tree::Commit;
use messages::{Language, Message};
use record_query::show::{Card, CellBuilder};

/// The contents of the page of a record.
pub(crate) struct RecordPage<'r> {
    pub card: &'r Card<'r>,
    pub cells: &'r CellBuilder<'r>,
    pub body: &'r RecordBody,
    /// The lead sentence.
    pub lead: Option<&'r Message>,
    /// The latest first.
    pub changes: &'r [Commit],
    /// Titles and addresses of its data, its news, its file and the place to report errors.
    pub links: Vec<(String, String)>,
}

/// The sections of a report about the record, or else its fields with their sources.
pub(crate) enum RecordBody {
    Dossier(Vec<Section>),
    Fields(Box<RecordSources>),
}

impl RecordPage<'_> {
    pub(crate) fn content(
        &self,
        frame: &SiteFrame<'_>,
        address: &dyn Fn(&LinkTarget) -> Option<String>,
    ) -> Markup {
        let record = self.card.record;
        let localizer = frame.localizer;
        let blocks = match self.body {
            RecordBody::Dossier(sections) => {
                sections.iter().map(|section| section_block(section, localizer)).collect()
            }
            RecordBody::Fields(sources) => {
                let mut blocks = vec![cited_facts(self.card, sources, localizer)];
                blocks.extend(reference_list(self.card, self.cells, localizer));
                blocks.push(section_block(&sources.section, localizer));
                blocks
            }
        };
        let kind = record.kind.title.get(localizer.language);
        markup! {
            h1 lang=[data_language(frame)] { (visible(record.label())) }
            @match self.lead {
                Some(lead) => p.lead { (Line::message(lead, localizer, DataStyle::Words).plain()) },
                None => p.lead { (visible(kind)) },
            }
            (blocks_content(frame, blocks, address))
            (self.file(frame))
        }
    }

    /// The file with its last changes.
    fn file(&self, frame: &SiteFrame<'_>) -> Markup {
        markup! {
            section.file aria-labelledby="file" {
                h2 #file { (frame.text("site-record")) }
                p { (frame.text("site-file")) " " code { (visible(&self.card.record.file)) } }
                @if !self.changes.is_empty() {
                    ul.news {
                        @for commit in self.changes {
                            li {
                                time datetime=(commit.date.to_string()) { (frame.localizer.date(commit.date)) }
                                span { (visible(&commit.subject)) " " code { (visible(&commit.id)) } }
                            }
                        }
                    }
                }
                ul.tools {
                    @for (title, address) in &self.links {
                        li { a href=(address) { (title) } }
                    }
                }
            }
        }
    }
}

/// Blocks as a part of a page.
pub(crate) fn blocks_content(
    frame: &SiteFrame<'_>,
    blocks: Vec<Block>,
    address: &dyn Fn(&LinkTarget) -> Option<String>,
) -> Markup {
    let (table, drawing) = (frame.text("page-table"), frame.text("page-drawing"));
    let contents = frame.text("page-contents");
    let picture = LinkTarget::Page(format!("{}{}", up(frame.trees[0]), base_map::NAME));
    let base_map = address(&picture).map(|address| BaseMap {
        address,
        frame: outlines::frame(),
        hint: frame.text("site-map-hint"),
        layers: frame.text("site-map-layers"),
    });
    let options = HtmlOptions {
        address,
        table_word: &table,
        drawing_word: &drawing,
        contents_word: Some(&contents),
        base_map: base_map.as_ref(),
        data_language: data_language(frame),
    };
    html::content(&Document { blocks, ..Document::default() }, options)
}

/// The language of the records, which are in German, if the page is in another one.
fn data_language(frame: &SiteFrame<'_>) -> Option<&'static str> {
    (frame.localizer.language != Language::De).then_some(Language::De.code())
}
