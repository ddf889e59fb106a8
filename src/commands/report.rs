//! `ozg report`

mod all;
mod digest;
mod document;
mod folder;
mod pages;
mod request;
mod trend;

use anyhow::{Result, bail};

use super::output::Destination;
use super::{CommandContext, ExitStatus};
use crate::cli::{ReportArgs, ReportFormat};
use crate::ozg::report::{DIGEST, OVER_TIME, REPORTS, Report, TREND};
use crate::render::report_list::report_list;
use crate::render::site::PageContext;
use crate::section::{Section, compare};
use document::{RenderedOutput, ReportDocument};
use messages::Message;
use messages::msg;
use records::suggest;
use request::ReportRequest;

pub(super) fn run(context: &CommandContext<'_>, args: &ReportArgs) -> Result<ExitStatus> {
    if let (true, Some(folder)) = (args.all, &args.output) {
        return all::run(context, args, folder);
    }
    let Some(name) = args.name.as_deref().filter(|_| !args.list) else { return list(context) };
    match name {
        _ if name == DIGEST.name => return digest::run(context, args),
        _ if name == TREND.name => return trend::run(context, args),
        _ => reject_options(
            name,
            &[("--since", args.since.is_some()), ("--every", args.every.is_some())],
        )?,
    }
    let destination = Destination::of_report(context, args.format, args.output.as_deref())?;
    let source = context.workspace.open(args.revision.at.as_deref())?;
    let report = find_report(name)?;
    let id = request::resolve_subject(args, report, &source)?;
    let request = ReportRequest::new(context, args, report, &source, id.as_deref())?;
    let mut now = request.answer(&source)?;
    if let Some(revision) = &args.compare {
        let before = request.answer_of(&context.workspace.open(Some(revision))?)?;
        now.sections = compare(now.sections, before.map(|b| b.sections).unwrap_or_default());
    }
    now.sections = select_table(now.sections, args.table.as_deref())?;
    let left_out = now.left_out;
    let (localizer, width) = (&context.localizer, destination.width(context));
    let document = ReportDocument::new(&request, now);
    let content = document.content(destination.format, localizer, width, &PageContext::ALONE)?;
    write_output(context, &destination, content)?;
    report_skipped(context, left_out);
    Ok(ExitStatus::Fine)
}

/// That records cannot be read, and so are in no figure.
fn report_skipped(context: &CommandContext<'_>, count: usize) {
    if count > 0 {
        context.notify(&msg!("left-out", count = count));
    }
}

fn write_output(
    context: &CommandContext<'_>,
    destination: &Destination<'_, ReportFormat>,
    content: RenderedOutput,
) -> Result<()> {
    match content {
        RenderedOutput::Text(text) => destination.text(context, &text),
        RenderedOutput::Bytes(bytes) => destination.bytes(context, &bytes),
    }
}

/// Every report with what it says, in the language of the reader.
fn list(context: &CommandContext<'_>) -> Result<ExitStatus> {
    let described = |report: &Report| {
        let id = report.subject.map(|_| " ID").unwrap_or_default();
        (format!("{}{id}", report.name), (report.about)())
    };
    let over_time = OVER_TIME
        .iter()
        .map(|report| (format!("{}{}", report.name, report.takes), (report.about)()));
    let reports: Vec<_> = REPORTS.iter().map(described).chain(over_time).collect();
    context.print(&report_list(&reports, &context.localizer, context.width()))?;
    Ok(ExitStatus::Fine)
}

fn find_report(name: &str) -> Result<&'static Report> {
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
fn reject_options(report: &str, options: &[(&str, bool)]) -> Result<()> {
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
    let suggestion = suggest::nearest(name, names.clone()).map(str::to_owned);
    say(name, suggestion.unwrap_or_else(|| names.collect::<Vec<_>>().join(", ")))
}

/// All sections, or the one whose table is asked for.
fn select_table(mut sections: Vec<Section>, table: Option<&str>) -> Result<Vec<Section>> {
    let Some(name) = table else { return Ok(sections) };
    if !sections.iter().any(|section| section.table.name == name) {
        bail!(unknown(name, sections.iter().map(|s| s.table.name), |name, list| {
            msg!("report-no-table", name = name, list = list)
        }))
    }
    sections.retain(|section| section.table.name == name);
    Ok(sections)
}
