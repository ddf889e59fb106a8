//! Help in the language of the user: the texts of `help.ftl`, and the headings and hints that clap has only in English.

use clap::builder::PossibleValue;
use clap::{Arg, Command, CommandFactory};

use super::Cli;
use crate::locales;
use messages::{Language, Localizer, msg};

/// Maximum width of the help in columns, also used if the width of the terminal is unknown.
pub const HELP_WIDTH: usize = 100;

/// The placeholder of clap for all options in a usage line.
const OPTIONS: &str = "[OPTIONS]";

/// Groups of options, as named in `help_heading`; an option without one controls what the verb does.
pub(super) const WHERE: &str = "where";
pub(super) const OUTPUT: &str = "output";
pub(super) const GENERAL: &str = "general";
const HOW: &str = "how";
const ARGUMENTS: &str = "arguments";
/// Arguments that clap adds itself.
const ADDED: [&str; 2] = ["help", "version"];

/// The program with its help in a language, `width` columns wide. Parsing arguments needs no help texts, so they are
/// only built when somebody reads them.
#[must_use]
pub fn localized(language: Language, width: usize) -> Command {
    let mut program = Cli::command().term_width(width);
    program.build();
    localize_command(program, "ozg", &locales::help(language))
}

/// `name` is that of the program or of the verb; for a subcommand of a verb, both are joined: `git-install`.
fn localize_command(command: Command, name: &str, localizer: &Localizer) -> Command {
    let below = |verb: &str| if name == "ozg" { verb.to_owned() } else { format!("{name}-{verb}") };
    let mut command =
        command.mut_args(|arg| localize_arg(arg, name, localizer)).mut_subcommands(|verb| {
            let name = below(verb.get_name());
            localize_command(verb, &name, localizer)
        });
    if let Some(about) = localizer.find(&format!("help-{name}")) {
        command = command.about(about).long_about(None);
    }
    let examples = localizer.find(&format!("help-{name}-examples"));
    let reference = localizer.find(&format!("help-{name}-reference"));
    let examples = examples.map(|lines| {
        let heading = localizer.text("help-heading-examples");
        let lines: Vec<_> = lines.lines().map(|line| format!("  {line}")).collect();
        format!("{heading}:\n{}", lines.join("\n"))
    });
    let after: Vec<_> = [examples, reference].into_iter().flatten().collect();
    if !after.is_empty() {
        command = command.after_help(after.join("\n\n"));
    }
    let mut command = command
        .subcommand_help_heading(localizer.text("help-heading-verbs"))
        .subcommand_value_name(localizer.text("help-verb-name"));
    let usage = command.render_usage().to_string();
    let usage = usage.trim_start_matches("Usage: ");
    let usage = usage.replace(OPTIONS, &localizer.text("help-options"));
    let heading = localizer.text("help-usage");
    command.override_usage(usage).help_template(format!(
        "{{about-with-newline}}\n{heading}: {{usage}}\n\n{{all-args}}{{after-help}}"
    ))
}

fn localize_arg(arg: Arg, verb: &str, localizer: &Localizer) -> Arg {
    let id = arg.get_id().as_str().replace('_', "-");
    let specific = localizer.find(&format!("help-{verb}-{id}"));
    let text = specific.or_else(|| localizer.find(&format!("help-any-{id}"))).unwrap_or_default();
    let heading = heading(&arg, localizer);
    let names = arg.get_value_names().unwrap_or_default().iter();
    let names: Vec<_> = names.map(|name| value_name(name, localizer)).collect();
    // For clap, an option without a value has the values true and false.
    let takes_values = arg.get_action().takes_values();
    let values = if takes_values { arg.get_possible_values() } else { Vec::new() };
    let is_shown = takes_values && !arg.is_hide_default_value_set();
    let default = arg.get_default_values().first().filter(|_| is_shown).map(|value| {
        localizer.format(&msg!("help-default", value = value.to_string_lossy().into_owned()))
    });
    let short = [Some(text.clone()), one_line(&values, localizer), default.clone()];
    let long = [Some(text), None, default];
    let join =
        |parts: [Option<String>; 3]| parts.into_iter().flatten().collect::<Vec<_>>().join(" ");
    let short = join(short);
    let long = match lines(&values, &id, localizer) {
        Some(lines) => format!("{}{lines}", join(long)),
        None => short.clone(),
    };
    let arg = match arg.get_index() {
        Some(index) => arg.display_order(index),
        None => arg,
    };
    let arg = arg.help(short).long_help(long).help_heading(heading);
    let arg = arg.hide_possible_values(true).hide_default_value(true);
    if names.is_empty() { arg } else { arg.value_names(names) }
}

fn heading(arg: &Arg, localizer: &Localizer) -> String {
    let group = match arg.get_help_heading() {
        Some(group) => group,
        None if ADDED.contains(&arg.get_id().as_str()) => GENERAL,
        None if arg.is_positional() => ARGUMENTS,
        None => HOW,
    };
    localizer.find(&format!("help-heading-{group}")).unwrap_or_else(|| group.to_owned())
}

/// `FIELD,…`, `DATE|REV`: localizes each word, and keeps what is between them.
fn value_name(name: &str, localizer: &Localizer) -> String {
    let mut words = String::new();
    for word in name.split_inclusive(|c: char| !c.is_alphanumeric()) {
        let (word, end) = match word.char_indices().next_back() {
            Some((at, last)) if !last.is_alphanumeric() => word.split_at(at),
            _ => (word, ""),
        };
        let known = localizer.find(&format!("help-value-name-{}", word.to_lowercase()));
        words.push_str(known.as_deref().unwrap_or(word));
        words.push_str(end);
    }
    words
}

fn one_line(values: &[PossibleValue], localizer: &Localizer) -> Option<String> {
    let names: Vec<_> = values.iter().map(PossibleValue::get_name).collect();
    let values = names.join(", ");
    (!names.is_empty()).then(|| localizer.format(&msg!("help-values", values = values)))
}

/// A line for each value, if `help.ftl` explains any.
fn lines(values: &[PossibleValue], id: &str, localizer: &Localizer) -> Option<String> {
    let text = |value: &PossibleValue| localizer.find(&format!("help-{id}-{}", value.get_name()));
    if !values.iter().any(|value| text(value).is_some()) {
        return None;
    }
    let line = |value: &PossibleValue| match text(value) {
        Some(text) => format!("\n- {}: {text}", value.get_name()),
        None => format!("\n- {}", value.get_name()),
    };
    Some(values.iter().map(line).collect())
}
