//! The formats of answers, and which verb has which.

use std::path::Path;

use clap::ValueEnum;
use clap::builder::{PossibleValuesParser, TypedValueParser};

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

impl Format {
    /// What some verbs have beside those of every verb that answers people.
    pub const SHOW: &'static [Format] = &[Format::Yaml];
    pub const QUERY: &'static [Format] =
        &[Format::Jsonl, Format::Yaml, Format::Csv, Format::Excel, Format::Xlsx];
    pub const REPORT: &'static [Format] = &[Format::Csv, Format::Xlsx];
    pub const DIFF: &'static [Format] = &[Format::Patch];
    pub const LINT: &'static [Format] =
        &[Format::Concise, Format::Github, Format::Gitlab, Format::Sarif, Format::Junit];
    /// Of the files that `export --to` writes into a folder, and no others.
    pub const PACKAGE: &'static [Format] = &[
        Format::Csv,
        Format::Json,
        #[cfg(feature = "parquet")]
        Format::Parquet,
    ];

    /// The formats of a verb that answers people, with those that it has beside them.
    #[must_use]
    pub fn of_answer(others: &[Format]) -> Vec<Format> {
        let all = Format::value_variants().iter().copied();
        let of_all = all.filter(|format| format.is_for_people() || *format == Format::Json);
        of_all.chain(others.iter().copied()).collect()
    }

    /// The endings of its files, the usual one first; none of a format that shares the ending of another.
    #[must_use]
    pub const fn endings(self) -> &'static [&'static str] {
        match self {
            Format::Text => &["txt", "text"],
            Format::Md => &["md", "markdown"],
            Format::Html => &["html", "htm"],
            Format::Json => &["json"],
            Format::Jsonl => &["jsonl", "ndjson"],
            Format::Yaml => &["yaml", "yml"],
            Format::Csv => &["csv"],
            Format::Xlsx => &["xlsx"],
            #[cfg(feature = "parquet")]
            Format::Parquet => &["parquet"],
            Format::Sarif => &["sarif"],
            Format::Junit => &["xml"],
            Format::Excel | Format::Patch | Format::Concise | Format::Github | Format::Gitlab => {
                &[]
            }
        }
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
        matches!(self, Format::Text | Format::Md | Format::Html)
    }

    /// Whether a table has names of records and words of values: a program takes ids and values.
    #[must_use]
    pub const fn shows_names(self) -> bool {
        self.is_for_people() || matches!(self, Format::Excel | Format::Xlsx)
    }

    /// Whether it has room for what is said beside a table.
    #[must_use]
    pub const fn has_notes(self) -> bool {
        self.is_for_people() || matches!(self, Format::Xlsx)
    }
}

/// Takes the name of a format that a verb has which answers people.
pub(super) fn answer(others: &[Format]) -> impl TypedValueParser<Value = Format> + use<> {
    one_of(&Format::of_answer(others))
}

/// Takes the name of one of some formats.
pub(super) fn one_of(formats: &[Format]) -> impl TypedValueParser<Value = Format> + use<> {
    let names = formats.iter().filter_map(ValueEnum::to_possible_value);
    PossibleValuesParser::new(names).try_map(|name| Format::from_str(&name, false))
}
