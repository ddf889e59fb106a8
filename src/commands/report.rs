//! `ozg report`

mod all;
mod asked;
mod digest;
mod document;
mod folder;
mod pages;
mod trend;

use anyhow::{Result, bail};

use super::output::Destination;
use super::{Context, Exit};
use crate::cli::{ReportArgs, ReportFormat};
use crate::ozg::report::{DIGEST, OVER_TIME, REPORTS, Report, TREND};
use crate::render::report_list::report_list;
use crate::render::site::Place;
use crate::section::{Section, compare};
use asked::Asked;
use document::{Content, Document};
use messages::Message;
use messages::msg;
use records::suggest;

pub(super) fn run(context: &Context<'_>, args: &ReportArgs) -> Result<Exit> {
    if let (true, Some(folder)) = (args.all, &args.output) {
        return all::run(context, args, folder);
    }
    let Some(name) = args.name.as_deref().filter(|_| !args.list) else { return list(context) };
    match name {
        _ if name == DIGEST.name => return digest::run(context, args),
        _ if name == TREND.name => return trend::run(context, args),
        _ => {
            none_of(name, &[("--since", args.since.is_some()), ("--every", args.every.is_some())])?
        }
    }
    let destination = Destination::of_report(context, args.format, args.output.as_deref())?;
    let source = context.open(&args.reading)?;
    let report = named(name)?;
    let id = asked::subject(args, report, &source)?;
    let asked = Asked::new(context, args, report, &source, id.as_deref())?;
    let mut now = asked.answer(&source)?;
    if let Some(revision) = &args.compare {
        let before = asked.answer_of(&context.open_at(Some(revision))?)?;
        now.sections = compare(now.sections, before.map(|b| b.sections).unwrap_or_default());
    }
    now.sections = chosen(now.sections, args.table.as_deref())?;
    let left_out = now.left_out;
    let (speaker, width) = (&context.speaker, destination.width(context));
    let document = Document::new(&asked, now);
    let content = document.content(destination.format, speaker, width, &Place::ALONE)?;
    deliver(context, &destination, content)?;
    tell_left_out(context, left_out);
    Ok(Exit::Fine)
}

/// That records cannot be read, and so are in no figure.
fn tell_left_out(context: &Context<'_>, count: usize) {
    if count > 0 {
        context.say(&msg!("left-out", count = count));
    }
}

fn deliver(
    context: &Context<'_>,
    destination: &Destination<'_, ReportFormat>,
    content: Content,
) -> Result<()> {
    match content {
        Content::Text(text) => destination.text(context, &text),
        Content::Bytes(bytes) => destination.bytes(context, &bytes),
    }
}

/// Every report with what it says, in the language of the reader.
fn list(context: &Context<'_>) -> Result<Exit> {
    let described = |report: &Report| {
        let id = report.subject.map(|_| " ID").unwrap_or_default();
        (format!("{}{id}", report.name), (report.about)())
    };
    let over_time = OVER_TIME
        .iter()
        .map(|report| (format!("{}{}", report.name, report.takes), (report.about)()));
    let reports: Vec<_> = REPORTS.iter().map(described).chain(over_time).collect();
    context.print(&report_list(&reports, &context.speaker, context.width()))?;
    Ok(Exit::Fine)
}

fn named(name: &str) -> Result<&'static Report> {
    let Some(report) = REPORTS.iter().find(|report| report.name == name) else {
        let over_time = OVER_TIME.iter().map(|report| report.name);
        let names = REPORTS.iter().map(|report| report.name).chain(over_time);
        bail!(unknown(name, names, |name, list| {
            msg!("report-unknown", name = name, list = list)
        }))
    };
    Ok(report)
}

/// Refuses options that say nothing to a report.
fn none_of(report: &str, options: &[(&str, bool)]) -> Result<()> {
    match options.iter().find(|(_, is_given)| *is_given) {
        Some((option, _)) => bail!(msg!("report-not-with", report = report, option = *option)),
        None => Ok(()),
    }
}

/// Says what a misspelt name may have meant, or all there are.
fn unknown<'n>(
    name: &str,
    names: impl Iterator<Item = &'n str> + Clone,
    say: fn(&str, String) -> Message,
) -> Message {
    let meant = suggest::nearest(name, names.clone()).map(str::to_owned);
    say(name, meant.unwrap_or_else(|| names.collect::<Vec<_>>().join(", ")))
}

/// All sections, or the one whose table is asked for.
fn chosen(mut sections: Vec<Section>, table: Option<&str>) -> Result<Vec<Section>> {
    let Some(name) = table else { return Ok(sections) };
    if !sections.iter().any(|section| section.table.name == name) {
        bail!(unknown(name, sections.iter().map(|s| s.table.name), |name, list| {
            msg!("report-no-table", name = name, list = list)
        }))
    }
    sections.retain(|section| section.table.name == name);
    Ok(sections)
}
