//! Shell completion: the shell calls the program itself, through an environment variable, with the
//! command line typed so far.

mod candidates;
mod dataset;
mod line;
mod offer;
mod reports;

use std::ffi::OsString;

use anyhow::Result;
use clap::builder::ValueHint;
use clap::{Arg, Command};
use clap_complete::env::{Bash, EnvCompleter, Fish, Shells, Zsh};

use self::candidates::Completers;
use self::line::CommandLine;
use super::{CommandContext, ExitStatus, Output};
use crate::cli::{Completes, CompletionsArgs, HELP_WIDTH, Shell, localized};
use crate::env::Env;

/// The environment variable that names the calling shell.
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

/// Answers a shell, if it calls for completion. Errors only mean that there are no candidates: a
/// shell cannot show them while it completes.
#[must_use]
pub(crate) fn complete(args: &[OsString], env: &Env, output: &Output<'_>) -> Option<ExitStatus> {
    // Any other value is for another program; this one then runs as usual.
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
        let completers = Completers::new(CommandLine::new(typed, env));
        let mut command = with_completers(localized(env.language(), HELP_WIDTH), &completers);
        command.build();
        let current_dir = Some(env.host.current_dir());
        shell.write_complete(&mut command, typed.to_vec(), current_dir, &mut answer)
    };
    // The error is dropped, since the shell would not show it.
    let _ = written.map(|()| output.print(&answer));
    Some(ExitStatus::Fine)
}

/// Adds a completer to each argument that has a `Completes` mark or is a path.
fn with_completers(command: Command, completers: &Completers) -> Command {
    let command = command.mut_args(|arg| with_completer(arg, completers));
    command.mut_subcommands(|verb| with_completers(verb, completers))
}

fn with_completer(arg: Arg, completers: &Completers) -> Arg {
    let completer = match (arg.get::<Completes>(), arg.get_value_hint()) {
        (Some(completes), _) => completers.of(*completes),
        (None, ValueHint::AnyPath | ValueHint::FilePath | ValueHint::DirPath) => completers.paths(),
        (None, _) => return arg,
    };
    arg.add(completer)
}
