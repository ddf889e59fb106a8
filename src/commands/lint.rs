//! `ozg lint`

mod step_summary;
mod view;

use std::time::Instant;

use anyhow::Result;

use super::output::Destination;
use super::{CommandContext, ExitStatus};
use crate::app::data_state::state_message;
use crate::app::lint::{FixAnswer, LintRequest, LintSession, rule_settings};
use crate::cli::LintArgs;
use crate::format::Format;
use crate::ozg::rules::ALL;
use crate::render::rule_list::rule_list;
use crate::render::text_diff::text_diff;
use messages::{Message, msg};
use record_lint::{FindingCounts, FixMode, Severity};
use view::print_findings;

pub(super) fn run(context: &CommandContext<'_>, args: &LintArgs) -> Result<ExitStatus> {
    let request = request(context, args);
    if args.list_rules {
        return list_rules(context, &request);
    }
    let started = Instant::now();
    let mut session = LintSession::open(&context.workspace, &request)?;
    let fixed = args.fix.map(|mode| fix(context, args, &mut session, mode.into())).transpose()?;
    let answer = session.findings(&context.workspace)?;
    let rewrites = fixed.as_ref().map(|fixed| fixed.rewrites.as_slice());
    if !args.dry_run || args.format == Format::Json {
        print_findings(context, args.format, &answer, rewrites)?;
    }
    if answer.cut > 0 {
        context.notify(&msg!("lint-cut", count = answer.cut));
    }
    if args.format == Format::Text {
        context.notify(&summary(args, &answer.counts, started));
        // Only for a revision: linting the working tree need not wait for Git.
        if args.revision.at.is_some() {
            context.notify(&state_message(&answer.source.tree.state()));
        }
        if !answer.summed.is_empty() {
            context.notify(&msg!("lint-summed"));
        }
        if let Some(fixable) = fixable(args, &answer.counts) {
            context.notify(&fixable);
        }
    }
    Ok(if answer.counts.errors > 0 { ExitStatus::Findings } else { ExitStatus::Fine })
}

fn request<'a>(context: &CommandContext<'_>, args: &'a LintArgs) -> LintRequest<'a> {
    LintRequest {
        at: args.revision.at.as_deref(),
        as_of: context.workspace.as_of(args.revision.as_of),
        paths: &args.paths,
        new_since: args.new_since.as_deref(),
        rules_at: args.rules_at.as_deref(),
        deny: &args.deny,
        least: args.severity.least(),
        sums_warnings: args.format == Format::Text && !args.severity.lists_warnings(),
        is_fixed: args.fix.is_some(),
        is_written: args.fix.is_some() && !args.dry_run,
        max_findings: args.max_findings,
    }
}

fn list_rules(context: &CommandContext<'_>, request: &LintRequest<'_>) -> Result<ExitStatus> {
    let settings = rule_settings(&context.workspace, request)?;
    let table = rule_list(&ALL.all(), &settings, &context.localizer);
    Destination::stdout(Format::Text).table(context, &table, &[])?;
    Ok(ExitStatus::Fine)
}

/// Makes the fixes, or shows what they would change.
fn fix(
    context: &CommandContext<'_>,
    args: &LintArgs,
    session: &mut LintSession<'_>,
    mode: FixMode,
) -> Result<FixAnswer> {
    let fixed = session.fix(&context.workspace, mode)?;
    if !args.dry_run {
        session.write(&fixed)?;
    } else if args.format != Format::Json {
        show(context, &fixed)?;
    }
    context.notify(&fix_summary(args, &fixed));
    Ok(fixed)
}

/// Prints what the fixes would change.
fn show(context: &CommandContext<'_>, fixed: &FixAnswer) -> Result<()> {
    let mut files = fixed.files.iter();
    files.try_for_each(|(path, file)| {
        context.print(&text_diff(path, &(ALL.mask)(&file.old), &(ALL.mask)(&file.new)))
    })
}

fn fix_summary(args: &LintArgs, fixed: &FixAnswer) -> Message {
    let (fixes, files) = (fixed.rewrites.len(), fixed.files.len());
    if args.dry_run {
        msg!("fix-preview", fixes = fixes, files = files)
    } else {
        msg!("fix-summary", fixes = fixes, files = files)
    }
}

/// What `--fix` would do; none if it would do nothing, or cannot be used.
fn fixable(args: &LintArgs, counts: &FindingCounts) -> Option<Message> {
    let cannot_fix = args.fix.is_some() || args.revision.at.is_some();
    let FindingCounts { fixable: safe, fixable_unsafe: more, .. } = *counts;
    match (safe, more) {
        _ if cannot_fix => None,
        (0, 0) => None,
        (_, 0) => Some(msg!("lint-fixable", safe = safe)),
        (0, _) => Some(msg!("lint-fixable-unsafe", more = more)),
        _ => Some(msg!("lint-fixable-both", safe = safe, more = more)),
    }
}

/// Notes are counted only if they are printed.
fn summary(args: &LintArgs, counts: &FindingCounts, started: Instant) -> Message {
    let notes = if args.severity.least() == Severity::Note { counts.notes } else { 0 };
    msg!(
        "lint-summary",
        errors = counts.errors,
        warnings = counts.warnings,
        notes = notes,
        faulty = counts.faulty,
        files = counts.files,
        milliseconds = usize::try_from(started.elapsed().as_millis()).unwrap_or(usize::MAX),
    )
}
