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

/// What there is to know of a format before anything is written in it.
struct FormatTraits {
    /// Of its files, the usual one first; none where another format has the same.
    endings: &'static [&'static str],
    /// What can be written in it.
    answers: &'static [AnswerKind],
}

impl Format {
    /// The one table of all formats.
    const fn traits(self) -> FormatTraits {
        use AnswerKind::{Changes, Common, Findings, Package, Record, Report, Rows};
        const EVERY: &[AnswerKind] = &[Common, Record, Rows, Report, Changes, Findings];
        let (endings, answers): (&[_], &[_]) = match self {
            Format::Text => (&["txt", "text"], EVERY),
            Format::Md => (&["md", "markdown"], EVERY),
            Format::Html => (&["html", "htm"], EVERY),
            Format::Json => {
                (&["json"], &[Common, Record, Rows, Report, Changes, Findings, Package])
            }
            Format::Jsonl => (&["jsonl", "ndjson"], &[Rows]),
            Format::Yaml => (&["yaml", "yml"], &[Record, Rows]),
            Format::Csv => (&["csv"], &[Rows, Report, Package]),
            Format::Excel => (&[], &[Rows]),
            Format::Xlsx => (&["xlsx"], &[Rows, Report]),
            #[cfg(feature = "parquet")]
            Format::Parquet => (&["parquet"], &[Package]),
            Format::Patch => (&[], &[Changes]),
            Format::Concise | Format::Github | Format::Gitlab => (&[], &[Findings]),
            Format::Sarif => (&["sarif"], &[Findings]),
            Format::Junit => (&["xml"], &[Findings]),
        };
        FormatTraits { endings, answers }
    }

    /// The formats that an answer comes in.
    #[must_use]
    pub fn of_answer(kind: AnswerKind) -> Vec<Format> {
        let all = Format::value_variants().iter().copied();
        all.filter(|format| format.traits().answers.contains(&kind)).collect()
    }

    /// The endings of its files, the usual one first; none of a format that shares the ending of another.
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
        matches!(self, Format::Text | Format::Md | Format::Html)
    }

    /// Whether a file of it can hold only one table.
    #[must_use]
    pub const fn holds_one_table(self) -> bool {
        matches!(self, Format::Csv | Format::Excel | Format::Jsonl | Format::Yaml)
    }

    /// The name that `--format` takes.
    #[must_use]
    pub fn name(self) -> String {
        self.to_possible_value().map(|value| value.get_name().to_owned()).unwrap_or_default()
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

/// Takes the name of a format that an answer comes in.
pub(super) fn format_of(kind: AnswerKind) -> impl TypedValueParser<Value = Format> + use<> {
    let formats = Format::of_answer(kind);
    let names = formats.iter().filter_map(ValueEnum::to_possible_value);
    PossibleValuesParser::new(names).try_map(|name| Format::from_str(&name, false))
}
