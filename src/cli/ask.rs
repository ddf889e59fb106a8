//! What answers questions: query, show, search.

use std::path::PathBuf;

use clap::Args;

use super::format::answer;
use super::{Completes, Format, RevisionArgs};

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
    pub revision: RevisionArgs,
    /// Kind of record: project, leistung, municipality, …
    #[arg(required_unless_present = "sql", add = Completes::Kind)]
    pub kind: Option<String>,
    /// Conditions that all must hold: FIELD=A,B (any of), FIELD!=A (none of), FIELD~TEXT (contains),
    /// FIELD=LOW..HIGH, FIELD=LOW.., FIELD=..HIGH
    #[arg(value_name = "FILTER", add = Completes::Filter)]
    pub filters: Vec<String>,
    /// A condition with and, or, not and parentheses
    #[arg(long = "where", value_name = "EXPR")]
    pub conditions: Vec<String>,
    /// Only records that have these fields
    #[arg(long, value_name = "FIELD,…", value_delimiter = ',', add = Completes::Field)]
    pub has: Vec<String>,
    /// Only records that lack these fields
    #[arg(long, value_name = "FIELD,…", value_delimiter = ',', add = Completes::Field)]
    pub missing: Vec<String>,
    /// Only Leistungen for which this Kommune is responsible, wholly or for a part
    #[arg(long, value_name = "KOMMUNE", add = Completes::Kommune)]
    pub responsible: Option<String>,
    /// Fields to show, separated by commas [default: what the schema chose]
    #[arg(long, value_name = "FIELD,…", value_delimiter = ',', add = Completes::Field)]
    pub columns: Vec<String>,
    /// Show rows that are alike only once
    #[arg(long)]
    pub distinct: bool,
    /// Fields to sort by, separated by commas; -FIELD for descending
    #[arg(
        long,
        value_name = "FIELD,…",
        value_delimiter = ',',
        allow_hyphen_values = true,
        add = Completes::SortKey
    )]
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
        add = Completes::Field,
        conflicts_with_all = ["columns", "distinct", "count"]
    )]
    pub group_by: Vec<String>,
    /// Add up these fields, for each group or over all records
    #[arg(
        long,
        value_name = "FIELD,…",
        value_delimiter = ',',
        add = Completes::Field,
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
            "limit", "count", "group_by", "sum", "responsible",
        ]
    )]
    pub sql: Option<String>,
    /// Show ids and values as filters take them, in place of names and words; csv, json, jsonl and yaml
    /// always do
    #[arg(long)]
    pub ids: bool,
    #[command(flatten)]
    pub output: OutputArgs,
}

/// Where an answer goes, and in which format.
#[derive(Debug, Args)]
pub struct OutputArgs {
    /// How to print the answer [default: what the ending of FILE says, else text]
    #[arg(long, value_parser = answer(Format::QUERY))]
    pub format: Option<Format>,
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
    pub revision: RevisionArgs,
    /// An id, a kind with an id (municipality/koeln), an OZG-ID, AGS, ARS or LeiKa key, or a part of
    /// the name that only this record has
    #[arg(required = true, value_name = "ID", add = Completes::Record)]
    pub name: Vec<String>,
    /// How to print the record
    #[arg(long, value_parser = answer(Format::SHOW), default_value = "text")]
    pub format: Format,
}

#[derive(Debug, Args)]
pub struct SearchArgs {
    #[command(flatten)]
    pub revision: RevisionArgs,
    /// Words that a record must all have, each also as a part of a longer one; capitals and umlauts
    /// make no difference, and a typing mistake is forgiven
    #[arg(required = true)]
    pub words: Vec<String>,
    /// Only records of this kind
    #[arg(long, add = Completes::Kind)]
    pub kind: Option<String>,
    /// Show at most this many records
    #[arg(long, value_name = "N", default_value_t = 20)]
    pub limit: usize,
    /// How to print the records
    #[arg(long, value_parser = answer(&[]), default_value = "text")]
    pub format: Format,
}
