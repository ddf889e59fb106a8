//! Answers of `ozg report` in each of the formats.

use anyhow::Result;

use crate::app::digest::DigestAnswer;
use crate::app::report::{ReportAnswer, ReportHead};
use crate::app::report_set::PageContent;
use crate::commands::output::{RenderedOutput, table_content, written};
use crate::format::Format;
use crate::render::digest_data::digest_table;
use crate::render::table_xlsx::WorkbookNotes;
use crate::section::expanded;
use crate::view::digest::digest_document;
use crate::view::report::report_document;
use crate::view::site::PageContext;
use crate::wire::{self, report::ReportShape};
use document::Document;
use messages::Localizer;
use records::table::Table;

/// How an answer is shown: its format, its language, and the page it stands on.
pub(super) struct ReportView<'v> {
    pub format: Format,
    pub localizer: &'v Localizer,
    pub width: Option<usize>,
    pub place: PageContext<'v>,
}

impl ReportView<'_> {
    /// # Errors
    /// If the format cannot hold it.
    pub(super) fn report(&self, answer: &ReportAnswer) -> Result<RenderedOutput> {
        let ReportAnswer { head, sections, .. } = answer;
        if self.format.is_for_people() {
            let document = report_document(answer, self.localizer);
            return Ok(RenderedOutput::Text(self.document(&document)?));
        }
        let tables: Vec<_> = sections.iter().map(expanded).collect();
        self.tables(head, &tables, &workbook_notes(answer))
    }

    /// # Errors
    /// If the format cannot hold it.
    pub(super) fn digest(&self, answer: &DigestAnswer) -> Result<RenderedOutput> {
        if self.format.is_for_people() {
            let document = digest_document(answer, self.localizer);
            return Ok(RenderedOutput::Text(self.document(&document)?));
        }
        let notes = WorkbookNotes { head: answer.heading.clone(), of_tables: Vec::new() };
        self.tables(&answer.head, &[digest_table(&answer.digest)], &notes)
    }

    /// The tables in their format, or as JSON with the head.
    fn tables(
        &self,
        head: &ReportHead,
        tables: &[Table],
        notes: &WorkbookNotes,
    ) -> Result<RenderedOutput> {
        match table_content(self.format, tables, notes, self.localizer)? {
            Some(content) => Ok(content),
            None => Ok(RenderedOutput::Text(wire::json(&ReportShape::new(head, tables))?)),
        }
    }

    /// What people read, in the format that is asked for.
    ///
    /// # Errors
    /// If the format has no writer for documents.
    pub(super) fn document(&self, document: &Document) -> Result<String> {
        written(document, self.format, self.localizer, self.width, &self.place)
    }

    /// # Errors
    /// If the format cannot hold it.
    pub(super) fn page(&self, content: &PageContent<'_>) -> Result<RenderedOutput> {
        match content {
            PageContent::Report(answer) => self.report(answer),
            PageContent::Trend(answer) => self.report(answer),
            PageContent::Digest(answer) => self.digest(answer),
        }
    }
}

/// The heading of a report and what it is for, and the notes of its tables.
fn workbook_notes(answer: &ReportAnswer) -> WorkbookNotes {
    let head = answer.heading.iter().chain([&answer.about]).cloned().collect();
    let of_tables = answer
        .sections
        .iter()
        .flat_map(|section| section.notes.iter().map(|note| (section.table.name, note.clone())));
    WorkbookNotes { head, of_tables: of_tables.collect() }
}
