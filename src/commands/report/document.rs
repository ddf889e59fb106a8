//! An answer with all that is said of it, in each of the formats.

use anyhow::{Result, bail};

use super::asked::{Answer, Asked};
use crate::cli::ReportFormat;
use crate::render::json_pretty;
use crate::render::report_html::report_html;
use crate::render::report_md::report_md;
use crate::render::report_text::report_text;
use crate::render::site::Place;
use crate::render::table_csv::table_csv;
use crate::render::table_data::{ReportHead, report_json};
use crate::render::table_xlsx::tables_xlsx;
use crate::section::{Section, expanded};
use messages::Message;
use messages::Speaker;
use messages::msg;
use records::table::Table;

pub(super) struct Document {
    head: Vec<Message>,
    about: Message,
    data_head: ReportHead,
    sections: Vec<Section>,
}

/// What was asked, for programs.
pub(super) fn data_head(asked: &Asked<'_>) -> ReportHead {
    let narrowed = asked.narrowing.options();
    ReportHead {
        report: asked.report.name,
        as_of: asked.clock,
        subject: asked.id.map(str::to_owned),
        compared_with: asked.compared_with.map(str::to_owned),
        narrowed: narrowed.into_iter().map(|(name, value)| (name, value.to_owned())).collect(),
    }
}

/// What a file holds.
pub(super) enum Content {
    Text(String),
    Bytes(Vec<u8>),
}

impl Document {
    pub(super) fn new(asked: &Asked<'_>, answer: Answer) -> Self {
        Document {
            head: asked.head(&answer),
            about: (asked.report.about)(),
            data_head: data_head(asked),
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
        Document { head, about, data_head, sections }
    }

    /// # Errors
    /// If the format cannot hold it.
    pub(super) fn content(
        &self,
        format: ReportFormat,
        speaker: &Speaker,
        width: Option<usize>,
        place: &Place<'_>,
    ) -> Result<Content> {
        let Document { head, sections, .. } = self;
        Ok(Content::Text(match format {
            ReportFormat::Text => report_text(head, sections, speaker, width),
            ReportFormat::Md => report_md(head, sections, speaker),
            ReportFormat::Json => json_pretty(&report_json(&self.data_head, &self.tables())),
            ReportFormat::Csv => table_csv(&self.only_table()?)?,
            ReportFormat::Html => report_html(head, &self.about, sections, speaker, place),
            ReportFormat::Xlsx => {
                return Ok(Content::Bytes(tables_xlsx(&self.tables(), speaker)?));
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
