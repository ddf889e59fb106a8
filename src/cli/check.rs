//! Arguments of the verbs that check and write records: lint, fmt, new, explain.

use std::path::PathBuf;

use clap::{Args, ValueEnum};

use super::help::OUTPUT;
use super::{Completes, RevisionArgs, format_of};
use crate::format::{AnswerKind, Format};
use record_lint::{FixMode, Severity};

#[derive(Debug, Args)]
pub struct LintArgs {
    pub paths: Vec<PathBuf>,
    #[command(flatten)]
    pub revision: RevisionArgs,
    #[arg(long, value_parser = format_of(AnswerKind::Findings), default_value = "text", help_heading = OUTPUT)]
    pub format: Format,
    #[arg(long, value_name = "REV", add = Completes::Revision)]
    pub new_since: Option<String>,
    #[arg(long, value_name = "REV", add = Completes::Revision)]
    pub rules_at: Option<String>,
    #[arg(long, value_name = "RULE", add = Completes::RuleOrWarnings)]
    pub deny: Vec<String>,
    #[arg(long, value_name = "N", help_heading = OUTPUT)]
    pub max_findings: Option<usize>,
    #[arg(long, value_name = "WHICH", num_args = 0..=1, require_equals = true,
          default_missing_value = "safe", conflicts_with = "at")]
    pub fix: Option<FixArg>,
    #[arg(long, requires = "fix")]
    pub dry_run: bool,
    #[command(flatten)]
    pub severity: SeverityArgs,
    #[arg(long, conflicts_with_all = ["paths", "new_since", "max_findings", "format"])]
    pub list_rules: bool,
}

/// How severe a finding must be to be printed.
#[derive(Debug, Args)]
pub struct SeverityArgs {
    #[arg(long, help_heading = OUTPUT)]
    pub warnings: bool,
    #[arg(long, help_heading = OUTPUT)]
    pub notes: bool,
    #[arg(long, conflicts_with_all = ["warnings", "notes"], help_heading = OUTPUT)]
    pub errors_only: bool,
}

impl SeverityArgs {
    /// The lowest severity that is printed.
    #[must_use]
    pub fn least(&self) -> Severity {
        match self {
            SeverityArgs { errors_only: true, .. } => Severity::Error,
            SeverityArgs { notes: true, .. } => Severity::Note,
            _ => Severity::Warning,
        }
    }

    /// Whether each warning is listed.
    #[must_use]
    pub fn lists_warnings(&self) -> bool {
        self.warnings || self.notes
    }
}

/// Which fixes `ozg lint --fix` makes.
#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub enum FixArg {
    /// Quotes, dates with one reading, the order of fields, ids in another spelling or renamed
    Safe,
    /// Also misspelt keys, values and ids with one near candidate, and entries that stand twice
    Unsafe,
}

impl From<FixArg> for FixMode {
    fn from(fix: FixArg) -> Self {
        match fix {
            FixArg::Safe => FixMode::Safe,
            FixArg::Unsafe => FixMode::Unsafe,
        }
    }
}

#[derive(Debug, Args)]
pub struct NewArgs {
    #[arg(add = Completes::Kind)]
    pub kind: String,
    #[arg(value_name = "ID|FIELD=VALUE", add = Completes::Assignment)]
    pub id_and_values: Vec<String>,
    #[arg(long)]
    pub template: bool,
}

#[derive(Debug, Args)]
pub struct FmtArgs {
    pub paths: Vec<PathBuf>,
    #[arg(long)]
    pub check: bool,
}

#[derive(Debug, Args)]
pub struct ExplainArgs {
    #[arg(add = Completes::Rule)]
    pub rule: String,
}
