//! Arguments of `ozg report`.

use std::path::PathBuf;

use clap::{Args, ValueEnum};

use super::help::OUTPUT;
use super::{Completes, RevisionArgs, format_of, parse_date};
use crate::app::trend::TrendPeriod;
use crate::format::{AnswerKind, Format};
use messages::PartialDate;

#[derive(Debug, Args)]
pub struct ReportArgs {
    #[arg(add = Completes::Report)]
    pub name: Option<String>,
    #[arg(value_name = "ID|FIGURE", add = Completes::ReportSubject)]
    pub id: Option<String>,
    #[arg(long, value_name = "DATE|REV", add = Completes::Revision)]
    pub since: Option<String>,
    #[arg(long, value_name = "DATE", value_parser = parse_date)]
    pub from: Option<PartialDate>,
    #[arg(long, value_name = "DATE", value_parser = parse_date)]
    pub to: Option<PartialDate>,
    #[arg(long, value_name = "PERIOD")]
    pub every: Option<TrendPeriodArg>,
    #[arg(long, conflicts_with_all = ["name", "compare", "table", "format"])]
    pub list: bool,
    #[arg(long, conflicts_with_all = ["name", "table"], requires = "output")]
    pub all: bool,
    #[arg(long, value_name = "REV", add = Completes::Revision)]
    pub compare: Option<String>,
    #[arg(long, value_name = "ID", add = Completes::Themenfeld)]
    pub themenfeld: Option<String>,
    #[arg(long, value_name = "NAME", add = Completes::Regierungsbezirk)]
    pub regierungsbezirk: Option<String>,
    #[arg(long, value_name = "ID", add = Completes::Kreis)]
    pub kreis: Option<String>,
    #[arg(long, value_name = "CLASS", add = Completes::Groessenklasse)]
    pub groessenklasse: Option<String>,
    #[arg(long, value_name = "ID", add = Completes::Kommune)]
    pub kommune: Option<String>,
    #[arg(long, value_name = "N", default_value_t = 12, value_parser = clap::value_parser!(i64).range(1..=1200))]
    pub months: i64,
    #[arg(long, value_name = "NAME", add = Completes::Table, help_heading = OUTPUT)]
    pub table: Option<String>,
    #[command(flatten)]
    pub revision: RevisionArgs,
    #[arg(long, value_parser = format_of(AnswerKind::Report), help_heading = OUTPUT)]
    pub format: Option<Format>,
    #[arg(short, long, value_name = "FILE", help_heading = OUTPUT)]
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
