//! A document as a page: alone, or one of a set whose pages lead to one another.

use super::site::PageContext;
use document::html::{HtmlOptions, PageFrame};
use document::markdown::{MarkdownOptions, address_of_web};
use document::{Block, DataStyle, Document, Line, LinkTarget, ParagraphRole, html, markdown};
use messages::{Localizer, Message, msg};

/// A page of HTML.
#[must_use]
pub(crate) fn html_page(
    document: &Document,
    localizer: &Localizer,
    place: &PageContext<'_>,
) -> String {
    let skip = localizer.text("page-to-content");
    let (table, drawing) = (localizer.text("page-table"), localizer.text("page-drawing"));
    let contents = localizer.text("page-contents");
    let version = env!("CARGO_PKG_VERSION");
    let footer = localizer.format(&msg!("page-made-by", version = version));
    let frame = PageFrame {
        language: localizer.language.code(),
        style: include_str!("page.css"),
        generator: concat!("ozg ", env!("CARGO_PKG_VERSION")),
        skip: &skip,
        footer: &footer,
    };
    let options = HtmlOptions {
        address: &|target| page_address(target, place),
        table_word: &table,
        drawing_word: &drawing,
        contents_word: Some(&contents),
        base_map: None,
        data_language: None,
    };
    html::write(document, &frame, options)
}

/// A page of Markdown; links lead to pages of the same set, and to addresses that are read as such.
#[must_use]
pub(crate) fn markdown_page(document: &Document, place: &PageContext<'_>) -> String {
    let options = MarkdownOptions { deeper: 0, address: &|target| page_address(target, place) };
    markdown::write(document, options)
}

/// What a terminal says beside an answer, for the page that stands alone.
#[must_use]
pub(crate) fn page_notes(notes: &[Message], localizer: &Localizer) -> Vec<Block> {
    let line = |note| Line::message(note, localizer, DataStyle::Words);
    notes.iter().map(|note| Block::Paragraph(ParagraphRole::About, line(note))).collect()
}

/// The address of what a link leads to, as seen from a page.
#[must_use]
pub(crate) fn page_address(target: &LinkTarget, place: &PageContext<'_>) -> Option<String> {
    match target {
        LinkTarget::Record { kind, id } => place.of_record(kind, id),
        LinkTarget::Page(path) => Some(place.to(path)),
        LinkTarget::Address(_) => address_of_web(target),
    }
}
