//! An answer with all that is said of it, in each of the formats.

use anyhow::{Result, bail};

use super::request::{ReportRequest, ReportResult};
use crate::cli::ReportFormat;
use crate::render::json_pretty;
use crate::render::report_html::report_html;
use crate::render::report_md::report_md;
use crate::render::report_text::report_text;
use crate::render::site::PageContext;
use crate::render::table_csv::table_csv;
use crate::render::table_data::{ReportHead, report_json};
use crate::render::table_xlsx::tables_xlsx;
use crate::section::{Section, expanded};
use messages::Localizer;
use messages::Message;
use messages::msg;
use records::table::Table;

pub(super) struct ReportDocument {
    head: Vec<Message>,
    about: Message,
    data_head: ReportHead,
    sections: Vec<Section>,
}

/// What was asked, for programs.
pub(super) fn data_head(request: &ReportRequest<'_>) -> ReportHead {
    let narrowed = request.narrowing.options();
    ReportHead {
        report: request.report.name,
        as_of: request.as_of,
        subject: request.id.map(str::to_owned),
        compared_with: request.compared_with.map(str::to_owned),
        narrowed: narrowed.into_iter().map(|(name, value)| (name, value.to_owned())).collect(),
    }
}

/// What a file holds.
pub(super) enum RenderedOutput {
    Text(String),
    Bytes(Vec<u8>),
}

impl ReportDocument {
    pub(super) fn new(request: &ReportRequest<'_>, answer: ReportResult) -> Self {
        ReportDocument {
            head: request.head(&answer),
            about: (request.report.about)(),
            data_head: data_head(request),
            sections: answer.sections,
        }
    }

    /// An answer that no single state of the dataset gives.
    pub(super) fn over_time(
        head: Vec<Message>,
        about: Message,
        data_head: ReportHead,
        sections: Vec<Section>,
    ) -> Self {
        ReportDocument { head, about, data_head, sections }
    }

    /// # Errors
    /// If the format cannot hold it.
    pub(super) fn content(
        &self,
        format: ReportFormat,
        localizer: &Localizer,
        width: Option<usize>,
        place: &PageContext<'_>,
    ) -> Result<RenderedOutput> {
        let ReportDocument { head, sections, .. } = self;
        Ok(RenderedOutput::Text(match format {
            ReportFormat::Text => report_text(head, sections, localizer, width),
            ReportFormat::Md => report_md(head, sections, localizer),
            ReportFormat::Json => json_pretty(&report_json(&self.data_head, &self.tables())),
            ReportFormat::Csv => table_csv(&self.only_table()?)?,
            ReportFormat::Html => report_html(head, &self.about, sections, localizer, place),
            ReportFormat::Xlsx => {
                return Ok(RenderedOutput::Bytes(tables_xlsx(&self.tables(), localizer)?));
            }
        }))
    }

    fn tables(&self) -> Vec<Table> {
        self.sections.iter().map(expanded).collect()
    }

    /// A file of CSV holds one table.
    fn only_table(&self) -> Result<Table> {
        match self.sections.as_slice() {
            [section] => Ok(expanded(section)),
            sections => {
                let names: Vec<_> = sections.iter().map(|section| section.table.name).collect();
                bail!(msg!("report-one-table", list = names.join(", ")))
            }
        }
    }
}
