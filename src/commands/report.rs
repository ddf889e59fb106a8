//! `ozg report`

mod pages;
mod set;
mod view;

use anyhow::{Result, bail};

use super::output::{Destination, RenderedOutput};
use super::{CommandContext, ExitStatus};
use crate::app::digest::{DigestRequest, digest};
use crate::app::narrowing::narrowing;
use crate::app::report::{ReportParams, ReportRequest, report};
use crate::app::report_set::ReportSetRequest;
use crate::app::trend::{TrendPeriod, TrendRequest, trend};
use crate::cli::ReportArgs;
use crate::format::{AnswerKind, Format};
use crate::ozg::period::Period;
use crate::ozg::report::{DIGEST, NEWS, OVER_TIME, REPORTS, Report, TREND};
use crate::ozg::scope::ScopeFilter;
use crate::view::reports::reports_document;
use crate::view::site::PageContext;
use messages::msg;
use view::ReportView;

pub(super) fn run(context: &CommandContext<'_>, args: &ReportArgs) -> Result<ExitStatus> {
    if let (true, Some(folder)) = (args.all, &args.output) {
        let params = params(context, args)?;
        let request = ReportSetRequest {
            compare: args.compare.as_deref(),
            since: args.since.as_deref(),
            period: period(args),
            params: &params,
        };
        return set::write_set(context, &request, args.format.unwrap_or(Format::Md), folder);
    }
    let Some(name) = args.name.as_deref() else {
        check_nameless(args)?;
        return list(context);
    };
    if name != NEWS.name {
        reject_options(name, &news_options(args))?;
    }
    match name {
        _ if name == DIGEST.name => run_digest(context, args),
        _ if name == TREND.name => run_trend(context, args),
        _ => run_report(context, args, name),
    }
}

fn run_report(context: &CommandContext<'_>, args: &ReportArgs, name: &str) -> Result<ExitStatus> {
    reject_options(name, &[("--since", args.since.is_some()), ("--every", args.every.is_some())])?;
    let destination = destination(context, args)?;
    let request = ReportRequest {
        name,
        id: args.id.as_deref(),
        compare: args.compare.as_deref(),
        table: args.table.as_deref(),
        params: &params(context, args)?,
    };
    let answer = report(&context.workspace, &request)?;
    let content = view(context, &destination).report(&answer)?;
    finish(context, &destination, &content, answer.left_out)
}

fn run_digest(context: &CommandContext<'_>, args: &ReportArgs) -> Result<ExitStatus> {
    if let Some(id) = &args.id {
        bail!(msg!("report-no-id", report = DIGEST.name, id = id));
    }
    let options = [
        ("--every", args.every.is_some()),
        ("--compare", args.compare.is_some()),
        ("--table", args.table.is_some()),
    ];
    reject_options(DIGEST.name, &options)?;
    let destination = destination(context, args)?;
    let Some(since) = args.since.as_deref() else { bail!(msg!("report-since-missing")) };
    let request = DigestRequest { since, params: &params(context, args)? };
    let answer = digest(&context.workspace, &request)?;
    let content = view(context, &destination).digest(&answer)?;
    finish(context, &destination, &content, answer.left_out)
}

fn run_trend(context: &CommandContext<'_>, args: &ReportArgs) -> Result<ExitStatus> {
    let options = [("--compare", args.compare.is_some()), ("--table", args.table.is_some())];
    reject_options(TREND.name, &options)?;
    let destination = destination(context, args)?;
    let request = TrendRequest {
        figure: args.id.as_deref(),
        since: args.since.as_deref(),
        period: period(args),
        params: &params(context, args)?,
    };
    let answer = trend(&context.workspace, &request)?;
    let content = view(context, &destination).report(&answer)?;
    finish(context, &destination, &content, answer.left_out)
}

fn destination<'o>(context: &CommandContext<'_>, args: &'o ReportArgs) -> Result<Destination<'o>> {
    Destination::new(context, AnswerKind::Report, args.format, args.output.as_deref())
}

/// Lists every report with its description, in the language of the user.
fn list(context: &CommandContext<'_>) -> Result<ExitStatus> {
    let described = |report: &Report| {
        let id = if report.subjects.is_empty() { "" } else { " ID" };
        (format!("{}{id}", report.name), (report.about)())
    };
    let over_time = OVER_TIME
        .iter()
        .map(|report| (format!("{}{}", report.name, report.takes), (report.about)()));
    let reports: Vec<_> = REPORTS.iter().map(described).chain(over_time).collect();
    let document = reports_document(&reports, &context.localizer);
    Destination::stdout(Format::Text).document(context, &document)?;
    Ok(ExitStatus::Fine)
}

/// The parameters of all reports, from the options.
fn params(context: &CommandContext<'_>, args: &ReportArgs) -> Result<ReportParams> {
    let at = args.revision.at.clone();
    let as_of = context.workspace.as_of(args.revision.as_of);
    let typed = ScopeFilter {
        themenfeld: args.themenfeld.clone(),
        regierungsbezirk: args.regierungsbezirk.clone(),
        kreis: args.kreis.clone(),
        groessenklasse: args.groessenklasse.clone(),
        kommune: args.kommune.clone(),
    };
    Ok(ReportParams {
        narrowing: narrowing(&context.workspace, at.as_deref(), typed)?,
        at,
        as_of,
        months: args.months,
        period: Period::new(args.from, args.to, as_of)?,
    })
}

/// The options that only the report about a period accepts.
fn news_options(args: &ReportArgs) -> [(&'static str, bool); 2] {
    [("--from", args.from.is_some()), ("--to", args.to.is_some())]
}

fn period(args: &ReportArgs) -> TrendPeriod {
    args.every.map(Into::into).unwrap_or_default()
}

/// Rejects options that need a report if none is named.
fn check_nameless(args: &ReportArgs) -> Result<()> {
    let options = [
        ("--since", args.since.is_some()),
        ("--every", args.every.is_some()),
        ("--compare", args.compare.is_some()),
        ("--table", args.table.is_some()),
        ("--format", args.format.is_some()),
        ("--output", args.output.is_some()),
    ];
    match options.iter().chain(&news_options(args)).find(|(_, is_given)| *is_given) {
        Some((option, _)) => bail!(msg!("report-name-missing", option = *option)),
        None => Ok(()),
    }
}

/// Rejects options that a report does not accept.
fn reject_options(report: &str, options: &[(&str, bool)]) -> Result<()> {
    match options.iter().find(|(_, is_given)| *is_given) {
        Some((option, _)) => bail!(msg!("report-not-with", report = report, option = *option)),
        None => Ok(()),
    }
}

fn view<'v>(context: &'v CommandContext<'_>, destination: &Destination<'_>) -> ReportView<'v> {
    ReportView {
        format: destination.format,
        localizer: &context.localizer,
        width: destination.width(context),
        place: PageContext::ALONE,
    }
}

fn finish(
    context: &CommandContext<'_>,
    destination: &Destination<'_>,
    content: &RenderedOutput,
    left_out: usize,
) -> Result<ExitStatus> {
    destination.content(context, content)?;
    context.notify_left_out(left_out);
    Ok(ExitStatus::Fine)
}
