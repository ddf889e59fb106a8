//! Answers of `ozg report` in each of the formats.

use anyhow::{Result, bail};

use crate::app::digest::DigestAnswer;
use crate::app::report::ReportAnswer;
use crate::app::report_set::PageContent;
use crate::cli::Format;
use crate::commands::output::written;
use crate::render::digest_data::digest_table;
use crate::render::table_csv::table_csv;
use crate::render::table_xlsx::{WorkbookNotes, tables_xlsx};
use crate::section::{Section, expanded};
use crate::view::digest::digest_document;
use crate::view::report::report_document;
use crate::view::site::PageContext;
use crate::wire::{self, report::ReportShape};
use document::Document;
use messages::{Localizer, msg};
use records::table::Table;

/// How an answer is shown: its format, its language, and the page it stands on.
pub(super) struct ReportView<'v> {
    pub format: Format,
    pub localizer: &'v Localizer,
    pub width: Option<usize>,
    pub place: PageContext<'v>,
}

/// What a file holds.
pub(super) enum RenderedOutput {
    Text(String),
    Bytes(Vec<u8>),
}

impl RenderedOutput {
    /// As a file holds it: without the styles of a terminal.
    pub(super) fn into_bytes(self) -> Vec<u8> {
        match self {
            RenderedOutput::Bytes(bytes) => bytes,
            RenderedOutput::Text(text) => {
                anstream::adapter::strip_str(&text).to_string().into_bytes()
            }
        }
    }
}

impl ReportView<'_> {
    /// # Errors
    /// If the format cannot hold it.
    pub(super) fn report(&self, answer: &ReportAnswer) -> Result<RenderedOutput> {
        let ReportAnswer { head, sections, .. } = answer;
        Ok(RenderedOutput::Text(match self.format {
            Format::Json => wire::json(&ReportShape::new(head, &tables(sections)))?,
            Format::Csv => table_csv(&only_table(sections)?)?,
            Format::Xlsx => {
                let notes = workbook_notes(answer);
                let bytes = tables_xlsx(&notes, &tables(sections), self.localizer)?;
                return Ok(RenderedOutput::Bytes(bytes));
            }
            _ => self.document(&report_document(answer, self.localizer)),
        }))
    }

    /// # Errors
    /// If the format cannot hold it.
    pub(super) fn digest(&self, answer: &DigestAnswer) -> Result<RenderedOutput> {
        let DigestAnswer { head, digest, .. } = answer;
        let table = || digest_table(digest);
        Ok(RenderedOutput::Text(match self.format {
            Format::Csv => table_csv(&table())?,
            Format::Json => wire::json(&ReportShape::new(head, &[table()]))?,
            Format::Xlsx => {
                let (head, of_tables) = (answer.heading.clone(), Vec::new());
                let notes = WorkbookNotes { head, of_tables };
                let bytes = tables_xlsx(&notes, &[table()], self.localizer)?;
                return Ok(RenderedOutput::Bytes(bytes));
            }
            _ => self.document(&digest_document(answer, self.localizer)),
        }))
    }

    /// What people read, in the format that is asked for.
    pub(super) fn document(&self, document: &Document) -> String {
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

fn tables(sections: &[Section]) -> Vec<Table> {
    sections.iter().map(expanded).collect()
}

/// A file of CSV holds one table.
fn only_table(sections: &[Section]) -> Result<Table> {
    match sections {
        [section] => Ok(expanded(section)),
        sections => {
            let names: Vec<_> = sections.iter().map(|section| section.table.name).collect();
            bail!(msg!("report-one-table", list = names.join(", ")))
        }
    }
}
