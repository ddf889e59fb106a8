//! `ozg man`

use anyhow::{Result, bail};
use clap::{Command, CommandFactory};

use super::{CommandContext, ExitStatus};
use crate::cli::{Cli, ManArgs};
use messages::msg;
use records::suggest::nearest;

pub(super) fn run(context: &CommandContext<'_>, args: &ManArgs) -> Result<ExitStatus> {
    let mut command = Cli::command();
    command.build();
    let command = match &args.verb {
        Some(verb) => page_of(&command, verb)?,
        None => command,
    };
    let mut page = Vec::new();
    clap_mangen::Man::new(command).render(&mut page)?;
    context.print(&String::from_utf8_lossy(&page))?;
    Ok(ExitStatus::Fine)
}

fn page_of(program: &Command, verb: &str) -> Result<Command> {
    if let Some(command) = program.find_subcommand(verb) {
        return Ok(command.clone());
    }
    let verbs: Vec<_> = program.get_subcommands().map(Command::get_name).collect();
    let list = nearest(verb, verbs.iter().copied()).map_or(verbs.join(", "), str::to_owned);
    bail!(msg!("man-unknown", verb = verb, list = list))
}
