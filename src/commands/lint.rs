//! `ozg lint`

mod step_summary;
mod view;

use std::time::Instant;

use anyhow::Result;

use super::{CommandContext, ExitStatus};
use crate::app::lint::{FixAnswer, LintRequest, LintSession, rule_settings};
use crate::cli::{FindingsFormat, LintArgs};
use crate::ozg::rules::ALL;
use crate::render::rule_list::rule_list;
use crate::render::table_text::table_text;
use crate::render::text_diff::text_diff;
use messages::{Message, msg};
use record_lint::FindingCounts;
use view::print_findings;

pub(super) fn run(context: &CommandContext<'_>, args: &LintArgs) -> Result<ExitStatus> {
    let request = request(context, args);
    if args.list_rules {
        return list_rules(context, &request);
    }
    let started = Instant::now();
    let mut session = LintSession::open(&context.workspace, &request)?;
    if let Some(mode) = args.fix {
        let fixed = session.fix(mode.into())?;
        if args.dry_run {
            show(context, &fixed)?;
        } else {
            session.write(&fixed)?;
        }
        context.notify(&fix_summary(args, &fixed));
    }
    let answer = session.findings(&context.workspace)?;
    if !args.dry_run {
        print_findings(context, args.format, &answer)?;
    }
    if answer.cut > 0 {
        context.notify(&msg!("lint-cut", count = answer.cut));
    }
    if args.format == FindingsFormat::Text {
        context.notify(&summary(&answer.counts, started));
    }
    Ok(if answer.counts.errors > 0 { ExitStatus::Findings } else { ExitStatus::Fine })
}

fn request<'a>(context: &CommandContext<'_>, args: &'a LintArgs) -> LintRequest<'a> {
    LintRequest {
        at: args.revision.at.as_deref(),
        as_of: context.workspace.as_of(args.revision.as_of),
        paths: &args.paths,
        new_since: args.new_since.as_deref(),
        deny: &args.deny,
        with_notes: args.notes,
        is_fixed: args.fix.is_some(),
        is_written: args.fix.is_some() && !args.dry_run,
        max_findings: args.max_findings,
    }
}

fn list_rules(context: &CommandContext<'_>, request: &LintRequest<'_>) -> Result<ExitStatus> {
    let settings = rule_settings(&context.workspace, request)?;
    let table = rule_list(&ALL.all(), &settings, &context.localizer);
    context.print(&table_text(&table, &context.localizer, context.width()))?;
    Ok(ExitStatus::Fine)
}

/// What the fixes would change.
fn show(context: &CommandContext<'_>, fixed: &FixAnswer) -> Result<()> {
    let mut files = fixed.files.iter();
    files.try_for_each(|(path, file)| context.print(&text_diff(path, &file.old, &file.new)))
}

fn fix_summary(args: &LintArgs, fixed: &FixAnswer) -> Message {
    let (fixes, files) = (fixed.fixes, fixed.files.len());
    if args.dry_run {
        msg!("fix-preview", fixes = fixes, files = files)
    } else {
        msg!("fix-summary", fixes = fixes, files = files)
    }
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
