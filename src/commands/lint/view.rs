//! Findings in each of the formats.

use anyhow::Result;

use super::step_summary;
use crate::app::data_state::state_message;
use crate::app::lint::LintAnswer;
use crate::cli::Format;
use crate::commands::CommandContext;
use crate::commands::output::Destination;
use crate::ozg::rules::ALL;
use crate::render::findings_concise::findings_concise;
use crate::render::findings_github::findings_github;
use crate::render::findings_text::FindingsText;
use crate::render::rewrites_text::rewrites_text;
use crate::render::warning_counts::warning_counts;
use crate::view::findings::FindingsView;
use crate::wire::gitlab::gitlab_issues;
use crate::wire::junit::findings_junit;
use crate::wire::lint::{FindingContext, LintShape};
use crate::wire::{self, sarif::SarifLog};
use record_lint::Rewrite;

/// Width in columns if that of the terminal is unknown.
const DEFAULT_WIDTH: usize = 100;

pub(super) fn print_findings(
    context: &CommandContext<'_>,
    format: Format,
    answer: &LintAnswer<'_>,
    rewrites: Option<&[Rewrite]>,
) -> Result<()> {
    let (findings, sources, localizer) = (&answer.findings, &answer.sources, &context.localizer);
    let text = match format {
        Format::Text => text(context, answer, rewrites),
        Format::Json => json(context, answer, rewrites)?,
        Format::Concise => findings_concise(findings, sources, localizer),
        Format::Github => findings_github(findings, sources, localizer),
        Format::Gitlab => wire::json(&gitlab_issues(findings, sources, localizer))?,
        Format::Sarif => {
            let pages = rule_pages(context, answer);
            let rules = ALL.all();
            wire::json(&SarifLog::new(findings, &rules, pages.as_deref(), sources, localizer))?
        }
        Format::Junit => findings_junit(findings, sources, localizer)?,
        _ => {
            let state = state_message(&answer.source.tree.state());
            let view = FindingsView { sources, localizer };
            let document = view.document(findings, &answer.counts, &state);
            return Destination::stdout(format).document(context, &document);
        }
    };
    context.print(&text)?;
    match format {
        Format::Github => add_to_step_summary(context, answer),
        Format::Text if !answer.summed.is_empty() => {
            context.print(if text.is_empty() { "" } else { "\n" })?;
            let table = warning_counts(&answer.summed);
            Destination::stdout(format).table(context, &table, &[])
        }
        _ => Ok(()),
    }
}

/// First what was fixed, then the remaining findings.
fn text(
    context: &CommandContext<'_>,
    answer: &LintAnswer<'_>,
    rewrites: Option<&[Rewrite]>,
) -> String {
    let renderer = FindingsText {
        localizer: &context.localizer,
        sources: &answer.sources,
        width: context.width().unwrap_or(DEFAULT_WIDTH),
        is_wrapped: context.env.stdout.is_terminal,
    };
    let texts: Vec<_> = answer.findings.iter().map(|finding| renderer.finding(finding)).collect();
    let fixed = rewrites.map(|rewrites| rewrites_text(rewrites, &context.localizer));
    let findings = (!texts.is_empty()).then(|| format!("{}\n", texts.join("\n\n")));
    let parts: Vec<_> = fixed.into_iter().filter(|text| !text.is_empty()).chain(findings).collect();
    parts.join("\n")
}

/// The address of the pages of the rules, if the repository has them: CI systems set the address of the repository.
fn rule_pages(context: &CommandContext<'_>, answer: &LintAnswer<'_>) -> Option<String> {
    let variable = |name| context.workspace.host.variable(name)?.to_str();
    let github = || {
        let (server, name) = (variable("GITHUB_SERVER_URL")?, variable("GITHUB_REPOSITORY")?);
        Some(format!("{server}/{name}/blob/{}", variable("GITHUB_SHA")?))
    };
    let gitlab = || {
        let project = variable("CI_PROJECT_URL")?;
        Some(format!("{project}/-/blob/{}", variable("CI_COMMIT_SHA")?))
    };
    let has_pages = !answer.source.tree.list(RULE_PAGES).ok()?.is_empty();
    let repository = github().or_else(gitlab).filter(|_| has_pages)?;
    Some(format!("{repository}/{RULE_PAGES}"))
}

/// The folder with the pages of the rules, in the repository of the program.
const RULE_PAGES: &str = "docs/rules";

fn json(
    context: &CommandContext<'_>,
    answer: &LintAnswer<'_>,
    rewrites: Option<&[Rewrite]>,
) -> Result<String> {
    let record = |file: &str| {
        let record = answer.source.layout.at(file);
        record.map(|record| (record.kind.name.clone(), record.id().to_owned()))
    };
    let (findings, counts) = (&answer.findings, &answer.counts);
    let (sources, localizer) = (&answer.sources, &context.localizer);
    let context = FindingContext { sources, localizer, record: &record };
    let state = answer.source.tree.state();
    wire::json(&LintShape::new(findings, counts, context, rewrites, &state))
}

fn add_to_step_summary(context: &CommandContext<'_>, answer: &LintAnswer<'_>) -> Result<()> {
    let Some(file) = step_summary::file(context) else { return Ok(()) };
    let room = step_summary::room(&file);
    let view = FindingsView { sources: &answer.sources, localizer: &context.localizer };
    let table = view.step_summary(&answer.findings, room);
    if table.is_empty() { Ok(()) } else { step_summary::append(&file, &table) }
}
