//! Arguments of the verbs that look records up: query, show, search.

use std::path::PathBuf;

use clap::Args;

use super::help::OUTPUT;
use super::{Completes, RevisionArgs, format_of};
use crate::format::{AnswerKind, Format};

#[derive(Debug, Args)]
pub struct QueryArgs {
    #[arg(required_unless_present = "sql", add = Completes::Kind)]
    pub kind: Option<String>,
    #[arg(value_name = "FILTER", add = Completes::Filter)]
    pub filters: Vec<String>,
    #[arg(long = "where", value_name = "EXPR")]
    pub conditions: Vec<String>,
    #[arg(long, value_name = "FIELD,…", value_delimiter = ',', add = Completes::Field)]
    pub has: Vec<String>,
    #[arg(long, value_name = "FIELD,…", value_delimiter = ',', add = Completes::Field)]
    pub missing: Vec<String>,
    #[arg(long, value_name = "KOMMUNE", add = Completes::Kommune)]
    pub responsible: Option<String>,
    #[arg(long, value_name = "FIELD,…", value_delimiter = ',', add = Completes::Field, help_heading = OUTPUT)]
    pub columns: Vec<String>,
    #[arg(long, help_heading = OUTPUT)]
    pub distinct: bool,
    #[arg(
        long,
        value_name = "FIELD,…",
        value_delimiter = ',',
        allow_hyphen_values = true,
        add = Completes::SortKey,
        help_heading = OUTPUT
    )]
    pub sort: Vec<String>,
    #[arg(long, value_name = "N", help_heading = OUTPUT)]
    pub limit: Option<usize>,
    #[arg(long, help_heading = OUTPUT)]
    pub count: bool,
    #[arg(
        long,
        value_name = "FIELD,…",
        value_delimiter = ',',
        add = Completes::Field,
        conflicts_with_all = ["columns", "distinct", "count"]
    )]
    pub group_by: Vec<String>,
    #[arg(
        long,
        value_name = "FIELD,…",
        value_delimiter = ',',
        add = Completes::Field,
        conflicts_with_all = ["columns", "distinct", "count"]
    )]
    pub sum: Vec<String>,
    #[arg(
        long,
        value_name = "SELECT",
        conflicts_with_all = [
            "kind", "filters", "conditions", "has", "missing", "columns", "distinct", "sort",
            "limit", "count", "group_by", "sum", "responsible",
        ]
    )]
    pub sql: Option<String>,
    #[arg(long, help_heading = OUTPUT)]
    pub ids: bool,
    #[command(flatten)]
    pub revision: RevisionArgs,
    #[command(flatten)]
    pub output: OutputArgs,
}

/// Where an answer goes, and in which format.
#[derive(Debug, Args)]
pub struct OutputArgs {
    #[arg(long, value_parser = format_of(AnswerKind::Rows), help_heading = OUTPUT)]
    pub format: Option<Format>,
    #[arg(long, conflicts_with = "format", help_heading = OUTPUT)]
    pub excel: bool,
    #[arg(short, long, value_name = "FILE", help_heading = OUTPUT)]
    pub output: Option<PathBuf>,
}

#[derive(Debug, Args)]
pub struct ShowArgs {
    #[arg(required = true, value_name = "ID", add = Completes::Record)]
    pub name: Vec<String>,
    #[command(flatten)]
    pub revision: RevisionArgs,
    #[arg(long, value_parser = format_of(AnswerKind::Record), default_value = "text", help_heading = OUTPUT)]
    pub format: Format,
}

#[derive(Debug, Args)]
pub struct SearchArgs {
    #[arg(required = true)]
    pub words: Vec<String>,
    #[arg(long, add = Completes::Kind)]
    pub kind: Option<String>,
    #[arg(long, value_name = "N", default_value_t = 20, help_heading = OUTPUT)]
    pub limit: usize,
    #[command(flatten)]
    pub revision: RevisionArgs,
    #[arg(long, value_parser = format_of(AnswerKind::Common), default_value = "text", help_heading = OUTPUT)]
    pub format: Format,
}
