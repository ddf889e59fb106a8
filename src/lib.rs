//! `ozg`: a dataset of YAML records in Git, linted, queried, reported and diffed.
//!
//! The binary is [`run`]; everything else is public for tests and benchmarks and promises nothing.

pub mod cli;
pub mod commands;
pub mod config;
pub mod cost;
pub mod dataset;
pub mod date;
pub mod diff;
pub mod edit;
pub mod finding;
pub mod history;
pub mod import;
pub mod language;
pub mod lint;
pub mod location;
pub mod message;
pub mod ozg;
pub mod patch;
pub mod progress;
pub mod query;
pub mod record;
pub mod relational;
pub mod render;
pub mod schema;
pub mod search;
pub mod section;
pub mod show;
pub mod suggest;
pub mod table;
pub mod tree;
pub mod write;
pub mod yaml;

use std::ffi::OsString;
use std::process::ExitCode;

use clap::Parser;

use cli::Cli;
use commands::Context;

/// Runs the program with its arguments, the first being its own name.
pub fn run(args: impl IntoIterator<Item = OsString>) -> ExitCode {
    let args: Vec<_> = args.into_iter().collect();
    if let Some(exit) = commands::complete(&args) {
        return exit.into();
    }
    let cli = match Cli::try_parse_from(args) {
        Ok(cli) => cli,
        Err(usage) => return commands::explain_usage(&usage).into(),
    };
    let context = Context::new(&cli.global);
    commands::run(&context, &cli.verb).unwrap_or_else(|error| context.fail(&error)).into()
}
