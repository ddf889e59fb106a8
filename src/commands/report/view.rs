//! Answers of `ozg report` in each of the formats.

use anyhow::{Result, bail};

use crate::app::digest::DigestAnswer;
use crate::app::report::ReportAnswer;
use crate::app::report_set::PageContent;
use crate::cli::ReportFormat;
use crate::render::digest_data::digest_table;
use crate::render::digest_html::digest_html;
use crate::render::digest_md::digest_md;
use crate::render::digest_text::digest_text;
use crate::render::json_pretty;
use crate::render::report_html::report_html;
use crate::render::report_md::report_md;
use crate::render::report_text::report_text;
use crate::render::site::PageContext;
use crate::render::table_csv::table_csv;
use crate::render::table_data::report_json;
use crate::render::table_xlsx::tables_xlsx;
use crate::section::{Section, expanded};
use messages::{Localizer, msg};
use records::table::Table;

/// How an answer is shown: its format, its language, and the page it stands on.
pub(super) struct ReportView<'v> {
    pub format: ReportFormat,
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
        let ReportAnswer { head, heading, about, sections, .. } = answer;
        let localizer = self.localizer;
        Ok(RenderedOutput::Text(match self.format {
            ReportFormat::Text => report_text(heading, sections, localizer, self.width),
            ReportFormat::Md => report_md(heading, sections, localizer),
            ReportFormat::Json => json_pretty(&report_json(head, &tables(sections))),
            ReportFormat::Csv => table_csv(&only_table(sections)?)?,
            ReportFormat::Html => report_html(heading, about, sections, localizer, &self.place),
            ReportFormat::Xlsx => {
                return Ok(RenderedOutput::Bytes(tables_xlsx(&tables(sections), localizer)?));
            }
        }))
    }

    /// # Errors
    /// If the format cannot hold it.
    pub(super) fn digest(&self, answer: &DigestAnswer) -> Result<RenderedOutput> {
        let DigestAnswer { head, heading, digest, .. } = answer;
        let localizer = self.localizer;
        let table = || digest_table(digest);
        Ok(RenderedOutput::Text(match self.format {
            ReportFormat::Text => digest_text(heading, digest, localizer, self.width),
            ReportFormat::Md => digest_md(heading, digest, localizer),
            ReportFormat::Html => digest_html(heading, digest, localizer, &self.place),
            ReportFormat::Csv => table_csv(&table())?,
            ReportFormat::Json => json_pretty(&report_json(head, &[table()])),
            ReportFormat::Xlsx => {
                return Ok(RenderedOutput::Bytes(tables_xlsx(&[table()], localizer)?));
            }
        }))
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
