//! `ozg`: a dataset of YAML records in Git, linted, queried, reported and diffed.
//!
//! The binary is [`run`]; everything else is public for tests and benchmarks and promises nothing.

mod app;
pub mod cli;
mod commands;
mod config;
mod env;
pub mod locales;
pub mod ozg;
pub mod render;
pub mod section;
pub mod view;
pub mod wire;

use std::ffi::OsString;
use std::io::Write;
use std::process::ExitCode;

use clap::{CommandFactory, FromArgMatches};

use cli::{Cli, language_asked_for};
use commands::{CommandContext, Output};
pub use env::{Env, OutputStream};

/// Columns of the help where nothing says how wide the terminal is, and at most.
const HELP_WIDTH: usize = 100;

/// Runs the program: with its arguments, the first being its own name, in its surroundings, with both
/// streams that it writes to.
pub fn run(
    args: impl IntoIterator<Item = OsString>,
    env: &Env,
    out: &mut dyn Write,
    err: &mut dyn Write,
) -> ExitCode {
    let args: Vec<_> = args.into_iter().collect();
    let output = Output::new(out, err);
    if let Some(exit) = commands::complete(&args, env, &output) {
        return exit.into();
    }
    let lang = language_asked_for(&args);
    let cli = match parse(args, env) {
        Ok(cli) => cli,
        Err(usage) => return commands::explain_usage(&usage, lang, env, &output).into(),
    };
    let context = CommandContext::new(&cli.global, env, &output);
    let exit = commands::run(&context, &cli.command);
    for warning in &env.host.warnings() {
        context.notify(warning);
    }
    exit.unwrap_or_else(|error| context.fail(&error)).into()
}

fn parse(args: Vec<OsString>, env: &Env) -> Result<Cli, clap::Error> {
    let width = env.terminal_width.or(env.width()).unwrap_or(HELP_WIDTH).min(HELP_WIDTH);
    let command = || Cli::command().term_width(width);
    let mut matches = command().try_get_matches_from(args)?;
    Cli::from_arg_matches_mut(&mut matches).map_err(|error| error.format(&mut command()))
}
