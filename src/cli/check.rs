//! What checks and writes records: lint, fmt, new, explain.

use std::path::PathBuf;

use clap::{Args, ValueEnum};

use super::format::answer;
use super::{Completes, Format, RevisionArgs};
use record_lint::{FixMode, Severity};

#[derive(Debug, Args)]
pub struct LintArgs {
    #[command(flatten)]
    pub revision: RevisionArgs,
    /// Report only what is in these files and folders of the dataset; all of it is still looked at
    pub paths: Vec<PathBuf>,
    /// How to print the findings
    #[arg(long, value_parser = answer(Format::LINT), default_value = "text")]
    pub format: Format,
    /// Report only what this Git revision or day has not; today's rules and schemas judge both
    #[arg(long, value_name = "REV", add = Completes::Revision)]
    pub new_since: Option<String>,
    /// Take schemas and `ozg.toml` from this Git revision, so that a branch does not judge itself
    #[arg(long, value_name = "REV", add = Completes::Revision)]
    pub rules_at: Option<String>,
    /// Make findings of a rule errors, by code or name; `warnings` for those of all rules
    #[arg(long, value_name = "RULE", add = Completes::RuleOrWarnings)]
    pub deny: Vec<String>,
    /// Print at most this many findings; the summary and the exit code count all
    #[arg(long, value_name = "N")]
    pub max_findings: Option<usize>,
    /// Mend what can be mended safely; `--fix=unsafe` also what may not be meant so
    #[arg(long, value_name = "WHICH", num_args = 0..=1, require_equals = true,
          default_missing_value = "safe", conflicts_with = "at")]
    pub fix: Option<FixArg>,
    /// With --fix: change nothing, show what would change
    #[arg(long, requires = "fix")]
    pub dry_run: bool,
    #[command(flatten)]
    pub severity: SeverityArgs,
    /// List all rules instead
    #[arg(long, conflicts_with_all = ["paths", "new_since", "max_findings", "format"])]
    pub list_rules: bool,
}

/// How severe a finding must be to be printed.
#[derive(Debug, Args)]
pub struct SeverityArgs {
    /// Print each warning of the whole dataset; otherwise they are counted by rule
    #[arg(long)]
    pub warnings: bool,
    /// Also print notes: what need not be mended, but is good to know; each warning, too
    #[arg(long)]
    pub notes: bool,
    /// Print errors alone; the summary counts the others
    #[arg(long, conflicts_with_all = ["warnings", "notes"])]
    pub errors_only: bool,
}

impl SeverityArgs {
    /// The least severe findings that are printed.
    #[must_use]
    pub fn least(&self) -> Severity {
        match self {
            SeverityArgs { errors_only: true, .. } => Severity::Error,
            SeverityArgs { notes: true, .. } => Severity::Note,
            _ => Severity::Warning,
        }
    }

    /// Whether each warning is asked for.
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
    /// Kind of the record, such as `project` or `Kommune`
    #[arg(add = Completes::Kind)]
    pub kind: String,
    /// Id of the record, which is the name of its file; without one the record is only printed, with
    /// what the schema says of each field. Then values of its fields, those of a list separated by
    /// `|`: titel='Mein Projekt' quellen.url=https://example.org/ kernteam='Köln|soest'
    #[arg(value_name = "ID|FIELD=VALUE", add = Completes::Assignment)]
    pub id_and_values: Vec<String>,
    /// Write all fields with what the schema says of each, those without a value as comments
    #[arg(long)]
    pub template: bool,
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
    #[arg(add = Completes::Rule)]
    pub rule: String,
}
