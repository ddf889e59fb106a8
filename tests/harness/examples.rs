//! Example arguments for every verb and every report, for tests that cover all of them.

use clap::CommandFactory;
use ozg::cli::Cli;
use ozg::ozg::report::REPORTS;

/// One record of each kind that a report can be about; each is in the report fixture and in the
/// shipped data.
pub const SUBJECTS: [(&str, &str); 6] = [
    ("municipality", "soest"),
    ("organisation", "kdn"),
    ("themenfeld", "familie_kind"),
    ("project", "einbuergerung"),
    ("leistung", "10257-einbuergerung"),
    ("online-service", "digitaler-einbuergerungsantrag"),
];

/// Each verb whose output is for people, with example arguments.
pub const VERBS: [&[&str]; 8] = [
    &["query", "project"],
    &["show", "wohngeld"],
    &["search", "wohngeld"],
    &["report", "overview", "--table", "projects_by_phase"],
    &["diff", "HEAD~1"],
    &["log"],
    &["blame", "wohngeld"],
    &["lint"],
];

/// Every entry of [`VERBS`] in each of its output formats.
pub fn verbs_in_formats() -> Vec<Vec<String>> {
    let in_formats = |verb: &clap::Command| {
        let name = verb.get_name();
        // `export` writes files: its formats are never printed.
        let format = verb.get_arguments().find(|arg| arg.get_id() == "format" && name != "export");
        let formats = format.map(clap::Arg::get_possible_values).unwrap_or_default();
        let args = VERBS.iter().find(|args| args[0] == name);
        assert!(formats.is_empty() || args.is_some(), "VERBS lacks {name}");
        let args = args.into_iter().copied().flatten();
        let args: Vec<_> = args.map(|arg| (*arg).to_owned()).collect();
        let with = |format: &clap::builder::PossibleValue| {
            [&args[..], &["--format".to_owned(), format.get_name().to_owned()]].concat()
        };
        formats.iter().map(with).collect::<Vec<_>>()
    };
    Cli::command().get_subcommands().flat_map(in_formats).collect()
}

/// A report with example arguments.
pub struct ReportExample {
    pub name: &'static str,
    /// The arguments after `ozg report`.
    pub args: String,
    /// The kinds that its subject can have; the example uses the first.
    pub kinds: &'static [&'static str],
}

/// Every report; one about a period gets a period for which the fixture has data.
pub fn reports() -> Vec<ReportExample> {
    let example = |report: &ozg::ozg::report::Report| {
        let name = report.name;
        let kind = report.subjects.first().copied().unwrap_or_default();
        let subject = SUBJECTS.iter().find(|(subject, _)| *subject == kind);
        assert!(kind.is_empty() || subject.is_some(), "SUBJECTS lacks a {kind}");
        let args = match subject {
            Some((_, id)) => format!("{name} {id}"),
            None if report.is_of_period() => format!("{name} --from 2021 --to 2023-06"),
            None => name.to_owned(),
        };
        ReportExample { name, args, kinds: report.subjects }
    };
    REPORTS.iter().map(example).collect()
}
