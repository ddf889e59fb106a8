//! The command line: verbs, options, and what they are called.

mod ask;
mod check;
mod completes;
mod exchange;
mod format;
mod history;
mod report;
mod shell;
mod usage;

use std::path::PathBuf;

use clap::{Args, Parser, Subcommand, ValueEnum};

pub use ask::*;
pub use check::*;
pub use completes::*;
pub use exchange::*;
pub use format::Format;
pub use history::*;
pub use report::*;
pub use shell::*;
pub use usage::{language_asked_for, usage_messages};

use messages::{Language, PartialDate};

/// Lints, queries, reports and diffs a dataset of YAML records in Git.
#[derive(Debug, Parser)]
#[command(name = "ozg", version, max_term_width = 100)]
pub struct Cli {
    #[command(flatten)]
    pub global: GlobalArgs,
    #[command(subcommand)]
    pub command: Command,
}

/// Options of every verb.
#[derive(Debug, Args)]
pub struct GlobalArgs {
    /// Work in this directory; the dataset is the nearest folder upwards with `data` and `schema`
    #[arg(
        short = 'C',
        value_name = "DIR",
        global = true,
        default_value = GlobalArgs::DIRECTORY,
        hide_default_value = true
    )]
    pub directory: PathBuf,
    /// Language of messages and reports [default: OZG_LANG, else the locale]
    #[arg(long, value_name = "LANG", global = true)]
    pub lang: Option<LanguageArg>,
    /// When to use colour
    #[arg(long, value_name = "WHEN", global = true, default_value = "auto")]
    pub color: ColorWhen,
}

impl GlobalArgs {
    /// Where the dataset is looked for, if not told otherwise.
    pub const DIRECTORY: &str = ".";
}

/// A language the program speaks.
#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub enum LanguageArg {
    /// German
    De,
    /// English
    En,
}

impl From<LanguageArg> for Language {
    fn from(language: LanguageArg) -> Self {
        match language {
            LanguageArg::De => Language::De,
            LanguageArg::En => Language::En,
        }
    }
}

/// When to use colour.
#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub enum ColorWhen {
    /// On a terminal, unless NO_COLOR is set
    Auto,
    Always,
    Never,
}

/// Options of every verb that reads a dataset.
#[derive(Debug, Args)]
pub struct RevisionArgs {
    /// Read the dataset as of this Git revision, or as the main line had it at the end of this day
    /// (YYYY, YYYY-MM or YYYY-MM-DD), without checking it out
    #[arg(long, value_name = "REV", add = Completes::Revision)]
    pub at: Option<String>,
    /// The day that counts as today: YYYY, YYYY-MM or YYYY-MM-DD [default: today]
    #[arg(long, value_name = "DATE", value_parser = parse_date)]
    pub as_of: Option<PartialDate>,
}

#[derive(Debug, Subcommand)]
pub enum Command {
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
    /// Write a public site: a page for every record, lists, reports and a search, in both languages
    Site(SiteArgs),
    /// Make Git's own diff and merge speak records, in this clone
    Git {
        #[command(subcommand)]
        verb: GitCommand,
    },
    /// Bring tables into records: show what would change, or write it
    Import(ImportArgs),
    /// Print the script with which a shell completes kinds, fields, values and ids
    Completions(CompletionsArgs),
    /// Print a manual page: of the program, or of one verb
    Man(ManArgs),
}

fn parse_date(text: &str) -> Result<PartialDate, &'static str> {
    PartialDate::parse(text).ok_or(NO_DATE)
}

/// Why a text is no date; said in the language of the user by `usage`.
const NO_DATE: &str = "no date";
