//! The command line: verbs, options, and what they are called.

use std::path::PathBuf;

use clap::{Args, Parser, Subcommand, ValueEnum};

use crate::date::PartialDate;
use crate::language::Language;

/// Lints, queries, reports and diffs a dataset of YAML records in Git.
#[derive(Debug, Parser)]
#[command(name = "ozg", version, max_term_width = 100)]
pub struct Cli {
    #[command(flatten)]
    pub global: Global,
    #[command(subcommand)]
    pub verb: Verb,
}

/// Options of every verb.
#[derive(Debug, Args)]
pub struct Global {
    /// Work in this directory; the dataset is the nearest folder upwards with `data` and `schema`
    #[arg(
        short = 'C',
        value_name = "DIR",
        global = true,
        default_value = ".",
        hide_default_value = true
    )]
    pub directory: PathBuf,
    /// Language of messages and reports [default: OZG_LANG, else the locale]
    #[arg(long, value_name = "LANG", global = true)]
    pub lang: Option<Language>,
    /// When to use colour
    #[arg(long, value_name = "WHEN", global = true, default_value = "auto")]
    pub color: Color,
}

/// When to use colour.
#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub enum Color {
    /// On a terminal, unless NO_COLOR is set
    Auto,
    Always,
    Never,
}

/// Options of every verb that reads a dataset.
#[derive(Debug, Args)]
pub struct Reading {
    /// Read the dataset as of this Git revision, without checking it out
    #[arg(long, value_name = "REV")]
    pub at: Option<String>,
    /// The day that counts as today: YYYY, YYYY-MM or YYYY-MM-DD [default: today]
    #[arg(long, value_name = "DATE", value_parser = parse_date)]
    pub as_of: Option<PartialDate>,
}

#[derive(Debug, Subcommand)]
pub enum Verb {
    /// Find all faults of the dataset
    Lint(LintArgs),
    /// Select records by their fields and those of what they refer to
    Query(QueryArgs),
    /// Answer a question of a coordinator
    Report(ReportArgs),
    /// Show what differs between two revisions, record by record and field by field
    Diff(DiffArgs),
    /// Describe the kinds of the dataset and their fields
    Schema(SchemaArgs),
    /// Write the dataset for other programs
    Export(ExportArgs),
    /// Bring tables into records: show what would change, or write it
    Import(ImportArgs),
}

#[derive(Debug, Args)]
pub struct LintArgs {
    #[command(flatten)]
    pub reading: Reading,
    /// Report only what is in these files and folders of the dataset; all of it is still looked at
    pub paths: Vec<PathBuf>,
    /// How to print the findings
    #[arg(long, value_enum, default_value = "text")]
    pub format: FindingsFormat,
}

#[derive(Debug, Args)]
pub struct QueryArgs {
    #[command(flatten)]
    pub reading: Reading,
    /// Kind of the records, such as `project`, `leistung` or `municipality`
    #[arg(required_unless_present = "sql")]
    pub kind: Option<String>,
    /// Conditions that all must hold: FIELD=A,B (any of), FIELD!=A (none of), FIELD~TEXT (contains).
    /// A field may lie behind references: kernteam.regierungsbezirk=Detmold
    #[arg(value_name = "FILTER")]
    pub filters: Vec<String>,
    /// Fields to show, separated by commas
    #[arg(long, value_name = "FIELD,…", value_delimiter = ',')]
    pub columns: Vec<String>,
    /// Fields to sort by, separated by commas; -FIELD for descending
    #[arg(long, value_name = "FIELD,…", value_delimiter = ',', allow_hyphen_values = true)]
    pub sort: Vec<String>,
    /// Show at most this many records
    #[arg(long, value_name = "N")]
    pub limit: Option<usize>,
    /// Print only how many records there are
    #[arg(long)]
    pub count: bool,
    /// Ask in SQL instead: a table for each kind and each list in it, as `ozg export` writes them;
    /// `SELECT name, sql FROM sqlite_schema` shows all
    #[arg(
        long,
        value_name = "SELECT",
        conflicts_with_all = ["kind", "filters", "columns", "sort", "limit", "count"]
    )]
    pub sql: Option<String>,
    #[command(flatten)]
    pub output: Output,
}

/// Where an answer goes, and in which format.
#[derive(Debug, Args)]
pub struct Output {
    /// How to print the answer [default: what the ending of FILE says, else table]
    #[arg(long, value_enum)]
    pub format: Option<TableFormat>,
    /// The same as --format excel
    #[arg(long, conflicts_with = "format")]
    pub excel: bool,
    /// Write the answer to this file
    #[arg(short, long, value_name = "FILE")]
    pub output: Option<PathBuf>,
}

#[derive(Debug, Args)]
pub struct ReportArgs {
    #[command(flatten)]
    pub reading: Reading,
    /// Name of the report: overview, sources
    pub name: String,
    /// How to print the report
    #[arg(long, value_enum, default_value = "text")]
    pub format: ReportFormat,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub enum TableFormat {
    /// For people
    Table,
    /// Comma-separated, the fields as header
    Csv,
    /// CSV for a German Excel: semicolons, decimal commas, German titles as header
    Excel,
    /// A workbook: typed cells, codes as text
    Xlsx,
    /// An array of objects
    Json,
    /// An object a line
    Jsonl,
    /// A list of mappings
    Yaml,
    /// A Markdown table
    Md,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub enum ReportFormat {
    /// For people
    Text,
    /// For programs
    Json,
}

#[derive(Debug, Args)]
pub struct DiffArgs {
    /// The Git revision to compare with
    pub base: String,
    /// The Git revision that is compared [default: the files in the directory]
    pub head: Option<String>,
    /// How to print the changes
    #[arg(long, value_enum, default_value = "text")]
    pub format: ChangesFormat,
}

#[derive(Debug, Args)]
pub struct SchemaArgs {
    #[command(flatten)]
    pub reading: Reading,
    /// Only this kind
    pub kind: Option<String>,
}

#[derive(Debug, Args)]
pub struct ExportArgs {
    #[command(flatten)]
    pub reading: Reading,
    /// Write what the dataset says of itself, for open-data portals
    #[arg(long, value_enum, required_unless_present = "to")]
    pub metadata: Option<MetadataFormat>,
    /// Address to put before those in the document [default: `url` of `ozg.toml`, else relative]
    #[arg(long, value_name = "URL")]
    pub base_url: Option<String>,
    /// Write all tables: a database to a file that ends in .sqlite, one file a table and a
    /// `datapackage.json` to a folder
    #[arg(long, value_name = "PATH", conflicts_with_all = ["metadata", "base_url"])]
    pub to: Option<PathBuf>,
    /// Format of the files in the folder
    #[arg(long, value_enum, default_value = "csv", conflicts_with = "metadata")]
    pub format: PackageFormat,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub enum PackageFormat {
    /// With scripts that load them into PostgreSQL and DuckDB
    Csv,
    /// An array of objects each
    Json,
    /// For DuckDB, Spark and other engines that read columns
    #[cfg(feature = "parquet")]
    Parquet,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub enum MetadataFormat {
    /// DCAT-AP.de 3.0 as JSON-LD
    DcatAp,
}

#[derive(Debug, Args)]
pub struct ImportArgs {
    /// Tables, or folders of tables [default: `seeds` of the dataset]
    pub tables: Vec<PathBuf>,
    /// Write the changes; without it they are only shown
    #[arg(long)]
    pub write: bool,
    /// The revision whose tables the records were last brought up to date with [default: HEAD]
    #[arg(long, value_name = "REV")]
    pub base: Option<String>,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub enum FindingsFormat {
    /// For people
    Text,
    /// For programs
    Json,
    /// Annotations of GitHub Actions; all findings also go to the summary of the step
    Github,
    /// A Code Quality report of GitLab
    Gitlab,
    /// SARIF 2.1.0, for code scanning
    Sarif,
    /// JUnit XML, for test reports
    Junit,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub enum ChangesFormat {
    /// For people
    Text,
    /// For programs
    Json,
}

fn parse_date(text: &str) -> Result<PartialDate, String> {
    PartialDate::parse(text).ok_or_else(|| "expected YYYY, YYYY-MM or YYYY-MM-DD".to_owned())
}
