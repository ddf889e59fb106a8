//! A document as a page: standalone, or one of a set of pages that link to one another.

use super::site::PageContext;
use document::html::{HtmlOptions, PageFrame};
use document::markdown::{MarkdownOptions, address_of_web};
use document::{Block, DataStyle, Document, Line, LinkTarget, ParagraphRole, html, markdown};
use messages::{Localizer, Message, msg};

/// The document as an HTML page.
#[must_use]
pub(crate) fn html_page(
    document: &Document,
    localizer: &Localizer,
    context: &PageContext<'_>,
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
        address: &|target| page_address(target, context),
        table_word: &table,
        drawing_word: &drawing,
        contents_word: Some(&contents),
        base_map: None,
        data_language: None,
    };
    html::write(document, &frame, options)
}

/// The document as a Markdown page; links lead to pages of the same set, and to web addresses.
#[must_use]
pub(crate) fn markdown_page(document: &Document, context: &PageContext<'_>) -> String {
    let options = MarkdownOptions { deeper: 0, address: &|target| page_address(target, context) };
    markdown::write(document, options)
}

/// The notes that a terminal shows beside an answer, for a standalone page.
#[must_use]
pub(crate) fn page_notes(notes: &[Message], localizer: &Localizer) -> Vec<Block> {
    let line = |note| Line::message(note, localizer, DataStyle::Words);
    notes.iter().map(|note| Block::Paragraph(ParagraphRole::About, line(note))).collect()
}

/// The address of the target of a link, relative to a page.
#[must_use]
pub(crate) fn page_address(target: &LinkTarget, context: &PageContext<'_>) -> Option<String> {
    match target {
        LinkTarget::Record { kind, id } => context.of_record(kind, id),
        LinkTarget::Page(path) => Some(context.to(path)),
        LinkTarget::Address(_) => address_of_web(target),
    }
}
