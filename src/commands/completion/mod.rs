//! What a shell offers while a command is being typed; it asks the program itself, through the
//! environment, with what is typed so far.

mod candidates;
mod line;
mod offer;

use std::ffi::OsString;

use anyhow::Result;
use clap::builder::ValueHint;
use clap::{Arg, Command, CommandFactory};
use clap_complete::engine::ArgValueCompleter;
use clap_complete::env::{Bash, EnvCompleter, Fish, Shells, Zsh};

use self::candidates::Completers;
use self::line::CommandLine;
use super::{CommandContext, ExitStatus, Output};
use crate::cli::{Cli, CompletionsArgs, Shell};
use crate::env::Env;

/// Names the shell that asks.
const VARIABLE: &str = "COMPLETE";
const PROGRAM: &str = "ozg";

/// `ozg completions`
pub(super) fn run(context: &CommandContext<'_>, args: &CompletionsArgs) -> Result<ExitStatus> {
    let shell: &dyn EnvCompleter = match args.shell {
        Shell::Bash => &Bash,
        Shell::Zsh => &Zsh,
        Shell::Fish => &Fish,
    };
    let mut script = Vec::new();
    shell.write_registration(VARIABLE, PROGRAM, PROGRAM, PROGRAM, &mut script)?;
    context.print(&String::from_utf8_lossy(&script))?;
    Ok(ExitStatus::Fine)
}

/// Answers a shell, if one asks. What cannot be found out is not offered: a shell that completes is
/// no place for errors.
#[must_use]
pub fn complete(args: &[OsString], env: &Env, output: &Output<'_>) -> Option<ExitStatus> {
    // Any other value is not meant for this program, which must then do what it is told.
    let shells = Shells::builtins();
    let shell = shells.completer(env.host.variable(VARIABLE)?.to_str()?)?;
    let (program, args_after_name) = args.split_first()?;
    let dashes = args_after_name.iter().position(|arg| arg == "--");
    let typed = dashes.map_or(&[][..], |at| &args_after_name[at + 1..]);
    let mut answer = Vec::new();
    let written = if typed.is_empty() {
        let program = program.to_string_lossy();
        shell.write_registration(VARIABLE, PROGRAM, PROGRAM, &program, &mut answer)
    } else {
        let candidates = Completers::new(&CommandLine::new(typed, env));
        let mut command = completed(Cli::command(), &candidates);
        command.build();
        let current_dir = Some(env.host.current_dir());
        shell.write_complete(&mut command, typed.to_vec(), current_dir, &mut answer)
    };
    // Nobody reads why nothing is offered.
    let _ = written.map(|()| output.print(&answer));
    Some(ExitStatus::Fine)
}

/// The command with what can be offered for each argument.
fn completed(command: Command, candidates: &Completers) -> Command {
    let command = command.mut_args(|arg| offered(None, arg, candidates));
    command.mut_subcommands(|verb| {
        let name = verb.get_name().to_owned();
        verb.mut_args(|arg| offered(Some(&name), arg, candidates))
    })
}

fn offered(verb: Option<&str>, arg: Arg, candidates: &Completers) -> Arg {
    let is_path = matches!(
        arg.get_value_hint(),
        ValueHint::AnyPath | ValueHint::FilePath | ValueHint::DirPath
    );
    let completer = match (verb, arg.get_id().as_str()) {
        (Some("query" | "schema"), "kind") | (Some("search"), "kind") => candidates.kinds(),
        (Some("query"), "filters") => candidates.filters(),
        (Some("query"), "has" | "missing" | "columns" | "group_by" | "sum") => candidates.fields(),
        (Some("query"), "sort") => candidates.sort_keys(),
        (Some("show" | "log" | "blame"), "name") => candidates.records(),
        (Some("explain"), "rule") => candidates.rules(&[]),
        (Some("lint"), "deny") => candidates.rules(&["warnings"]),
        (Some("report"), "name") => candidates.reports(),
        _ if is_path => ArgValueCompleter::new(offer::paths),
        _ => return arg,
    };
    arg.add(completer)
}
