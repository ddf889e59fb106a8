//! What speaks of changes: diff, apply, log, blame, and Git.

use std::num::NonZeroUsize;
use std::path::PathBuf;

use clap::{Args, Subcommand, ValueEnum};

use super::format::answer;
use super::{Completes, Format, RevisionArgs, parse_date};
use crate::app::diff::EffectPolicy;
use crate::ozg::meaning::ChangeSeverity;
use messages::PartialDate;

const DIFF_HELP: &str = "\
  ozg diff                     what is not committed yet
  ozg diff --staged            what the next commit will change
  ozg diff v1.0 main           two revisions
  ozg diff 2026-09 2026-10     the main line at the end of two months
  ozg diff main...feature      what the branch changes, as a pull request means it
  ozg diff ../before ../after  two folders, of any origin

What each change means, and how much it matters: docs/diff.md";

#[derive(Debug, Args)]
#[command(after_help = DIFF_HELP)]
#[expect(clippy::struct_excessive_bools, reason = "each is an option of the command line")]
pub struct DiffArgs {
    /// The Git revision, day or folder to compare with, or BASE...HEAD from their last common commit
    /// [default: HEAD]
    #[arg(add = Completes::RevisionOrFolder)]
    pub base: Option<String>,
    /// The Git revision, day or folder that is compared [default: the files in the directory]
    #[arg(add = Completes::RevisionOrFolder)]
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
    pub effect: EffectWhen,
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
    #[arg(long, value_parser = answer(Format::DIFF))]
    pub format: Option<Format>,
    /// With --format patch: leave out records that cannot be read, and say which
    #[arg(long)]
    pub skip_unreadable: bool,
    /// Write to a file: .html, .md, .json, .txt
    #[arg(long, short, value_name = "FILE")]
    pub output: Option<PathBuf>,
}

/// When to do what takes time.
#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub enum EffectWhen {
    Auto,
    Always,
    Never,
}

impl From<EffectWhen> for EffectPolicy {
    fn from(when: EffectWhen) -> Self {
        match when {
            EffectWhen::Auto => EffectPolicy::IfSmall,
            EffectWhen::Always => EffectPolicy::Always,
            EffectWhen::Never => EffectPolicy::Never,
        }
    }
}

/// How much a change must matter to fail a run.
#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub enum FailOn {
    Breaking,
    Notable,
}

impl From<FailOn> for ChangeSeverity {
    fn from(fail_on: FailOn) -> Self {
        match fail_on {
            FailOn::Breaking => ChangeSeverity::Breaking,
            FailOn::Notable => ChangeSeverity::Notable,
        }
    }
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
    pub revision: RevisionArgs,
    /// The record, as for `ozg show`; one that is gone by its id [default: all records]
    #[arg(value_name = "ID", add = Completes::Record)]
    pub name: Vec<String>,
    /// Only changes of this field and what is in it: phasen, phasen.umsetzung
    #[arg(long, add = Completes::StoredField)]
    pub field: Option<String>,
    /// Only what came to the main line from this day on, merges with what they brought; or commits that
    /// this Git revision does not lead to
    #[arg(long, value_name = "DATE|REV", add = Completes::Revision)]
    pub since: Option<String>,
    /// Show at most this many commits [default: 20 without an ID]
    #[arg(long, value_name = "N")]
    pub limit: Option<NonZeroUsize>,
    /// How to print the commits
    #[arg(long, value_parser = answer(&[]), default_value = "text")]
    pub format: Format,
}

#[derive(Debug, Args)]
pub struct BlameArgs {
    /// Read the record as of this Git revision, or as the main line had it at the end of this day
    /// (YYYY, YYYY-MM or YYYY-MM-DD), without checking it out
    #[arg(long, value_name = "REV", add = Completes::Revision)]
    pub at: Option<String>,
    /// The record, as for `ozg show`
    #[arg(required = true, value_name = "ID", add = Completes::Record)]
    pub name: Vec<String>,
    /// How to print the values
    #[arg(long, value_parser = answer(&[]), default_value = "text")]
    pub format: Format,
}

#[derive(Debug, Subcommand)]
pub enum GitCommand {
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
