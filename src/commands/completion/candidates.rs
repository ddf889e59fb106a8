//! The candidates for each argument, by its `Completes` mark.

use std::ffi::OsStr;
use std::sync::Arc;

use clap_complete::engine::{ArgValueCompleter, PathCompleter};

use super::dataset::CompletionContext;
use super::line::CommandLine;
use super::offer::{CandidateList, candidate, paths};
use crate::cli::{Completes, HELP_WIDTH, localized};
use crate::locales;
use crate::ozg;
use crate::ozg::domain::{Municipality, RecordView, Themenfeld};
use crate::ozg::report::{OVER_TIME, REPORTS};
use file_tree::Revision;

/// Creates completers for arguments from the command line typed so far.
pub(super) struct Completers {
    line: Arc<CommandLine>,
}

impl Completers {
    pub(super) fn new(line: CommandLine) -> Self {
        Completers { line: Arc::new(line) }
    }

    pub(super) fn of(&self, completes: Completes) -> ArgValueCompleter {
        self.completer(move |line, prefix| {
            prefix.to_str().map(|prefix| candidates(completes, line, prefix)).unwrap_or_default()
        })
    }

    /// Files and folders.
    pub(super) fn paths(&self) -> ArgValueCompleter {
        self.completer(|line, prefix| {
            paths(PathCompleter::any(), line.workspace.host.current_dir(), prefix)
        })
    }

    fn completer(
        &self,
        candidates: impl Fn(&CommandLine, &OsStr) -> CandidateList + Send + Sync + 'static,
    ) -> ArgValueCompleter {
        let line = Arc::clone(&self.line);
        ArgValueCompleter::new(move |prefix: &OsStr| candidates(&line, prefix))
    }
}

fn candidates(completes: Completes, line: &CommandLine, prefix: &str) -> CandidateList {
    match completes {
        Completes::Rule => rules(line, prefix, &[]),
        Completes::RuleOrWarnings => rules(line, prefix, &["warnings"]),
        Completes::Report => reports(line, prefix),
        Completes::Kind => of_dataset(line, |dataset| dataset.kinds(prefix)),
        Completes::Record => of_dataset(line, |dataset| dataset.records(prefix, |_| true)),
        Completes::Field => of_dataset(line, |dataset| dataset.fields(prefix)),
        Completes::SortKey => of_dataset(line, |dataset| dataset.sort_keys(prefix)),
        Completes::Filter => of_dataset(line, |dataset| dataset.filters(prefix)),
        Completes::Assignment => of_dataset(line, |dataset| dataset.assignments(prefix)),
        Completes::StoredField => of_dataset(line, |dataset| dataset.stored_fields(prefix)),
        Completes::ReportSubject => of_dataset(line, |dataset| dataset.report_subjects(prefix)),
        Completes::Table => of_dataset(line, |dataset| dataset.tables(prefix)),
        Completes::Themenfeld => of_dataset(line, |dataset| dataset.ids(Themenfeld::KIND, prefix)),
        Completes::Kommune => of_dataset(line, |dataset| dataset.ids(Municipality::KIND, prefix)),
        Completes::Kreis => of_dataset(line, |dataset| dataset.kreise(prefix)),
        Completes::Regierungsbezirk => of_dataset(line, |dataset| {
            dataset.of_kommunen(Municipality::REGIERUNGSBEZIRK.name, prefix)
        }),
        Completes::Groessenklasse => of_dataset(line, |dataset| {
            dataset.of_kommunen(Municipality::GROESSENKLASSE.name, prefix)
        }),
        Completes::Revision => revisions(line, prefix),
        Completes::RevisionOrFolder => revisions_and_folders(line, prefix),
        Completes::Verb => verbs(line, prefix),
    }
}

/// Empty without a dataset.
fn of_dataset(
    line: &CommandLine,
    candidates: impl FnOnce(&CompletionContext<'_>) -> CandidateList,
) -> CandidateList {
    let source = line.dataset();
    let found = source.map(|source| candidates(&CompletionContext { line, source: &source }));
    found.unwrap_or_default()
}

/// Words, and rules by name or code with their summaries.
fn rules(line: &CommandLine, prefix: &str, words: &[&str]) -> CandidateList {
    let rules = ozg::rules::ALL.all();
    let by_name = rules.iter().map(|rule| (rule.code.name, rule));
    let by_code = rules.iter().filter(|_| !prefix.is_empty()).map(|rule| (rule.code.id, rule));
    let rules = by_name
        .chain(by_code)
        .filter_map(|(word, rule)| candidate(prefix, word, rule.page.summary(line.language)));
    words.iter().filter_map(|word| candidate(prefix, word, "")).chain(rules).collect()
}

fn reports(line: &CommandLine, prefix: &str) -> CandidateList {
    let localizer = locales::localizer(line.language);
    let named = REPORTS.iter().map(|report| (report.name, report.title));
    let over_time = OVER_TIME.iter().map(|report| (report.name, report.title));
    let reports = named.chain(over_time);
    reports
        .filter_map(|(name, title)| candidate(prefix, name, &localizer.format(&title())))
        .collect()
}

/// Empty outside a repository.
fn revisions(line: &CommandLine, prefix: &str) -> CandidateList {
    let names =
        Revision::names(&line.workspace.host, &line.workspace.directory).unwrap_or_default();
    // A name that begins with a dash would be read as an option.
    let names = names.iter().filter(|name| !name.starts_with('-'));
    names.filter_map(|name| candidate(prefix, name, "")).collect()
}

/// Revisions, also the second of `BASE...HEAD`, then folders.
fn revisions_and_folders(line: &CommandLine, prefix: &str) -> CandidateList {
    let (base, head) = prefix.split_at(prefix.rfind("...").map_or(0, |at| at + 3));
    let revisions = revisions(line, head).into_iter();
    let folders =
        paths(PathCompleter::dir(), line.workspace.host.current_dir(), OsStr::new(prefix));
    revisions.map(|completion| completion.add_prefix(base)).chain(folders).collect()
}

fn verbs(line: &CommandLine, prefix: &str) -> CandidateList {
    let program = localized(line.language, HELP_WIDTH);
    let verb = |verb: &clap::Command| {
        let about = verb.get_about().map(ToString::to_string).unwrap_or_default();
        candidate(prefix, verb.get_name(), &about)
    };
    program.get_subcommands().filter_map(verb).collect()
}
