//! `ozg diff`

mod sides;

use std::collections::BTreeMap;

use anyhow::Result;

use super::output::Destination;
use super::{CommandContext, ExitStatus};
use crate::cli::{DiffArgs, DiffFormat, EffectWhen, FailOn};
use crate::ozg::meaning::{
    ChangeSeverity, DatasetEffect, Interpretation, counted, effect, is_small,
};
use crate::render::changes_html::changes_html;
use crate::render::changes_json::changes_json;
use crate::render::changes_md::changes_md;
use crate::render::changes_notes::changes_notes;
use crate::render::changes_text::ChangesText;
use crate::render::json_pretty;
use messages::PartialDate;
use messages::msg;
use record_diff::diff::{Diff, DiffSide, diff, pairs};
use record_diff::patch::{patch, to_json};
use records::dataset::DatasetLayout;

pub(super) fn run(context: &CommandContext<'_>, args: &DiffArgs) -> Result<ExitStatus> {
    let (base, head) = sides::sides(context, args)?;
    let destination = Destination::of_changes(args.format, args.output.as_deref())?;
    if destination.format == DiffFormat::Patch {
        return print_patch(context, args, &destination, (&base, &head));
    }
    let as_of = context.workspace.as_of(args.as_of);
    let mut diff = diff(&base, &head, args.formatting)?;
    let effect = effect_of(context, args.effect, &diff, (&base, &head), as_of)?;
    let interpretation = Interpretation::new(&diff, effect, as_of);
    if destination.format != DiffFormat::Json {
        diff.totals = totals(&head, &diff, &interpretation)?;
    }
    print(context, args, &destination, &diff, &interpretation)?;
    changes_notes(&diff).iter().for_each(|note| context.notify(note));
    Ok(exit(args, &diff, &interpretation))
}

/// What the change does to the whole, where that is wanted; all records are read for it.
fn effect_of(
    context: &CommandContext<'_>,
    when: EffectWhen,
    diff: &Diff,
    (base, head): (&DiffSide, &DiffSide),
    as_of: PartialDate,
) -> Result<Option<DatasetEffect>> {
    let is_wanted = match when {
        _ if diff.is_empty() => false,
        EffectWhen::Always => true,
        EffectWhen::Never => false,
        EffectWhen::Auto => is_small(&head.tree)? && is_small(&base.tree)?,
    };
    if !is_wanted && when == EffectWhen::Auto && !diff.is_empty() {
        context.notify(&msg!("diff-effect-left-out"));
    }
    is_wanted.then(|| effect(&base.tree, &head.tree, as_of)).transpose()
}

/// How many records there are of the kinds of which this is told.
fn totals(
    head: &DiffSide,
    diff: &Diff,
    interpretation: &Interpretation,
) -> Result<BTreeMap<String, usize>> {
    let kinds = counted(diff, interpretation).into_iter();
    kinds.map(|(name, kind)| Ok((name, DatasetLayout::count(&head.tree, &kind)?))).collect()
}

fn exit(args: &DiffArgs, diff: &Diff, interpretation: &Interpretation) -> ExitStatus {
    let limit = args.fail_on.map(|fail_on| match fail_on {
        FailOn::Breaking => ChangeSeverity::Breaking,
        FailOn::Notable => ChangeSeverity::Notable,
    });
    let is_too_much = limit.is_some_and(|limit| interpretation.severity() >= Some(limit));
    let differs = args.exit_code && !diff.is_empty();
    if is_too_much || differs { ExitStatus::Findings } else { ExitStatus::Fine }
}

fn print(
    context: &CommandContext<'_>,
    args: &DiffArgs,
    destination: &Destination<'_, DiffFormat>,
    diff: &Diff,
    interpretation: &Interpretation,
) -> Result<()> {
    let localizer = &context.localizer;
    if diff.is_empty() && destination.format != DiffFormat::Json {
        context.notify(&msg!("diff-none"));
    }
    let text = match destination.format {
        DiffFormat::Text if diff.is_empty() => String::new(),
        DiffFormat::Text => {
            ChangesText { localizer, width: destination.width(context) }.diff(diff, interpretation)
        }
        DiffFormat::Md => changes_md(diff, interpretation, &command(args), localizer),
        DiffFormat::Html => changes_html(diff, interpretation, localizer),
        DiffFormat::Json | DiffFormat::Patch => json_pretty(&changes_json(diff, interpretation)),
    };
    destination.text(context, &text)
}

/// Schemas are no part of a patch: those of the dataset that it is applied to hold there.
fn print_patch(
    context: &CommandContext<'_>,
    args: &DiffArgs,
    destination: &Destination<'_, DiffFormat>,
    (base, head): (&DiffSide, &DiffSide),
) -> Result<ExitStatus> {
    let patch = patch(&pairs(base, head)?)?;
    let name = base.name.as_deref().unwrap_or_default();
    destination.text(context, &json_pretty(&to_json(&patch, name, head.name.as_deref())))?;
    let differs = args.exit_code && !patch.changes.is_empty();
    Ok(if differs { ExitStatus::Findings } else { ExitStatus::Fine })
}

/// The command that shows the same changes in a terminal.
fn command(args: &DiffArgs) -> String {
    let staged = args.staged.then_some("--staged");
    let words = [Some("ozg diff"), staged, args.base.as_deref(), args.head.as_deref()];
    words.into_iter().flatten().collect::<Vec<_>>().join(" ")
}
