//! `ozg lint`

mod paths;
mod step_summary;

use std::time::Instant;

use anyhow::Result;

use super::{Context, Exit};
use crate::cli::{FindingsFormat, LintArgs};
use crate::dataset::Source;
use crate::finding::Severity;
use crate::lint::rules::CORE;
use crate::lint::{Outcome, lint};
use crate::msg;
use crate::ozg;
use crate::render::Sources;
use crate::render::findings_github::findings_github;
use crate::render::findings_gitlab::findings_gitlab;
use crate::render::findings_json::findings_json;
use crate::render::findings_junit::findings_junit;
use crate::render::findings_sarif::findings_sarif;
use crate::render::findings_text::FindingsText;
use crate::render::step_summary::step_summary as step_table;

/// Width of a terminal that does not say how wide it is.
const USUAL_WIDTH: usize = 100;

pub(super) fn run(context: &Context, args: &LintArgs) -> Result<Exit> {
    let started = Instant::now();
    let source = context.open(&args.reading)?;
    let mut outcome = lint(&source, ozg::rules::RULES, context.clock(&args.reading))?;
    paths::keep_below(&source, &mut outcome, &args.paths)?;
    let sources = Sources::load(&source, &outcome.findings)?;
    sources.sort(&mut outcome.findings);
    match args.format {
        FindingsFormat::Text => print_text(context, &outcome, &sources)?,
        FindingsFormat::Json => print_json(context, &source, &outcome, &sources)?,
        FindingsFormat::Github => print_github(context, &outcome, &sources)?,
        FindingsFormat::Gitlab => print_gitlab(context, &outcome, &sources)?,
        FindingsFormat::Sarif => print_sarif(context, &outcome, &sources)?,
        FindingsFormat::Junit => print_junit(context, &outcome, &sources)?,
    }
    if args.format == FindingsFormat::Text {
        summarise(context, &outcome, started);
    }
    Ok(if outcome.count(Severity::Error) > 0 { Exit::Findings } else { Exit::Fine })
}

fn print_text(context: &Context, outcome: &Outcome, sources: &Sources) -> Result<()> {
    let width = context.width().unwrap_or(USUAL_WIDTH);
    let renderer = FindingsText { speaker: &context.speaker, sources, width };
    let texts: Vec<_> = outcome.findings.iter().map(|finding| renderer.finding(finding)).collect();
    if texts.is_empty() { Ok(()) } else { context.print(&format!("{}\n", texts.join("\n\n"))) }
}

fn print_json(
    context: &Context,
    source: &Source,
    outcome: &Outcome,
    sources: &Sources,
) -> Result<()> {
    let record = |file: &str| {
        source.layout.at(file).map(|record| (record.kind.name.clone(), record.id.clone()))
    };
    let json = findings_json(outcome, sources, &context.speaker, &record);
    context.print(&format!("{json:#}\n"))
}

fn print_github(context: &Context, outcome: &Outcome, sources: &Sources) -> Result<()> {
    let (findings, speaker) = (&outcome.findings, &context.speaker);
    context.print(&findings_github(findings, sources, speaker))?;
    let Some(file) = step_summary::file() else { return Ok(()) };
    let table = step_table(findings, sources, speaker, step_summary::room(&file));
    if table.is_empty() { Ok(()) } else { step_summary::append(&file, &table) }
}

fn print_gitlab(context: &Context, outcome: &Outcome, sources: &Sources) -> Result<()> {
    let json = findings_gitlab(&outcome.findings, sources, &context.speaker);
    context.print(&format!("{json:#}\n"))
}

fn print_sarif(context: &Context, outcome: &Outcome, sources: &Sources) -> Result<()> {
    let rules = CORE.iter().chain(ozg::rules::RULES);
    let codes: Vec<_> = rules.map(|rule| rule.code).collect();
    let json = findings_sarif(&outcome.findings, &codes, sources, &context.speaker);
    context.print(&format!("{json:#}\n"))
}

fn print_junit(context: &Context, outcome: &Outcome, sources: &Sources) -> Result<()> {
    context.print(&findings_junit(&outcome.findings, sources, &context.speaker))
}

fn summarise(context: &Context, outcome: &Outcome, started: Instant) {
    let milliseconds = usize::try_from(started.elapsed().as_millis()).unwrap_or(usize::MAX);
    let mut faulty: Vec<_> =
        outcome.findings.iter().map(|finding| &finding.location.file).collect();
    faulty.dedup();
    context.say(&msg!(
        "lint-summary",
        errors = outcome.count(Severity::Error),
        warnings = outcome.count(Severity::Warning),
        faulty = faulty.len(),
        files = outcome.files,
        milliseconds = milliseconds,
    ));
}
