//! Findings in each of the formats.

use anyhow::Result;

use super::step_summary;
use crate::app::lint::LintAnswer;
use crate::cli::FindingsFormat;
use crate::commands::CommandContext;
use crate::ozg::rules::ALL;
use crate::render::findings_github::findings_github;
use crate::render::findings_gitlab::findings_gitlab;
use crate::render::findings_json::findings_json;
use crate::render::findings_junit::findings_junit;
use crate::render::findings_sarif::findings_sarif;
use crate::render::findings_text::FindingsText;
use crate::render::json_pretty;
use crate::render::step_summary::step_summary as step_table;

/// Width of a terminal that does not say how wide it is.
const USUAL_WIDTH: usize = 100;

pub(super) fn print_findings(
    context: &CommandContext<'_>,
    format: FindingsFormat,
    answer: &LintAnswer<'_>,
) -> Result<()> {
    let (findings, sources, localizer) = (&answer.findings, &answer.sources, &context.localizer);
    let text = match format {
        FindingsFormat::Text => text(context, answer),
        FindingsFormat::Json => json(context, answer),
        FindingsFormat::Github => findings_github(findings, sources, localizer),
        FindingsFormat::Gitlab => json_pretty(&findings_gitlab(findings, sources, localizer)),
        FindingsFormat::Sarif => {
            json_pretty(&findings_sarif(findings, &ALL.all(), sources, localizer))
        }
        FindingsFormat::Junit => findings_junit(findings, sources, localizer),
    };
    context.print(&text)?;
    if format == FindingsFormat::Github { add_to_step_summary(context, answer) } else { Ok(()) }
}

fn text(context: &CommandContext<'_>, answer: &LintAnswer<'_>) -> String {
    let width = context.width().unwrap_or(USUAL_WIDTH);
    let renderer = FindingsText { localizer: &context.localizer, sources: &answer.sources, width };
    let texts: Vec<_> = answer.findings.iter().map(|finding| renderer.finding(finding)).collect();
    if texts.is_empty() { String::new() } else { format!("{}\n", texts.join("\n\n")) }
}

fn json(context: &CommandContext<'_>, answer: &LintAnswer<'_>) -> String {
    let record = |file: &str| {
        let record = answer.source.layout.at(file);
        record.map(|record| (record.kind.name.clone(), record.id.clone()))
    };
    let (findings, counts) = (&answer.findings, &answer.counts);
    let json = findings_json(findings, counts, &answer.sources, &context.localizer, &record);
    json_pretty(&json)
}

fn add_to_step_summary(context: &CommandContext<'_>, answer: &LintAnswer<'_>) -> Result<()> {
    let Some(file) = step_summary::file(context) else { return Ok(()) };
    let room = step_summary::room(&file);
    let table = step_table(&answer.findings, &answer.sources, &context.localizer, room);
    if table.is_empty() { Ok(()) } else { step_summary::append(&file, &table) }
}
