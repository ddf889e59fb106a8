//! `ozg man`

use anyhow::{Result, bail};
use clap::Command;
use clap_mangen::Man;

use super::{CommandContext, ExitStatus};
use crate::cli::{HELP_WIDTH, ManArgs, localized};
use crate::locales;
use messages::{Localizer, msg};
use records::suggest::nearest;

/// Headings of a manual page, which clap_mangen has only in English, with their keys in `help.ftl`.
const HEADINGS: [(&str, &str); 7] = [
    ("NAME", "help-man-name"),
    ("SYNOPSIS", "help-man-synopsis"),
    ("DESCRIPTION", "help-man-description"),
    ("OPTIONS", "help-man-options"),
    ("SUBCOMMANDS", "help-man-subcommands"),
    ("EXTRA", "help-man-extra"),
    ("VERSION", "help-man-version"),
];

pub(super) fn run(context: &CommandContext<'_>, args: &ManArgs) -> Result<ExitStatus> {
    let command = localized(context.localizer.language, HELP_WIDTH);
    let command = match &args.verb {
        Some(verb) => page_of(&command, verb)?,
        None => command,
    };
    let mut page = Vec::new();
    let source = format!("ozg {}", env!("CARGO_PKG_VERSION"));
    Man::new(command).date(context.workspace.today.to_string()).source(source).render(&mut page)?;
    let help = locales::help(context.localizer.language);
    let page = String::from_utf8_lossy(&page);
    let lines: Vec<_> = page.lines().map(|line| line_of_page(line, &help)).collect();
    context.print(&format!("{}\n", lines.join("\n")))?;
    Ok(ExitStatus::Fine)
}

/// Localizes the heading in a line, and puts each value of an option on a line of its own.
fn line_of_page(line: &str, help: &Localizer) -> String {
    if line.starts_with(r"\- ") {
        return format!(".br\n{line}");
    }
    let heading = line.strip_prefix(".SH ").and_then(|heading| {
        let heading = heading.trim_matches('"');
        let (_, key) = HEADINGS.iter().find(|(english, _)| *english == heading)?;
        Some(format!(".SH \"{}\"", help.find(key)?))
    });
    heading.unwrap_or_else(|| line.to_owned())
}

fn page_of(program: &Command, verb: &str) -> Result<Command> {
    if let Some(command) = program.find_subcommand(verb) {
        return Ok(command.clone());
    }
    let verbs: Vec<_> = program.get_subcommands().map(Command::get_name).collect();
    let list = nearest(verb, verbs.iter().copied()).map_or(verbs.join(", "), str::to_owned);
    bail!(msg!("man-unknown", verb = verb, list = list))
}
