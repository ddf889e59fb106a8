//! `ozg report`.

use std::path::PathBuf;

use clap::{Args, ValueEnum};

use super::format::answer;
use super::{Completes, Format, RevisionArgs, parse_date};
use crate::app::trend::TrendPeriod;
use messages::PartialDate;

const REPORT_HELP: &str = "\
  ozg report --list
  ozg report overview --regierungsbezirk Köln --compare v1.0
  ozg report municipality soest
  ozg report news --from 2026-01 --themenfeld gesundheit
  ozg report participation --table kreise --format csv
  ozg report participation -o participation.html
  ozg report --all -o reports

What each figure counts: docs/figures.md";

#[derive(Debug, Args)]
#[command(after_help = REPORT_HELP)]
pub struct ReportArgs {
    #[command(flatten)]
    pub revision: RevisionArgs,
    /// Name of the report; without it all are listed
    #[arg(add = Completes::Report)]
    pub name: Option<String>,
    /// The record that the report is about, if it is about one; for `trend` the figure
    #[arg(value_name = "ID|FIGURE", add = Completes::ReportSubject)]
    pub id: Option<String>,
    /// For `digest` and `trend`: from this day on; for `digest` also from this Git revision on
    #[arg(long, value_name = "DATE|REV", add = Completes::Revision)]
    pub since: Option<String>,
    /// For `news`: from this day on [default: twelve months before --to]
    #[arg(long, value_name = "DATE", value_parser = parse_date)]
    pub from: Option<PartialDate>,
    /// For `news`: up to this day [default: the day of --as-of]
    #[arg(long, value_name = "DATE", value_parser = parse_date)]
    pub to: Option<PartialDate>,
    /// For `trend`: the period of each row [default: month]
    #[arg(long, value_name = "PERIOD")]
    pub every: Option<TrendPeriodArg>,
    /// List all reports, each with what it says
    #[arg(long, conflicts_with_all = ["name", "compare", "table", "format"])]
    pub list: bool,
    /// Write all reports to the folder that -o names, those about one record for each record, with
    /// an index
    #[arg(long, conflicts_with_all = ["name", "table"], requires = "output")]
    pub all: bool,
    /// Put the figures of this Git revision or day beside those now, with the difference
    #[arg(long, value_name = "REV", add = Completes::Revision)]
    pub compare: Option<String>,
    /// Only what belongs to this Themenfeld, by id or name; so for the options below
    #[arg(long, value_name = "ID", add = Completes::Themenfeld)]
    pub themenfeld: Option<String>,
    /// Only Kommunen of this Regierungsbezirk, and what they take part in
    #[arg(long, value_name = "NAME", add = Completes::Regierungsbezirk)]
    pub regierungsbezirk: Option<String>,
    /// Only this Kreis and its Kommunen, and what they take part in
    #[arg(long, value_name = "ID", add = Completes::Kreis)]
    pub kreis: Option<String>,
    /// Only Kommunen of this Größenklasse, and what they take part in
    #[arg(long, value_name = "CLASS", add = Completes::Groessenklasse)]
    pub groessenklasse: Option<String>,
    /// Only this Kommune, and what it takes part in
    #[arg(long, value_name = "ID", add = Completes::Kommune)]
    pub kommune: Option<String>,
    /// After how many months a check or a source is old
    #[arg(long, value_name = "N", default_value_t = 12, value_parser = clap::value_parser!(i64).range(1..=1200))]
    pub months: i64,
    /// Only this table of the report
    #[arg(long, value_name = "NAME", add = Completes::Table)]
    pub table: Option<String>,
    /// How to write the report [default: what the ending of FILE says, else text; with --all md]
    #[arg(long, value_parser = answer(Format::REPORT))]
    pub format: Option<Format>,
    /// Write the report to this file; with --all, to this folder
    #[arg(short, long, value_name = "FILE")]
    pub output: Option<PathBuf>,
}

/// Periods of `ozg report trend`.
#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub enum TrendPeriodArg {
    Month,
    Quarter,
    Year,
}

impl From<TrendPeriodArg> for TrendPeriod {
    fn from(period: TrendPeriodArg) -> Self {
        match period {
            TrendPeriodArg::Month => TrendPeriod::Month,
            TrendPeriodArg::Quarter => TrendPeriod::Quarter,
            TrendPeriodArg::Year => TrendPeriod::Year,
        }
    }
}
