//! The verbs: each opens what it needs, asks the layers below, and prints.

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
mod paths;
mod query;
mod report;
mod schema;
mod search;
mod show;
mod subject;

use anyhow::Result;

pub use completion::complete;
pub use context::{Context, Exit, Output, UserPath, explain_usage};

use crate::cli::Verb;

/// Runs one verb.
///
/// # Errors
/// If the tool cannot do its work.
pub fn run(context: &Context<'_>, verb: &Verb) -> Result<Exit> {
    match verb {
        Verb::Lint(args) => lint::run(context, args),
        Verb::Show(args) => show::run(context, args),
        Verb::Search(args) => search::run(context, args),
        Verb::Query(args) => query::run(context, args),
        Verb::Report(args) => report::run(context, args),
        Verb::Diff(args) => diff::run(context, args),
        Verb::Apply(args) => apply::run(context, args),
        Verb::Log(args) => log::run(context, args),
        Verb::Blame(args) => blame::run(context, args),
        Verb::New(args) => new::run(context, args),
        Verb::Fmt(args) => fmt::run(context, args),
        Verb::Git { verb } => git::run(context, verb),
        Verb::Explain(args) => explain::run(context, args),
        Verb::Schema(args) => schema::run(context, args),
        Verb::Completions(args) => completion::run(context, args),
        Verb::Man(args) => man::run(context, args),
        Verb::Export(args) => export::run(context, args),
        Verb::Import(args) => import::run(context, args),
    }
}
