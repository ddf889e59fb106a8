//! `ozg lint`

mod fixing;
mod rule_list;
mod step_summary;

use std::time::Instant;

use anyhow::Result;

use super::paths::PathFilter;
use super::{CommandContext, ExitStatus};
use crate::cli::{FindingsFormat, LintArgs};
use crate::config::Config;
use crate::ozg::rules::ALL;
use crate::render::findings_github::findings_github;
use crate::render::findings_gitlab::findings_gitlab;
use crate::render::findings_json::findings_json;
use crate::render::findings_junit::findings_junit;
use crate::render::findings_sarif::findings_sarif;
use crate::render::findings_text::FindingsText;
use crate::render::json_pretty;
use crate::render::step_summary::step_summary as step_table;
use crate::render::table_text::table_text;
use file_tree::Tree;
use messages::Message;
use messages::msg;
use record_lint::{Finding, Severity};
use record_lint::{FindingCounts, LintSettings, SourceMap, lint, lint_new};
use records::dataset::DatasetSource;

/// Width of a terminal that does not say how wide it is.
const USUAL_WIDTH: usize = 100;

pub(super) fn run(context: &CommandContext<'_>, args: &LintArgs) -> Result<ExitStatus> {
    if args.list_rules {
        return list_rules(context, args);
    }
    let started = Instant::now();
    let mut source = context.workspace.open(args.revision.at.as_deref())?;
    let settings = settings(context, args, &Config::load(&source.tree)?)?;
    if let Some(which) = args.fix {
        fixing::fix(context, args, which, &mut source, &settings)?;
    }
    let mut outcome = match &args.new_since {
        Some(revision) => lint_new(&source, &base(context, &source, revision)?, ALL, &settings)?,
        None => lint(&source, ALL, &settings)?,
    };
    let paths = PathFilter::new(&source, &args.paths)?;
    outcome.findings.retain(|finding| paths.has(&finding.location.file));
    outcome.files = paths.count(&source);
    let counts = outcome.counts();
    if !args.notes {
        outcome.findings.retain(|finding| finding.code.severity != Severity::Note);
    }
    let sources = SourceMap::load(&source, &outcome.findings)?;
    sources.sort(&mut outcome.findings);
    let cut = cut(&mut outcome.findings, args.max_findings);
    let shown =
        LintOutput { source: &source, findings: &outcome.findings, counts, sources: &sources };
    if !args.dry_run {
        print(context, args.format, &shown)?;
    }
    if cut > 0 {
        context.notify(&msg!("lint-cut", count = cut));
    }
    if args.format == FindingsFormat::Text {
        context.notify(&summary(&counts, started));
    }
    Ok(if counts.errors > 0 { ExitStatus::Findings } else { ExitStatus::Fine })
}

/// The rules as the dataset and the command line want them.
fn settings(
    context: &CommandContext<'_>,
    args: &LintArgs,
    config: &Config,
) -> Result<LintSettings> {
    let mut settings = LintSettings::new(context.workspace.as_of(args.revision.as_of));
    settings.configure(&config.lint, &ALL.all())?;
    args.deny.iter().try_for_each(|rule| settings.deny(rule, &ALL.all()))?;
    settings.keeps_notes =
        args.notes || args.new_since.is_some() || args.fix.is_some() || !args.paths.is_empty();
    Ok(settings)
}

/// The dataset in an earlier revision, as today's schemas see it.
fn base(
    context: &CommandContext<'_>,
    source: &DatasetSource,
    revision: &str,
) -> Result<DatasetSource> {
    DatasetSource::with(
        Tree::Revision(context.workspace.revision(revision)?),
        source.schemas.clone(),
    )
}

/// Outside of a dataset the rules are as they are by themselves.
fn list_rules(context: &CommandContext<'_>, args: &LintArgs) -> Result<ExitStatus> {
    let config = match context.workspace.files() {
        Ok(directory) => Config::load(&Tree::Directory(directory))?,
        Err(_) => Config::default(),
    };
    let settings = settings(context, args, &config)?;
    let table = rule_list::rule_list(&ALL.all(), &settings, &context.localizer);
    context.print(&table_text(&table, &context.localizer, context.width()))?;
    Ok(ExitStatus::Fine)
}

/// Leaves no more findings than are wanted; gives the number of the others.
fn cut(findings: &mut Vec<Finding>, most: Option<usize>) -> usize {
    let found = findings.len();
    findings.truncate(most.unwrap_or(found));
    found - findings.len()
}

/// What there is to print.
struct LintOutput<'s> {
    source: &'s DatasetSource,
    findings: &'s [Finding],
    counts: FindingCounts,
    sources: &'s SourceMap,
}

fn print(
    context: &CommandContext<'_>,
    format: FindingsFormat,
    shown: &LintOutput<'_>,
) -> Result<()> {
    let (findings, sources, localizer) = (shown.findings, shown.sources, &context.localizer);
    let text = match format {
        FindingsFormat::Text => text(context, shown),
        FindingsFormat::Json => json(context, shown),
        FindingsFormat::Github => findings_github(findings, sources, localizer),
        FindingsFormat::Gitlab => json_pretty(&findings_gitlab(findings, sources, localizer)),
        FindingsFormat::Sarif => {
            json_pretty(&findings_sarif(findings, &ALL.all(), sources, localizer))
        }
        FindingsFormat::Junit => findings_junit(findings, sources, localizer),
    };
    context.print(&text)?;
    if format == FindingsFormat::Github { add_to_step_summary(context, shown) } else { Ok(()) }
}

fn text(context: &CommandContext<'_>, shown: &LintOutput<'_>) -> String {
    let width = context.width().unwrap_or(USUAL_WIDTH);
    let renderer = FindingsText { localizer: &context.localizer, sources: shown.sources, width };
    let texts: Vec<_> = shown.findings.iter().map(|finding| renderer.finding(finding)).collect();
    if texts.is_empty() { String::new() } else { format!("{}\n", texts.join("\n\n")) }
}

fn json(context: &CommandContext<'_>, shown: &LintOutput<'_>) -> String {
    let record = |file: &str| {
        let record = shown.source.layout.at(file);
        record.map(|record| (record.kind.name.clone(), record.id.clone()))
    };
    let (findings, counts) = (shown.findings, &shown.counts);
    let json = findings_json(findings, counts, shown.sources, &context.localizer, &record);
    json_pretty(&json)
}

fn add_to_step_summary(context: &CommandContext<'_>, shown: &LintOutput<'_>) -> Result<()> {
    let Some(file) = step_summary::file(context) else { return Ok(()) };
    let room = step_summary::room(&file);
    let table = step_table(shown.findings, shown.sources, &context.localizer, room);
    if table.is_empty() { Ok(()) } else { step_summary::append(&file, &table) }
}

fn summary(counts: &FindingCounts, started: Instant) -> Message {
    msg!(
        "lint-summary",
        errors = counts.errors,
        warnings = counts.warnings,
        faulty = counts.faulty,
        files = counts.files,
        milliseconds = usize::try_from(started.elapsed().as_millis()).unwrap_or(usize::MAX),
    )
}
