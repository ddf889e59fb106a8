//! The verbs: each opens what it needs, calls the layers below, and prints the answer.

mod apply;
mod blame;
mod completion;
mod context;
mod diff;
mod explain;
mod export;
mod fmt;
mod git;
mod import;
mod lint;
mod log;
mod man;
mod new;
mod output;
mod query;
mod report;
mod schema;
mod search;
mod show;
mod site;

use anyhow::Result;

pub(crate) use completion::complete;
pub(crate) use context::{CommandContext, ExitStatus, Output, explain_usage};

use crate::cli::Command;

/// Runs one verb.
///
/// # Errors
/// If the command cannot be carried out.
pub(crate) fn run(context: &CommandContext<'_>, verb: &Command) -> Result<ExitStatus> {
    match verb {
        Command::Lint(args) => lint::run(context, args),
        Command::Show(args) => show::run(context, args),
        Command::Search(args) => search::run(context, args),
        Command::Query(args) => query::run(context, args),
        Command::Report(args) => report::run(context, args),
        Command::Diff(args) => diff::run(context, args),
        Command::Apply(args) => apply::run(context, args),
        Command::Log(args) => log::run(context, args),
        Command::Blame(args) => blame::run(context, args),
        Command::New(args) => new::run(context, args),
        Command::Fmt(args) => fmt::run(context, args),
        Command::Git { verb } => git::run(context, verb),
        Command::Explain(args) => explain::run(context, args),
        Command::Schema(args) => schema::run(context, args),
        Command::Completions(args) => completion::run(context, args),
        Command::Man(args) => man::run(context, args),
        Command::Export(args) => export::run(context, args),
        Command::Site(args) => site::run(context, args),
        Command::Import(args) => import::run(context, args),
    }
}
