//! The command line typed so far: its dataset, its kind, its unfinished word.

use std::ffi::OsString;

use clap::{ArgMatches, Command, CommandFactory};

use crate::app::workspace::Workspace;
use crate::cli::{Cli, Completes, GlobalArgs, LanguageArg};
use crate::env::Env;
use file_tree::{DATA, Directory, Tree};
use messages::Language;
use records::dataset::{DatasetLayout, DatasetSource};
use records::schema::Schemas;

/// A command while it is being typed.
#[derive(Debug)]
pub(super) struct CommandLine {
    pub language: Language,
    /// As typed, if the verb has one.
    pub kind: Option<String>,
    /// The record, possibly of several words; empty if there is none.
    pub record: String,
    pub report: Option<String>,
    /// What the report is about.
    pub subject: Option<String>,
    pub workspace: Workspace,
    /// Whether the shell is bash, which ends a word at `=`.
    is_bash: bool,
    revision: Option<String>,
    /// The words before the unfinished one.
    before: Vec<String>,
}

impl CommandLine {
    /// The first of the words is the name of the program.
    pub(super) fn new(words: &[OsString], env: &Env) -> Self {
        let before = &words[..position(words.len(), env)];
        let matches =
            Cli::command().ignore_errors(true).try_get_matches_from(before).unwrap_or_default();
        let verb = matches.subcommand();
        let global = verb.map_or(&matches, |(_, verb)| verb);
        let typed = |completes| verb.map(|verb| typed(verb, completes)).unwrap_or_default();
        CommandLine {
            language: get::<LanguageArg>(global, "lang").map_or_else(|| env.language(), Into::into),
            kind: typed(Completes::Kind).pop(),
            record: typed(Completes::Record).join(" "),
            report: typed(Completes::Report).pop(),
            subject: typed(Completes::ReportSubject).pop(),
            workspace: Workspace {
                host: env.host.clone(),
                directory: get(global, "directory").unwrap_or_else(|| GlobalArgs::DIRECTORY.into()),
                today: env.today,
            },
            is_bash: env.host.variable("_CLAP_COMPLETE_COMP_TYPE").is_some(),
            revision: get(global, "at"),
            before: before.iter().map(|word| word.to_string_lossy().into_owned()).collect(),
        }
    }

    /// None if there is no dataset.
    pub(super) fn dataset(&self) -> Option<DatasetSource> {
        let Workspace { host, directory, .. } = &self.workspace;
        let revision = self.revision.as_deref();
        let tree = Tree::open(host, directory, revision);
        // The dataset may be empty: a new record may be its first.
        let empty = || Directory::open_empty(host, directory).ok().filter(|_| revision.is_none());
        let tree = tree.ok().or_else(|| empty().map(Tree::Directory))?;
        let schemas = Schemas::load(&tree).ok()?;
        let layout = DatasetLayout::new(&schemas, tree.list(DATA).unwrap_or_default());
        Some(DatasetSource { tree, schemas, layout })
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

/// The index of the unfinished word; fish does not pass it, since it is always the last.
fn position(count: usize, env: &Env) -> usize {
    let index =
        env.host.variable("_CLAP_COMPLETE_INDEX").and_then(|index| index.to_str()?.parse().ok());
    index.unwrap_or(usize::MAX).min(count.saturating_sub(1))
}

fn get<T: Clone + Send + Sync + 'static>(matches: &ArgMatches, name: &str) -> Option<T> {
    matches.try_get_one::<T>(name).ok().flatten().cloned()
}

/// The values given for those arguments of a verb that have this mark.
fn typed((verb, matches): (&str, &ArgMatches), completes: Completes) -> Vec<String> {
    let program = Cli::command();
    let args = program.find_subcommand(verb).into_iter().flat_map(Command::get_arguments);
    let marked = args.filter(|arg| arg.get() == Some(&completes));
    let values = marked
        .filter_map(|arg| matches.try_get_many::<String>(arg.get_id().as_str()).ok().flatten());
    values.flatten().cloned().collect()
}
