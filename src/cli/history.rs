//! Arguments of the verbs about changes: diff, apply, log, blame, git.

use std::num::NonZeroUsize;
use std::path::PathBuf;

use clap::{Args, Subcommand, ValueEnum};

use super::help::{OUTPUT, WHERE};
use super::{Completes, RevisionArgs, format_of, parse_date};
use crate::app::diff::EffectPolicy;
use crate::format::{AnswerKind, Format};
use crate::ozg::meaning::ChangeSeverity;
use messages::PartialDate;

#[derive(Debug, Args)]
#[expect(clippy::struct_excessive_bools, reason = "each is an option of the command line")]
pub struct DiffArgs {
    #[arg(add = Completes::RevisionOrFolder)]
    pub base: Option<String>,
    #[arg(add = Completes::RevisionOrFolder)]
    pub head: Option<String>,
    #[arg(long, conflicts_with = "head")]
    pub staged: bool,
    #[arg(long, value_name = "DATE", value_parser = parse_date, help_heading = WHERE)]
    pub as_of: Option<PartialDate>,
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
    #[arg(long)]
    pub formatting: bool,
    #[arg(long, value_name = "SEVERITY")]
    pub fail_on: Option<FailOn>,
    #[arg(long)]
    pub exit_code: bool,
    #[arg(long, value_parser = format_of(AnswerKind::Changes), help_heading = OUTPUT)]
    pub format: Option<Format>,
    #[arg(long)]
    pub skip_unreadable: bool,
    #[arg(long, short, value_name = "FILE", help_heading = OUTPUT)]
    pub output: Option<PathBuf>,
}

/// When to compute the effect, which takes time.
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

/// The severity from which on a change fails the run.
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
    pub patch: PathBuf,
    #[arg(long)]
    pub dry_run: bool,
}

#[derive(Debug, Args)]
pub struct LogArgs {
    #[arg(value_name = "ID", add = Completes::Record)]
    pub name: Vec<String>,
    #[arg(long, add = Completes::StoredField)]
    pub field: Option<String>,
    #[arg(long, value_name = "DATE|REV", add = Completes::Revision)]
    pub since: Option<String>,
    #[arg(long, value_name = "N", help_heading = OUTPUT)]
    pub limit: Option<NonZeroUsize>,
    #[command(flatten)]
    pub revision: RevisionArgs,
    #[arg(long, value_parser = format_of(AnswerKind::Common), default_value = "text", help_heading = OUTPUT)]
    pub format: Format,
}

#[derive(Debug, Args)]
pub struct BlameArgs {
    #[arg(long, value_name = "REV", add = Completes::Revision, help_heading = WHERE)]
    pub at: Option<String>,
    #[arg(required = true, value_name = "ID", add = Completes::Record)]
    pub name: Vec<String>,
    #[arg(long, value_parser = format_of(AnswerKind::Common), default_value = "text", help_heading = OUTPUT)]
    pub format: Format,
}

#[derive(Debug, Subcommand)]
pub enum GitCommand {
    Install,
    Uninstall,
    #[command(hide = true)]
    Merge(MergeArgs),
    #[command(hide = true)]
    Text {
        file: PathBuf,
    },
}

#[derive(Debug, Args)]
pub struct MergeArgs {
    pub base: PathBuf,
    pub ours: PathBuf,
    pub theirs: PathBuf,
    pub path: PathBuf,
}
