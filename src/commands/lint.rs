//! `ozg lint`

mod paths;

use std::time::Instant;

use anyhow::Result;

use super::{Context, Exit};
use crate::cli::{FindingsFormat, LintArgs};
use crate::dataset::Source;
use crate::finding::Severity;
use crate::lint::{Outcome, lint};
use crate::msg;
use crate::ozg;
use crate::render::Sources;
use crate::render::findings_json::findings_json;
use crate::render::findings_text::FindingsText;

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
