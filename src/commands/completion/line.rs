//! What is typed so far: where the dataset is, which kind is asked for, which word is unfinished.

use std::env;
use std::ffi::OsString;
use std::path::PathBuf;

use clap::{ArgMatches, CommandFactory};

use crate::cli::{Cli, Global};
use crate::dataset::Source;
use crate::language::Language;
use crate::tree::Tree;

/// A command while it is being typed.
#[derive(Debug, Clone)]
pub(super) struct Line {
    pub language: Language,
    /// As typed, if the verb has one.
    pub kind: Option<String>,
    directory: PathBuf,
    revision: Option<String>,
    /// Up to the unfinished word.
    before: Vec<String>,
}

impl Line {
    /// The words begin with the name of the program.
    pub(super) fn new(words: &[OsString]) -> Self {
        let before = &words[..position(words.len())];
        let matches =
            Cli::command().ignore_errors(true).try_get_matches_from(before).unwrap_or_default();
        let verb = matches.subcommand().map(|(_, verb)| verb);
        let text = |name: &str| verb.and_then(|verb| get::<String>(verb, name));
        let global = verb.unwrap_or(&matches);
        Line {
            language: get(global, "lang").unwrap_or_else(Language::from_environment),
            kind: text("kind"),
            directory: get(global, "directory").unwrap_or_else(|| Global::DIRECTORY.into()),
            revision: text("at"),
            before: before.iter().map(|word| word.to_string_lossy().into_owned()).collect(),
        }
    }

    /// None if there is no dataset.
    pub(super) fn dataset(&self) -> Option<Source> {
        Source::open(Tree::open(&self.directory, self.revision.as_deref()).ok()?).ok()
    }

    /// The field whose value is being typed as a word of its own: bash ends a word at `=`.
    pub(super) fn field_before(&self) -> Option<&str> {
        let is_bash = env::var_os("_CLAP_COMPLETE_COMP_TYPE").is_some();
        let kind = self.before.iter().position(|word| Some(word) == self.kind.as_ref())?;
        match self.before.get(kind + 1..)? {
            _ if !is_bash => None,
            [.., field, sign] if sign == "=" => Some(field.trim_end_matches('!')),
            [.., option, _] if option.starts_with("--") => None,
            [.., field] if !field.contains(['=', '~', '<', '>', '-']) => Some(field),
            _ => None,
        }
    }
}

/// Which of the words is unfinished; fish does not say, since it is always the last.
fn position(count: usize) -> usize {
    let index = env::var("_CLAP_COMPLETE_INDEX").ok().and_then(|index| index.parse().ok());
    index.unwrap_or(usize::MAX).min(count.saturating_sub(1))
}

fn get<T: Clone + Send + Sync + 'static>(matches: &ArgMatches, name: &str) -> Option<T> {
    matches.try_get_one::<T>(name).ok().flatten().cloned()
}
