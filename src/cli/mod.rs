//! The command line: verbs, options, and their names.

mod check;
mod completes;
mod exchange;
mod help;
mod history;
mod lookup;
mod report;
mod shell;
mod usage;

use std::path::PathBuf;

use clap::builder::{PossibleValuesParser, TypedValueParser};
use clap::{Args, Parser, Subcommand, ValueEnum};

pub use check::*;
pub use completes::*;
pub use exchange::*;
pub use help::{HELP_WIDTH, localized};
pub use history::*;
pub use lookup::*;
pub use report::*;
pub use shell::*;
pub use usage::{requested_language, usage_messages};

use crate::format::{AnswerKind, Format};
use help::{GENERAL, WHERE};
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
    #[arg(
        short = 'C',
        value_name = "DIR",
        global = true,
        default_value = GlobalArgs::DIRECTORY,
        hide_default_value = true,
        help_heading = WHERE
    )]
    pub directory: PathBuf,
    #[arg(long, value_name = "LANG", global = true, help_heading = GENERAL)]
    pub lang: Option<LanguageArg>,
    #[arg(long, value_name = "WHEN", global = true, default_value = "auto", help_heading = GENERAL)]
    pub color: ColorWhen,
}

impl GlobalArgs {
    /// Where the dataset is looked for by default.
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
    #[arg(long, value_name = "REV", add = Completes::Revision, help_heading = WHERE)]
    pub at: Option<String>,
    #[arg(long, value_name = "DATE", value_parser = parse_date, help_heading = WHERE)]
    pub as_of: Option<PartialDate>,
}

#[derive(Debug, Subcommand)]
pub enum Command {
    Lint(LintArgs),
    Show(ShowArgs),
    Search(SearchArgs),
    Query(Box<QueryArgs>),
    Report(Box<ReportArgs>),
    Diff(DiffArgs),
    Apply(ApplyArgs),
    Log(LogArgs),
    Blame(BlameArgs),
    New(NewArgs),
    Fmt(FmtArgs),
    Explain(ExplainArgs),
    Schema(SchemaArgs),
    Export(ExportArgs),
    Site(SiteArgs),
    Git {
        #[command(subcommand)]
        verb: GitCommand,
    },
    Import(ImportArgs),
    Completions(CompletionsArgs),
    Man(ManArgs),
}

/// Takes the name of a format that an answer comes in.
fn format_of(kind: AnswerKind) -> impl TypedValueParser<Value = Format> + use<> {
    let formats = Format::of_answer(kind);
    let names = formats.iter().filter_map(ValueEnum::to_possible_value);
    PossibleValuesParser::new(names).try_map(|name| Format::from_str(&name, false))
}

fn parse_date(text: &str) -> Result<PartialDate, &'static str> {
    PartialDate::parse(text).ok_or(NO_DATE)
}

/// The error for a text that is not a date; `usage` localizes it.
const NO_DATE: &str = "no date";
