//! Findings in each of the formats.

use anyhow::Result;

use super::step_summary;
use crate::app::data_state::state_message;
use crate::app::lint::LintAnswer;
use crate::commands::CommandContext;
use crate::commands::output::Destination;
use crate::format::Format;
use crate::render::findings_text::FindingsText;
use crate::render::rewrites_text::rewrites_text;
use crate::render::warning_counts::warning_counts;
use crate::view::findings::FindingsView;
use crate::wire;
use crate::wire::lint::{FindingContext, LintShape};
use record_lint::Rewrite;

/// Width in columns if that of the terminal is unknown.
const DEFAULT_WIDTH: usize = 100;

pub(super) fn print_findings(
    context: &CommandContext<'_>,
    format: Format,
    answer: &LintAnswer<'_>,
    rewrites: Option<&[Rewrite]>,
) -> Result<()> {
    let localizer = &context.localizer;
    let text = match (format, format.findings_writer()) {
        (Format::Text, _) => text(context, answer, rewrites),
        (Format::Json, _) => json(context, answer, rewrites)?,
        (_, Some(write)) => write(answer, localizer)?,
        (_, None) => {
            let state = state_message(&answer.source.tree.state());
            let view = FindingsView { sources: &answer.sources, localizer };
            let document = view.document(&answer.findings, &answer.counts, &state);
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
