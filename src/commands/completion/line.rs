//! What is typed so far: where the dataset is, which kind is asked for, which word is unfinished.

use std::ffi::OsString;

use clap::{ArgMatches, CommandFactory};

use crate::app::workspace::Workspace;
use crate::cli::{Cli, GlobalArgs, LanguageArg};
use crate::env::Env;
use messages::Language;
use records::dataset::DatasetSource;

/// A command while it is being typed.
#[derive(Debug, Clone)]
pub(super) struct CommandLine {
    pub language: Language,
    /// As typed, if the verb has one.
    pub kind: Option<String>,
    pub workspace: Workspace,
    /// Bash ends a word at `=`.
    is_bash: bool,
    revision: Option<String>,
    /// Up to the unfinished word.
    before: Vec<String>,
}

impl CommandLine {
    /// The words begin with the name of the program.
    pub(super) fn new(words: &[OsString], env: &Env) -> Self {
        let before = &words[..position(words.len(), env)];
        let matches =
            Cli::command().ignore_errors(true).try_get_matches_from(before).unwrap_or_default();
        let verb = matches.subcommand().map(|(_, verb)| verb);
        let text = |name: &str| verb.and_then(|verb| get::<String>(verb, name));
        let global = verb.unwrap_or(&matches);
        CommandLine {
            language: get::<LanguageArg>(global, "lang").map_or_else(|| env.language(), Into::into),
            kind: text("kind"),
            workspace: Workspace {
                host: env.host.clone(),
                directory: get(global, "directory").unwrap_or_else(|| GlobalArgs::DIRECTORY.into()),
                today: env.today,
            },
            is_bash: env.host.variable("_CLAP_COMPLETE_COMP_TYPE").is_some(),
            revision: text("at"),
            before: before.iter().map(|word| word.to_string_lossy().into_owned()).collect(),
        }
    }

    /// None if there is no dataset.
    pub(super) fn dataset(&self) -> Option<DatasetSource> {
        self.workspace.open(self.revision.as_deref()).ok()
    }

    /// The field whose value is being typed as a word of its own: bash ends a word at `=`.
    pub(super) fn field_before(&self) -> Option<&str> {
        let kind = self.before.iter().position(|word| Some(word) == self.kind.as_ref())?;
        match self.before.get(kind + 1..)? {
            _ if !self.is_bash => None,
            [.., field, sign] if sign == "=" => Some(field.trim_end_matches('!')),
            [.., option, _] if option.starts_with("--") => None,
            [.., field] if !field.contains(['=', '~', '<', '>', '-']) => Some(field),
            _ => None,
        }
    }
}

/// Which of the words is unfinished; fish does not say, since it is always the last.
fn position(count: usize, env: &Env) -> usize {
    let index =
        env.host.variable("_CLAP_COMPLETE_INDEX").and_then(|index| index.to_str()?.parse().ok());
    index.unwrap_or(usize::MAX).min(count.saturating_sub(1))
}

fn get<T: Clone + Send + Sync + 'static>(matches: &ArgMatches, name: &str) -> Option<T> {
    matches.try_get_one::<T>(name).ok().flatten().cloned()
}
