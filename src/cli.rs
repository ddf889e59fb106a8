//! The command line: verbs, options, and what they are called.

use std::num::NonZeroUsize;
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
        default_value = Global::DIRECTORY,
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

impl Global {
    /// Where the dataset is looked for, if not told otherwise.
    pub const DIRECTORY: &str = ".";
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
    /// Show one record: its fields, what refers to it, its last change
    Show(ShowArgs),
    /// Find records by words in any of their fields
    Search(SearchArgs),
    /// Select records by their fields and those of what they refer to
    Query(Box<QueryArgs>),
    /// Answer a question of a coordinator
    Report(Box<ReportArgs>),
    /// Show what differs between two states of the dataset, and what it means
    Diff(DiffArgs),
    /// Make the changes of a patch, as `ozg diff --format patch` prints it
    Apply(ApplyArgs),
    /// Show what each commit changed, of one record or of all
    Log(LogArgs),
    /// Show of each value of a record when it was last set
    Blame(BlameArgs),
    /// Write a new record, or print what one looks like
    New(NewArgs),
    /// Bring records into canonical form: order of the fields, quoting, indentation
    Fmt(FmtArgs),
    /// Explain a rule of `ozg lint`: cause, a wrong and a right sample, remedy
    Explain(ExplainArgs),
    /// Describe the kinds of the dataset and their fields
    Schema(SchemaArgs),
    /// Write the dataset for other programs
    Export(ExportArgs),
    /// Make Git's own diff and merge speak records, in this clone
    Git {
        #[command(subcommand)]
        verb: GitVerb,
    },
    /// Bring tables into records: show what would change, or write it
    Import(ImportArgs),
    /// Print the script with which a shell completes kinds, fields, values and ids
    Completions(CompletionsArgs),
    /// Print a manual page: of the program, or of one verb
    Man(ManArgs),
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
    /// Report only what this Git revision has not; today's rules and schemas judge both
    #[arg(long, value_name = "REV")]
    pub new_since: Option<String>,
    /// Make findings of a rule errors, by code or name; `warnings` for those of all rules
    #[arg(long, value_name = "RULE")]
    pub deny: Vec<String>,
    /// Print at most this many findings; the summary and the exit code count all
    #[arg(long, value_name = "N")]
    pub max_findings: Option<usize>,
    /// Mend what can be mended safely; `--fix=unsafe` also what may not be meant so
    #[arg(long, value_name = "WHICH", num_args = 0..=1, require_equals = true,
          default_missing_value = "safe", conflicts_with_all = ["at", "new_since"])]
    pub fix: Option<FixWhich>,
    /// With --fix: change nothing, show what would change
    #[arg(long, requires = "fix")]
    pub dry_run: bool,
    /// Also print notes: what need not be mended, but is good to know
    #[arg(long)]
    pub notes: bool,
    /// List all rules instead
    #[arg(long, conflicts_with_all = ["paths", "new_since", "max_findings", "format"])]
    pub list_rules: bool,
}

/// Which fixes `ozg lint --fix` makes.
#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub enum FixWhich {
    /// Quotes, dates, the order of fields, an id with one near candidate
    Safe,
    /// Also misspelt keys and values, and entries that stand twice
    Unsafe,
}

#[derive(Debug, Args)]
pub struct NewArgs {
    /// Kind of the record, such as `project`
    pub kind: String,
    /// Id of the record, which is the name of its file; without one the record is only printed.
    /// Then values of its fields, those of a list separated by `|`: titel='Mein Projekt'
    /// quellen.url=https://example.org/ kernteam='koeln|soest'
    #[arg(value_name = "ID|FIELD=VALUE")]
    pub id_and_values: Vec<String>,
}

#[derive(Debug, Args)]
pub struct FmtArgs {
    /// Only these files and folders of the dataset
    pub paths: Vec<PathBuf>,
    /// Change nothing; name the files that are not in canonical form, and fail if there is one
    #[arg(long)]
    pub check: bool,
}

#[derive(Debug, Args)]
pub struct ExplainArgs {
    /// Code or name of the rule: OZG012, dangling-reference
    pub rule: String,
}

const QUERY_HELP: &str = "\
A field may lie behind references, forwards (kernteam.regierungsbezirk) and backwards
(in.project.kernteam.phase: of the projects whose Kernteam names the record). Conditions in
brackets are about one and the same entry: 'anschluesse[kommune=koeln and status=live]'.

  ozg query municipality einwohner=50000.. --sort -einwohner
  ozg query project --where 'phase=umsetzung or (phase=pilotierung and not has efa)'
  ozg query project --group-by themenfeld,phase

All of it: docs/query.md";

#[derive(Debug, Args)]
#[command(after_help = QUERY_HELP)]
pub struct QueryArgs {
    #[command(flatten)]
    pub reading: Reading,
    /// Kind of record: project, leistung, municipality, …
    #[arg(required_unless_present = "sql")]
    pub kind: Option<String>,
    /// Conditions that all must hold: FIELD=A,B (any of), FIELD!=A (none of), FIELD~TEXT (contains),
    /// FIELD=LOW..HIGH, FIELD=LOW.., FIELD=..HIGH
    #[arg(value_name = "FILTER")]
    pub filters: Vec<String>,
    /// A condition with and, or, not and parentheses
    #[arg(long = "where", value_name = "EXPR")]
    pub conditions: Vec<String>,
    /// Only records that have these fields
    #[arg(long, value_name = "FIELD,…", value_delimiter = ',')]
    pub has: Vec<String>,
    /// Only records that lack these fields
    #[arg(long, value_name = "FIELD,…", value_delimiter = ',')]
    pub missing: Vec<String>,
    /// Fields to show, separated by commas [default: what the schema chose]
    #[arg(long, value_name = "FIELD,…", value_delimiter = ',')]
    pub columns: Vec<String>,
    /// Show rows that are alike only once
    #[arg(long)]
    pub distinct: bool,
    /// Fields to sort by, separated by commas; -FIELD for descending
    #[arg(long, value_name = "FIELD,…", value_delimiter = ',', allow_hyphen_values = true)]
    pub sort: Vec<String>,
    /// Show at most this many rows
    #[arg(long, value_name = "N")]
    pub limit: Option<usize>,
    /// Print only how many records there are; with --distinct, how many rows
    #[arg(long)]
    pub count: bool,
    /// A row a value of these fields: how many records have it, and their share
    #[arg(
        long,
        value_name = "FIELD,…",
        value_delimiter = ',',
        conflicts_with_all = ["columns", "distinct", "count"]
    )]
    pub group_by: Vec<String>,
    /// Add up these fields, for each group or over all records
    #[arg(
        long,
        value_name = "FIELD,…",
        value_delimiter = ',',
        conflicts_with_all = ["columns", "distinct", "count"]
    )]
    pub sum: Vec<String>,
    /// Ask in SQL instead: a table for each kind and each list in it, as `ozg export` writes them;
    /// `SELECT name, sql FROM sqlite_schema` shows all
    #[arg(
        long,
        value_name = "SELECT",
        conflicts_with_all = [
            "kind", "filters", "conditions", "has", "missing", "columns", "distinct", "sort",
            "limit", "count", "group_by", "sum",
        ]
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
pub struct ShowArgs {
    #[command(flatten)]
    pub reading: Reading,
    /// An id, a kind with an id (municipality/koeln), an OZG-ID, AGS, ARS or LeiKa key, or a part of
    /// the name that only this record has
    #[arg(required = true, value_name = "ID")]
    pub name: Vec<String>,
    /// How to print the record
    #[arg(long, value_enum, default_value = "text")]
    pub format: CardFormat,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub enum CardFormat {
    /// For people
    Text,
    /// Markdown
    Md,
    /// For programs
    Json,
    /// The record as its file would have it
    Yaml,
}

#[derive(Debug, Args)]
pub struct SearchArgs {
    #[command(flatten)]
    pub reading: Reading,
    /// Words that a record must all have, each also as a part of a longer one; capitals and umlauts
    /// make no difference, and a typing mistake is forgiven
    #[arg(required = true)]
    pub words: Vec<String>,
    /// Only records of this kind
    #[arg(long)]
    pub kind: Option<String>,
    /// Show at most this many records
    #[arg(long, value_name = "N", default_value_t = 20)]
    pub limit: usize,
    /// How to print the records
    #[arg(long, value_enum, default_value = "text")]
    pub format: HitsFormat,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub enum HitsFormat {
    /// For people
    Text,
    /// For programs
    Json,
}

const REPORT_HELP: &str = "\
  ozg report --list
  ozg report overview --regierungsbezirk Köln --compare v1.0
  ozg report municipality soest
  ozg report participation --table kreise --format csv
  ozg report participation -o participation.html
  ozg report --all -o reports

What each figure counts: docs/figures.md";

#[derive(Debug, Args)]
#[command(after_help = REPORT_HELP)]
pub struct ReportArgs {
    #[command(flatten)]
    pub reading: Reading,
    /// Name of the report
    #[arg(required_unless_present_any = ["list", "all"])]
    pub name: Option<String>,
    /// The record that the report is about, if it is about one; for `trend` the figure
    #[arg(value_name = "ID|FIGURE")]
    pub id: Option<String>,
    /// For `digest` and `trend`: from this day on; for `digest` also from this Git revision on
    #[arg(long, value_name = "DATE|REV")]
    pub since: Option<String>,
    /// For `trend`: the period of each row [default: month]
    #[arg(long, value_name = "PERIOD")]
    pub every: Option<Every>,
    /// List all reports, each with what it says
    #[arg(long, conflicts_with_all = ["name", "compare", "table", "format"])]
    pub list: bool,
    /// Write all reports to the folder that -o names, those about one record for each record, with
    /// an index
    #[arg(long, conflicts_with_all = ["name", "table"], requires = "output")]
    pub all: bool,
    /// Put the figures of this Git revision beside those now, with the difference
    #[arg(long, value_name = "REV")]
    pub compare: Option<String>,
    /// Only what belongs to this Themenfeld
    #[arg(long, value_name = "ID")]
    pub themenfeld: Option<String>,
    /// Only Kommunen of this Regierungsbezirk, and what they take part in
    #[arg(long, value_name = "NAME")]
    pub regierungsbezirk: Option<String>,
    /// Only this Kreis and its Kommunen, and what they take part in
    #[arg(long, value_name = "ID")]
    pub kreis: Option<String>,
    /// Only Kommunen of this Größenklasse, and what they take part in
    #[arg(long, value_name = "CLASS")]
    pub groessenklasse: Option<String>,
    /// After how many months a check or a source is old
    #[arg(long, value_name = "N", default_value_t = 12, value_parser = clap::value_parser!(i64).range(1..=1200))]
    pub months: i64,
    /// Only this table of the report
    #[arg(long, value_name = "NAME")]
    pub table: Option<String>,
    /// How to write the report [default: what the ending of FILE says, else text; with --all html]
    #[arg(long, value_enum)]
    pub format: Option<ReportFormat>,
    /// Write the report to this file; with --all, to this folder
    #[arg(short, long, value_name = "FILE")]
    pub output: Option<PathBuf>,
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

impl TableFormat {
    /// Whether people read it as it is: then a row with the total helps, which would spoil any sum
    /// that a program makes.
    #[must_use]
    pub fn is_for_people(self) -> bool {
        matches!(self, TableFormat::Table | TableFormat::Md)
    }
}

/// Periods of `ozg report trend`.
#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub enum Every {
    Month,
    Quarter,
    Year,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub enum ReportFormat {
    /// For people
    Text,
    /// Markdown, for minutes and pages
    Md,
    /// For programs
    Json,
    /// One table, comma-separated; --table chooses it
    Csv,
    /// A page for browser and printer, with charts and maps; one file, no scripts
    Html,
    /// A workbook: a sheet a table
    Xlsx,
}

const DIFF_HELP: &str = "\
  ozg diff                     what is not committed yet
  ozg diff --staged            what the next commit will change
  ozg diff v1.0 main           two revisions
  ozg diff main...feature      what the branch changes, as a pull request means it
  ozg diff ../before ../after  two folders, of any origin

What each change means, and how much it matters: docs/diff.md";

#[derive(Debug, Args)]
#[command(after_help = DIFF_HELP)]
pub struct DiffArgs {
    /// The Git revision or folder to compare with, or BASE...HEAD from their last common commit
    /// [default: HEAD]
    pub base: Option<String>,
    /// The Git revision or folder that is compared [default: the files in the directory]
    pub head: Option<String>,
    /// Compare what is staged for the next commit
    #[arg(long, conflicts_with = "head")]
    pub staged: bool,
    /// The day that counts as today: YYYY, YYYY-MM or YYYY-MM-DD [default: today]
    #[arg(long, value_name = "DATE", value_parser = parse_date)]
    pub as_of: Option<PartialDate>,
    /// Look at the effect on figures and findings, for which all records are read; by itself where
    /// there are few
    #[arg(
        long,
        value_name = "WHEN",
        num_args = 0..=1,
        require_equals = true,
        default_value = "auto",
        default_missing_value = "always",
        hide_default_value = true
    )]
    pub effect: When,
    /// Also show files in which only order, comments or quoting differ
    #[arg(long)]
    pub formatting: bool,
    /// Exit with 1 if a change matters so much
    #[arg(long, value_name = "SEVERITY")]
    pub fail_on: Option<FailOn>,
    /// Exit with 1 if anything differs
    #[arg(long)]
    pub exit_code: bool,
    /// How to print the changes [default: by the ending of the file, else text]
    #[arg(long, value_enum)]
    pub format: Option<ChangesFormat>,
    /// Write to a file: .html, .md, .json, .txt
    #[arg(long, short, value_name = "FILE")]
    pub output: Option<PathBuf>,
}

#[derive(Debug, Args)]
pub struct ApplyArgs {
    /// The patch; `-` for standard input
    pub patch: PathBuf,
    /// Change nothing, say what would be changed
    #[arg(long)]
    pub dry_run: bool,
}

const LOG_HELP: &str = "\
  ozg log wohngeld                   a record, under whatever id it was kept
  ozg log wohngeld --field phasen    when its phases were changed
  ozg log --since 2026-01            all records

What counts as a change, and how merges are told: docs/history.md";

#[derive(Debug, Args)]
#[command(after_help = LOG_HELP)]
pub struct LogArgs {
    #[command(flatten)]
    pub reading: Reading,
    /// The record, as for `ozg show`; one that is gone by its id [default: all records]
    #[arg(value_name = "ID")]
    pub name: Vec<String>,
    /// Only changes of this field and what is in it: phasen, phasen.umsetzung
    #[arg(long)]
    pub field: Option<String>,
    /// Only commits from this day on, or those that this Git revision does not lead to
    #[arg(long, value_name = "DATE|REV")]
    pub since: Option<String>,
    /// Show at most this many commits [default: 20 without an ID]
    #[arg(long, value_name = "N")]
    pub limit: Option<NonZeroUsize>,
    /// How to print the commits
    #[arg(long, value_enum, default_value = "text")]
    pub format: LogFormat,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub enum LogFormat {
    /// For people
    Text,
    /// Markdown
    Md,
    /// For programs
    Json,
}

#[derive(Debug, Args)]
pub struct BlameArgs {
    /// Read the record as of this Git revision, without checking it out
    #[arg(long, value_name = "REV")]
    pub at: Option<String>,
    /// The record, as for `ozg show`
    #[arg(required = true, value_name = "ID")]
    pub name: Vec<String>,
    /// How to print the values
    #[arg(long, value_enum, default_value = "text")]
    pub format: HitsFormat,
}

#[derive(Debug, Subcommand)]
pub enum GitVerb {
    /// Set up the merge driver and the text form of records for `git diff`, `log -p` and `show`
    Install,
    /// Take it back
    Uninstall,
    /// Merge three states of a record; Git calls it
    #[command(hide = true)]
    Merge(MergeArgs),
    /// Print a record with a line a value; Git calls it
    #[command(hide = true)]
    Text { file: PathBuf },
}

#[derive(Debug, Args)]
pub struct MergeArgs {
    pub base: PathBuf,
    /// Takes the result
    pub ours: PathBuf,
    pub theirs: PathBuf,
    /// Where the record stands in the repository
    pub path: PathBuf,
}

/// When to do what takes time.
#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub enum When {
    Auto,
    Always,
    Never,
}

/// How much a change must matter to fail a run.
#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub enum FailOn {
    Breaking,
    Notable,
}

#[derive(Debug, Args)]
pub struct SchemaArgs {
    #[command(flatten)]
    pub reading: Reading,
    /// Only this kind
    pub kind: Option<String>,
    /// Print the JSON Schema of what a verb prints for programs instead
    #[arg(long, value_enum, value_name = "VERB", conflicts_with = "kind")]
    pub output: Option<OutputOf>,
}

/// A verb whose output for programs has a schema.
#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub enum OutputOf {
    Lint,
    Diff,
    Log,
    Blame,
    /// Of `ozg diff --format patch`
    Patch,
}

#[derive(Debug, Args)]
#[command(group = clap::ArgGroup::new("wanted").required(true))]
pub struct ExportArgs {
    #[command(flatten)]
    pub reading: Reading,
    /// Write what the dataset says of itself, for open-data portals
    #[arg(long, value_enum, group = "wanted")]
    pub metadata: Option<MetadataFormat>,
    /// Address to put before those in the document [default: `url` of `ozg.toml`, else relative]
    #[arg(long, value_name = "URL")]
    pub base_url: Option<String>,
    /// Write all tables: a database to a file that ends in .sqlite, one file a table and a
    /// `datapackage.json` to a folder
    #[arg(long, value_name = "PATH", group = "wanted", conflicts_with = "base_url")]
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
pub struct CompletionsArgs {
    /// The shell that shall complete
    pub shell: Shell,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub enum Shell {
    Bash,
    Zsh,
    Fish,
}

#[derive(Debug, Args)]
pub struct ManArgs {
    /// A verb: lint, query, …
    pub verb: Option<String>,
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
    /// Markdown for the comment of a pull request, cut to what fits
    Md,
    /// One page for a browser or for print
    Html,
    /// For programs
    Json,
    /// For `ozg apply`, which makes the same changes elsewhere
    Patch,
}

fn parse_date(text: &str) -> Result<PartialDate, String> {
    PartialDate::parse(text).ok_or_else(|| "expected YYYY, YYYY-MM or YYYY-MM-DD".to_owned())
}
