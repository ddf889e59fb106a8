//! Where an answer goes, and in which format; the same for every verb that answers with a table.

use std::path::Path;

use anyhow::{Result, bail};

use super::CommandContext;
use crate::app::workspace::ending;
use crate::cli::{DiffFormat, OutputArgs, ReportFormat, TableFormat};
use crate::locales;
use crate::render::json_pretty;
use crate::render::table_csv::{table_csv, table_excel_csv};
use crate::render::table_data::{rows_json, rows_jsonl, rows_yaml};
use crate::render::table_md::table_md;
use crate::render::table_text::table_text;
use crate::render::table_xlsx::tables_xlsx;
use messages::Language;
use messages::Message;
use messages::msg;
use records::table::Table;

/// What each ending of a file says; the first of a format is its usual one.
const ENDINGS: [(&str, TableFormat); 10] = [
    ("csv", TableFormat::Csv),
    ("xlsx", TableFormat::Xlsx),
    ("json", TableFormat::Json),
    ("jsonl", TableFormat::Jsonl),
    ("ndjson", TableFormat::Jsonl),
    ("yaml", TableFormat::Yaml),
    ("yml", TableFormat::Yaml),
    ("md", TableFormat::Md),
    ("markdown", TableFormat::Md),
    ("txt", TableFormat::Table),
];

/// The same for reports.
const REPORT_ENDINGS: [(&str, ReportFormat); 9] = [
    ("html", ReportFormat::Html),
    ("htm", ReportFormat::Html),
    ("md", ReportFormat::Md),
    ("markdown", ReportFormat::Md),
    ("json", ReportFormat::Json),
    ("csv", ReportFormat::Csv),
    ("xlsx", ReportFormat::Xlsx),
    ("txt", ReportFormat::Text),
    ("text", ReportFormat::Text),
];

/// The same for changes; a patch has no ending of its own, for it is JSON as well.
const CHANGES_ENDINGS: [(&str, DiffFormat); 7] = [
    ("html", DiffFormat::Html),
    ("htm", DiffFormat::Html),
    ("md", DiffFormat::Md),
    ("markdown", DiffFormat::Md),
    ("json", DiffFormat::Json),
    ("txt", DiffFormat::Text),
    ("text", DiffFormat::Text),
];

/// Standard output or a file, and the format for it.
pub(super) struct Destination<'o, F = TableFormat> {
    pub format: F,
    file: Option<&'o Path>,
}

impl<'o> Destination<'o> {
    /// Decides before any work is done.
    ///
    /// # Errors
    /// If no format can be told, or a terminal cannot show it.
    pub(super) fn new(context: &CommandContext<'_>, output: &'o OutputArgs) -> Result<Self> {
        let file = output.output.as_deref();
        let by_ending = file.and_then(|file| by_ending(file, &ENDINGS));
        let format = match (output.format, file) {
            (Some(format), _) => format,
            // An Excel file is what was asked for, be it a workbook.
            (None, Some(_)) if output.excel && by_ending == Some(TableFormat::Xlsx) => {
                TableFormat::Xlsx
            }
            (None, Some(file)) if output.excel && by_ending != Some(TableFormat::Csv) => {
                bail!(unknown_ending(file, &["csv", "xlsx"]))
            }
            (None, _) if output.excel => TableFormat::Excel,
            (None, Some(file)) => match by_ending {
                Some(format) => format,
                None => bail!(unknown_ending(file, &ENDINGS.map(|(ending, _)| ending))),
            },
            (None, None) => TableFormat::Table,
        };
        let destination = Destination { format, file };
        destination.check(context, format == TableFormat::Xlsx)?;
        Ok(destination)
    }

    /// Writes or prints a table.
    ///
    /// # Errors
    /// If the format cannot hold the table, or it cannot be written.
    pub(super) fn table(&self, context: &CommandContext<'_>, table: &Table) -> Result<()> {
        let localizer = &context.localizer;
        let width = self.width(context);
        let text = match self.format {
            TableFormat::Xlsx => {
                return self.bytes(context, &tables_xlsx(std::slice::from_ref(table), localizer)?);
            }
            TableFormat::Table if table.rows.is_empty() => String::new(),
            TableFormat::Table => table_text(table, localizer, width),
            TableFormat::Csv => table_csv(table)?,
            TableFormat::Excel => table_excel_csv(table, &locales::localizer(Language::De)),
            TableFormat::Json => json_pretty(&rows_json(table)),
            TableFormat::Jsonl => rows_jsonl(table),
            TableFormat::Yaml => rows_yaml(table)?,
            TableFormat::Md => table_md(table, localizer),
        };
        self.text(context, &text)
    }
}

impl<'o> Destination<'o, ReportFormat> {
    /// The same for a report.
    ///
    /// # Errors
    /// If no format can be told, or a terminal cannot show it.
    pub(super) fn of_report(
        context: &CommandContext<'_>,
        format: Option<ReportFormat>,
        file: Option<&'o Path>,
    ) -> Result<Self> {
        let format = format_of(format, file, &REPORT_ENDINGS, ReportFormat::Text)?;
        let destination = Destination { format, file };
        destination.check(context, format == ReportFormat::Xlsx)?;
        Ok(destination)
    }
}

impl<'o> Destination<'o, DiffFormat> {
    /// The same for changes.
    ///
    /// # Errors
    /// If no format can be told.
    pub(super) fn of_changes(format: Option<DiffFormat>, file: Option<&'o Path>) -> Result<Self> {
        let format = format_of(format, file, &CHANGES_ENDINGS, DiffFormat::Text)?;
        Ok(Destination { format, file })
    }
}

/// The format that is asked for, else that of the file's ending, else the usual one.
fn format_of<F: Copy, const N: usize>(
    format: Option<F>,
    file: Option<&Path>,
    endings: &[(&str, F); N],
    usual: F,
) -> Result<F> {
    match (format, file) {
        (Some(format), _) => Ok(format),
        (None, Some(file)) => match by_ending(file, endings) {
            Some(format) => Ok(format),
            None => bail!(unknown_ending(file, &endings.map(|(ending, _)| ending))),
        },
        (None, None) => Ok(usual),
    }
}

impl<F> Destination<'_, F> {
    fn check(&self, context: &CommandContext<'_>, is_binary: bool) -> Result<()> {
        if is_binary && self.file.is_none() && context.env.stdout.is_terminal {
            bail!(msg!("output-binary"));
        }
        Ok(())
    }

    /// Columns to write in; a file has no end of its lines.
    pub(super) fn width(&self, context: &CommandContext<'_>) -> Option<usize> {
        if self.file.is_none() { context.width() } else { None }
    }

    /// Writes or prints a text; a file has no colours.
    ///
    /// # Errors
    /// If it cannot be written.
    pub(super) fn text(&self, context: &CommandContext<'_>, text: &str) -> Result<()> {
        match self.file {
            Some(file) => {
                let text = anstream::adapter::strip_str(text).to_string();
                context.workspace.path(file).write(text.as_bytes())
            }
            None => context.print(text),
        }
    }

    /// Writes or prints what is no text.
    ///
    /// # Errors
    /// If it cannot be written.
    pub(super) fn bytes(&self, context: &CommandContext<'_>, bytes: &[u8]) -> Result<()> {
        match self.file {
            Some(file) => context.workspace.path(file).write(bytes),
            None => context.print_bytes(bytes),
        }
    }
}

fn by_ending<F: Copy>(file: &Path, endings: &[(&str, F)]) -> Option<F> {
    let ending = ending(file);
    endings.iter().find(|(known, _)| *known == ending).map(|(_, format)| *format)
}

fn unknown_ending(file: &Path, known: &[&str]) -> Message {
    let known: Vec<_> = known.iter().map(|ending| format!(".{ending}")).collect();
    msg!("output-unknown-ending", file = file.display().to_string(), known = known.join(", "))
}
