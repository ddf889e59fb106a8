//! `ozg`: a dataset of YAML records in Git, linted, queried, reported and diffed.
//!
//! The binary is [`run`]; everything else is public for tests and benchmarks, without any stability guarantee.

mod app;
pub mod cli;
mod commands;
mod config;
mod env;
pub mod format;
pub mod locales;
pub mod ozg;
pub mod render;
pub mod section;
pub mod view;
pub mod wire;

use std::ffi::OsString;
use std::io::Write;
use std::process::ExitCode;

use clap::error::ErrorKind;
use clap::{Command, CommandFactory, FromArgMatches};

use cli::{Cli, HELP_WIDTH, localized, requested_language};
use commands::{CommandContext, Output};
pub use env::{Env, OutputStream};
use messages::Language;
use messages::msg;

/// Runs the program with its arguments, of which the first is its own name, its environment, and both of its output
/// streams.
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
    let lang = requested_language(&args);
    let language = lang.map_or_else(|| env.language(), Language::from);
    let width = env.width().unwrap_or(HELP_WIDTH).min(HELP_WIDTH);
    // Parsed again to show help or an error: only these need the localized texts.
    let cli = parse(&args, Cli::command()).or_else(|usage| match usage.kind() {
        ErrorKind::DisplayVersion => Err(usage),
        _ => parse(&args, localized(language, width)),
    });
    let cli = match cli {
        Ok(cli) => cli,
        Err(usage) => return commands::explain_usage(&usage, language, env, &output).into(),
    };
    let context = CommandContext::new(&cli.global, env, &output);
    if let Some(unknown) = env.unknown_language().filter(|_| lang.is_none()) {
        context.notify(&msg!("language-unknown", value = unknown));
    }
    let exit = commands::run(&context, &cli.command);
    for warning in &env.host.warnings() {
        context.notify(warning);
    }
    exit.unwrap_or_else(|error| context.fail(&error)).into()
}

fn parse(args: &[OsString], mut command: Command) -> Result<Cli, clap::Error> {
    let mut matches = command.clone().try_get_matches_from(args)?;
    Cli::from_arg_matches_mut(&mut matches).map_err(|error| error.format(&mut command))
}
