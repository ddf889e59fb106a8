//! The formats of answers: which answers come in each, and what writes them.

use std::path::Path;

use anyhow::Result;
use clap::ValueEnum;

use crate::app::lint::LintAnswer;
use crate::render::findings_concise::findings_concise;
use crate::render::findings_github::findings_github;
#[cfg(feature = "parquet")]
use crate::render::relation_parquet::relation_parquet;
use crate::render::table_csv::{relation_csv, table_csv, table_excel_csv};
use crate::render::table_data::{relation_json, rows_jsonl, rows_yaml};
use crate::render::table_xlsx::{WorkbookNotes, tables_xlsx};
use crate::view::page::{html_page, markdown_page};
use crate::view::site::PageContext;
use crate::wire;
use crate::wire::gitlab::gitlab_issues;
use crate::wire::junit::findings_junit;
use crate::wire::sarif::findings_sarif;
use AnswerKind::{Changes, Common, Findings, Record, Report, Rows};
use document::{Document, text};
use messages::Localizer;
use record_query::relational::Relation;
use records::table::Table;

/// How an answer is written.
#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub enum Format {
    /// For people, in a terminal
    #[value(alias = "table")]
    Text,
    /// Markdown, for a comment, minutes or a page
    Md,
    /// A page for browser and printer: one file, no scripts
    Html,
    /// For programs
    Json,
    /// For programs, one object a line
    Jsonl,
    /// For programs; of one record, as its file would have it
    Yaml,
    /// One table, comma-separated
    Csv,
    /// CSV as Excel opens it in German: semicolons, decimal commas, a byte order mark
    Excel,
    /// A workbook: a sheet a table
    Xlsx,
    /// For engines that read columns, such as DuckDB and Spark
    #[cfg(feature = "parquet")]
    Parquet,
    /// For `ozg apply`, which makes the same changes elsewhere
    Patch,
    /// One line a finding: `file:line:column: code message`
    Concise,
    /// Annotations of GitHub Actions; all findings also go to the summary of the step
    Github,
    /// A Code Quality report of GitLab
    Gitlab,
    /// SARIF 2.1.0, for code scanning
    Sarif,
    /// JUnit XML, for test reports
    Junit,
}

/// Answers that differ in the formats they come in.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum AnswerKind {
    /// In the formats that every answer has, and no others.
    Common,
    /// One record.
    Record,
    /// Rows that a query selects.
    Rows,
    Report,
    Changes,
    Findings,
    /// The files that `export --to` writes into a folder.
    Package,
}

/// Writes a document; a width is only given for a terminal.
type DocumentWriter = fn(&Document, &Localizer, Option<usize>, &PageContext<'_>) -> String;
type TablesWriter = fn(&WorkbookNotes, &[Table], &Localizer) -> Result<Vec<u8>>;
type FindingsWriter = fn(&LintAnswer<'_>, &Localizer) -> Result<String>;
type RelationWriter = fn(&Relation) -> Result<Vec<u8>>;

/// Writes tables.
#[derive(Clone, Copy)]
pub(crate) enum TableWriter {
    /// A text that can hold only one.
    One(fn(&Table) -> Result<String>),
    /// A file with any number of them, and with notes. It is no text.
    Many(TablesWriter),
}

/// What is special about a format. An answer for which it has no writer is written by the command, such as JSON, which
/// has a shape for each command.
struct FormatTraits {
    /// Of its files, the usual one first; none if another format has it, or if it is only printed.
    endings: &'static [&'static str],
    /// What can be written in it, besides the tables of `export --to`, for which it has a writer.
    answers: &'static [AnswerKind],
    /// Whether a table has names of records and words of values: a program takes ids and values.
    shows_names: bool,
    document: Option<DocumentWriter>,
    table: Option<TableWriter>,
    findings: Option<FindingsWriter>,
    /// Writes a table of `export --to`.
    relation: Option<RelationWriter>,
}

/// Whatever a verb prints.
const EVERY: &[AnswerKind] = &[Common, Record, Rows, Report, Changes, Findings];

impl FormatTraits {
    const fn new(endings: &'static [&'static str], answers: &'static [AnswerKind]) -> Self {
        let (document, table, findings, relation) = (None, None, None, None);
        FormatTraits { endings, answers, shows_names: false, document, table, findings, relation }
    }

    /// A format for people: every answer can be a document.
    const fn of_documents(endings: &'static [&'static str], writer: DocumentWriter) -> Self {
        FormatTraits { document: Some(writer), ..Self::new(endings, EVERY).names() }
    }

    const fn of_findings(endings: &'static [&'static str], writer: FindingsWriter) -> Self {
        FormatTraits { findings: Some(writer), ..Self::new(endings, &[Findings]) }
    }

    const fn table(self, writer: fn(&Table) -> Result<String>) -> Self {
        FormatTraits { table: Some(TableWriter::One(writer)), ..self }
    }

    const fn tables(self, writer: TablesWriter) -> Self {
        FormatTraits { table: Some(TableWriter::Many(writer)), ..self }
    }

    const fn relation(self, writer: RelationWriter) -> Self {
        FormatTraits { relation: Some(writer), ..self }
    }

    const fn names(self) -> Self {
        FormatTraits { shows_names: true, ..self }
    }
}

impl Format {
    const fn traits(self) -> FormatTraits {
        match self {
            Format::Text => {
                FormatTraits::of_documents(&["txt", "text"], |document, _, width, _| {
                    text::write(document, width)
                })
            }
            Format::Md => {
                FormatTraits::of_documents(&["md", "markdown"], |document, _, _, page| {
                    markdown_page(document, page)
                })
            }
            Format::Html => {
                FormatTraits::of_documents(&["html", "htm"], |document, localizer, _, page| {
                    html_page(document, localizer, page)
                })
            }
            Format::Json => FormatTraits::new(&["json"], EVERY)
                .relation(|relation| Ok(relation_json(relation).into_bytes())),
            Format::Jsonl => FormatTraits::new(&["jsonl", "ndjson"], &[Rows])
                .table(|table| Ok(rows_jsonl(table))),
            Format::Yaml => FormatTraits::new(&["yaml", "yml"], &[Record, Rows]).table(rows_yaml),
            Format::Csv => FormatTraits::new(&["csv"], &[Rows, Report])
                .table(table_csv)
                .relation(|relation| Ok(relation_csv(relation)?.into_bytes())),
            Format::Excel => {
                FormatTraits::new(&[], &[Rows]).table(|table| Ok(table_excel_csv(table))).names()
            }
            Format::Xlsx => {
                FormatTraits::new(&["xlsx"], &[Rows, Report]).tables(tables_xlsx).names()
            }
            #[cfg(feature = "parquet")]
            Format::Parquet => FormatTraits::new(&["parquet"], &[]).relation(relation_parquet),
            Format::Patch => FormatTraits::new(&[], &[Changes]),
            Format::Concise => FormatTraits::of_findings(&[], |answer, localizer| {
                Ok(findings_concise(&answer.findings, &answer.sources, localizer))
            }),
            Format::Github => FormatTraits::of_findings(&[], |answer, localizer| {
                Ok(findings_github(&answer.findings, &answer.sources, localizer))
            }),
            Format::Gitlab => FormatTraits::of_findings(&[], |answer, localizer| {
                wire::json(&gitlab_issues(&answer.findings, &answer.sources, localizer))
            }),
            Format::Sarif => FormatTraits::of_findings(&["sarif"], findings_sarif),
            Format::Junit => FormatTraits::of_findings(&["xml"], |answer, localizer| {
                findings_junit(&answer.findings, &answer.sources, localizer)
            }),
        }
    }

    /// The formats that an answer comes in.
    #[must_use]
    pub fn of_answer(kind: AnswerKind) -> Vec<Format> {
        let all = Format::value_variants().iter().copied();
        let has = |traits: FormatTraits| match kind {
            AnswerKind::Package => traits.relation.is_some(),
            _ => traits.answers.contains(&kind),
        };
        all.filter(|format| has(format.traits())).collect()
    }

    /// The endings of its files, the usual one first; none if another format has it, or if it is only printed.
    #[must_use]
    pub const fn endings(self) -> &'static [&'static str] {
        self.traits().endings
    }

    /// The usual ending of its files.
    #[must_use]
    pub fn ending(self) -> &'static str {
        self.endings().first().copied().unwrap_or_default()
    }

    /// The format that the ending of a file says.
    #[must_use]
    pub fn of_file(file: &Path, formats: &[Format]) -> Option<Format> {
        let ending = file.extension().unwrap_or_default().to_string_lossy().to_lowercase();
        formats.iter().copied().find(|format| format.endings().contains(&ending.as_str()))
    }

    /// Whether people read it, so that numbers and words are of their language.
    #[must_use]
    pub const fn is_for_people(self) -> bool {
        self.traits().document.is_some()
    }

    /// Whether a file of it can hold only one table.
    #[must_use]
    pub const fn holds_one_table(self) -> bool {
        matches!(self.traits().table, Some(TableWriter::One(_)))
    }

    /// Whether tables in it are no text, which a terminal cannot show.
    #[must_use]
    pub const fn is_binary(self) -> bool {
        matches!(self.traits().table, Some(TableWriter::Many(_)))
    }

    /// The name that `--format` takes.
    #[must_use]
    pub fn name(self) -> String {
        self.to_possible_value().map(|value| value.get_name().to_owned()).unwrap_or_default()
    }

    /// Whether a table has names of records and words of values.
    #[must_use]
    pub const fn shows_names(self) -> bool {
        self.traits().shows_names
    }

    /// Whether it has room for what is said beside a table.
    #[must_use]
    pub const fn has_notes(self) -> bool {
        self.is_for_people() || self.is_binary()
    }

    pub(crate) const fn document_writer(self) -> Option<DocumentWriter> {
        self.traits().document
    }

    pub(crate) const fn table_writer(self) -> Option<TableWriter> {
        self.traits().table
    }

    pub(crate) const fn findings_writer(self) -> Option<FindingsWriter> {
        self.traits().findings
    }

    pub(crate) const fn relation_writer(self) -> Option<RelationWriter> {
        self.traits().relation
    }
}
