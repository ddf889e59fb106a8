//! Where an answer goes, and in which format; the same for every verb.

use std::path::Path;

use anyhow::{Result, bail};

use super::CommandContext;
use crate::format::{AnswerKind, Format, TableWriter};
use crate::render::json_pretty;
use crate::render::table_data::rows_json;
use crate::render::table_xlsx::WorkbookNotes;
use crate::view::cell::data_table;
use crate::view::page::page_notes;
use crate::view::site::{PageContext, Site};
use document::{Block, DataStyle, Document};
use messages::{Localizer, Message, msg};
use record_diff::diff::RecordChange;
use records::table::Table;

/// Standard output or a file, and the format for it.
pub(super) struct Destination<'o> {
    pub format: Format,
    file: Option<&'o Path>,
}

impl<'o> Destination<'o> {
    /// The format that is asked for, else that of the file's ending, else text; decided before any work is
    /// done.
    ///
    /// # Errors
    /// If no format can be told, or a terminal cannot show it.
    pub(super) fn new(
        context: &CommandContext<'_>,
        kind: AnswerKind,
        format: Option<Format>,
        file: Option<&'o Path>,
    ) -> Result<Self> {
        let formats = Format::of_answer(kind);
        let format = match (format, file) {
            (Some(format), _) => format,
            (None, Some(file)) => match Format::of_file(file, &formats) {
                Some(format) => format,
                None => bail!(unknown_ending(file, &formats)),
            },
            (None, None) => Format::Text,
        };
        if format.is_binary() && file.is_none() && context.env.stdout.is_terminal {
            bail!(msg!("output-binary"));
        }
        Ok(Destination { format, file })
    }

    /// Standard output.
    pub(super) const fn stdout(format: Format) -> Self {
        Destination { format, file: None }
    }

    /// Writes or prints a table; a page has the notes as well, which a terminal shows beside the answer.
    ///
    /// # Errors
    /// If the format cannot hold the table, or it cannot be written.
    pub(super) fn table(
        &self,
        context: &CommandContext<'_>,
        table: &Table,
        notes: &[Message],
    ) -> Result<()> {
        let localizer = &context.localizer;
        let head = [msg!("query-page")].iter().chain(notes).cloned().collect();
        let workbook_notes = WorkbookNotes { head, of_tables: Vec::new() };
        let tables = std::slice::from_ref(table);
        if let Some(content) = table_content(self.format, tables, &workbook_notes, localizer)? {
            return self.content(context, &content);
        }
        match self.format {
            Format::Json => self.text(context, &json_pretty(&rows_json(table))),
            Format::Text if table.rows.is_empty() => self.text(context, ""),
            _ => {
                let document = table_document(table, notes, self.format, localizer);
                self.document(context, &document)
            }
        }
    }

    /// Writes or prints rendered output.
    ///
    /// # Errors
    /// If it cannot be written.
    pub(super) fn content(
        &self,
        context: &CommandContext<'_>,
        content: &RenderedOutput,
    ) -> Result<()> {
        match content {
            RenderedOutput::Text(text) => self.text(context, text),
            RenderedOutput::Bytes(bytes) => self.bytes(context, bytes),
        }
    }

    /// Writes or prints what people read.
    ///
    /// # Errors
    /// If it cannot be written.
    pub(super) fn document(&self, context: &CommandContext<'_>, document: &Document) -> Result<()> {
        let (localizer, width) = (&context.localizer, self.width(context));
        let place = PageContext::ALONE;
        self.text(context, &written(document, self.format, localizer, width, &place)?)
    }

    /// The same as a page whose links lead to the files of changed records.
    ///
    /// # Errors
    /// If it cannot be written.
    pub(super) fn linked_document(
        &self,
        context: &CommandContext<'_>,
        document: &Document,
        changes: &[RecordChange],
    ) -> Result<()> {
        let way = context.workspace.way_from(self.file).filter(|_| self.format == Format::Html);
        let site = way.map(|way| Site::of_files(changes, &way));
        let place = PageContext { site: site.as_ref(), path: "" };
        let (localizer, width) = (&context.localizer, self.width(context));
        self.text(context, &written(document, self.format, localizer, width, &place)?)
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

/// Tables in a format that holds tables, for every verb; none if the format is for documents, or if each verb has a
/// shape of its own in it.
///
/// # Errors
/// If the format cannot hold the tables.
pub(super) fn table_content(
    format: Format,
    tables: &[Table],
    notes: &WorkbookNotes,
    localizer: &Localizer,
) -> Result<Option<RenderedOutput>> {
    let Some(writer) = format.table_writer() else { return Ok(None) };
    Ok(Some(match writer {
        TableWriter::One(write) => RenderedOutput::Text(write(only_table(format, tables)?)?),
        TableWriter::Many(write) => RenderedOutput::Bytes(write(notes, tables, localizer)?),
    }))
}

/// The table of a file that can hold only one.
fn only_table(format: Format, tables: &[Table]) -> Result<&Table> {
    match tables {
        [table] => Ok(table),
        tables => {
            let names: Vec<_> = tables.iter().map(|table| table.name).collect();
            let list = names.join(", ");
            bail!(msg!("report-one-table", format = format.name(), list = list))
        }
    }
}

/// A document in a format that people read.
///
/// # Errors
/// If the format has no writer for documents; another format would mislead whoever asked for this one.
pub(super) fn written(
    document: &Document,
    format: Format,
    localizer: &Localizer,
    width: Option<usize>,
    place: &PageContext<'_>,
) -> Result<String> {
    match format.document_writer() {
        Some(write) => Ok(write(document, localizer, width, place)),
        None => bail!(msg!("output-no-writer", format = format.name())),
    }
}

/// A page begins with the notes; Markdown, which shows no such beginning, ends with them.
fn table_document(
    table: &Table,
    notes: &[Message],
    format: Format,
    localizer: &Localizer,
) -> Document {
    let title = document::Line::own(localizer.text("query-page"));
    let shown = document::DataTable { title: title.clone(), ..data_table(table, localizer) };
    let mut blocks = page_notes(notes, localizer);
    blocks.push(Block::Table(shown));
    if format == Format::Md {
        let line = |note| document::Line::message(note, localizer, DataStyle::Words);
        blocks.extend(notes.iter().map(|note| Block::note(line(note))));
    }
    Document { page_title: Some(title), blocks, ..Document::default() }
}

/// That a file's ending says no format, and which say one.
pub(super) fn unknown_ending(file: &Path, formats: &[Format]) -> Message {
    let endings = formats.iter().flat_map(|format| format.endings());
    let known: Vec<_> = endings.map(|ending| format!(".{ending}")).collect();
    msg!("output-unknown-ending", file = file.display().to_string(), known = known.join(", "))
}
