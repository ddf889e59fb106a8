//! `ozg diff`

mod sides;

use std::collections::BTreeMap;

use anyhow::Result;

use super::output::Destination;
use super::{Context, Exit};
use crate::cli::{ChangesFormat, DiffArgs, FailOn, When};
use crate::ozg::meaning::{Effect, Severity, Told, counted, effect, is_small};
use crate::render::changes_html::changes_html;
use crate::render::changes_json::changes_json;
use crate::render::changes_md::changes_md;
use crate::render::changes_notes::changes_notes;
use crate::render::changes_text::ChangesText;
use crate::render::json_pretty;
use messages::PartialDate;
use messages::msg;
use record_diff::diff::{Diff, Side, diff, pairs};
use record_diff::patch::{patch, to_json};
use records::dataset::Layout;

pub(super) fn run(context: &Context<'_>, args: &DiffArgs) -> Result<Exit> {
    let (base, head) = sides::sides(context, args)?;
    let destination = Destination::of_changes(args.format, args.output.as_deref())?;
    if destination.format == ChangesFormat::Patch {
        return print_patch(context, args, &destination, (&base, &head));
    }
    let clock = context.clock_or(args.as_of);
    let mut diff = diff(&base, &head, args.formatting)?;
    let effect = effect_of(context, args.effect, &diff, (&base, &head), clock)?;
    let told = Told::new(&diff, effect, clock);
    if destination.format != ChangesFormat::Json {
        diff.totals = totals(&head, &diff, &told)?;
    }
    print(context, args, &destination, &diff, &told)?;
    changes_notes(&diff).iter().for_each(|note| context.say(note));
    Ok(exit(args, &diff, &told))
}

/// What the change does to the whole, where that is wanted; all records are read for it.
fn effect_of(
    context: &Context<'_>,
    when: When,
    diff: &Diff,
    (base, head): (&Side, &Side),
    clock: PartialDate,
) -> Result<Option<Effect>> {
    let is_wanted = match when {
        _ if diff.is_empty() => false,
        When::Always => true,
        When::Never => false,
        When::Auto => is_small(&head.tree)? && is_small(&base.tree)?,
    };
    if !is_wanted && when == When::Auto && !diff.is_empty() {
        context.say(&msg!("diff-effect-left-out"));
    }
    is_wanted.then(|| effect(&base.tree, &head.tree, clock)).transpose()
}

/// How many records there are of the kinds of which this is told.
fn totals(head: &Side, diff: &Diff, told: &Told) -> Result<BTreeMap<String, usize>> {
    let kinds = counted(diff, told).into_iter();
    kinds.map(|(name, kind)| Ok((name, Layout::count(&head.tree, &kind)?))).collect()
}

fn exit(args: &DiffArgs, diff: &Diff, told: &Told) -> Exit {
    let limit = args.fail_on.map(|fail_on| match fail_on {
        FailOn::Breaking => Severity::Breaking,
        FailOn::Notable => Severity::Notable,
    });
    let is_too_much = limit.is_some_and(|limit| told.severity() >= Some(limit));
    let differs = args.exit_code && !diff.is_empty();
    if is_too_much || differs { Exit::Findings } else { Exit::Fine }
}

fn print(
    context: &Context<'_>,
    args: &DiffArgs,
    destination: &Destination<'_, ChangesFormat>,
    diff: &Diff,
    told: &Told,
) -> Result<()> {
    let speaker = &context.speaker;
    if diff.is_empty() && destination.format != ChangesFormat::Json {
        context.say(&msg!("diff-none"));
    }
    let text = match destination.format {
        ChangesFormat::Text if diff.is_empty() => String::new(),
        ChangesFormat::Text => {
            ChangesText { speaker, width: destination.width(context) }.diff(diff, told)
        }
        ChangesFormat::Md => changes_md(diff, told, &command(args), speaker),
        ChangesFormat::Html => changes_html(diff, told, speaker),
        ChangesFormat::Json | ChangesFormat::Patch => json_pretty(&changes_json(diff, told)),
    };
    destination.text(context, &text)
}

/// Schemas are no part of a patch: those of the dataset that it is applied to hold there.
fn print_patch(
    context: &Context<'_>,
    args: &DiffArgs,
    destination: &Destination<'_, ChangesFormat>,
    (base, head): (&Side, &Side),
) -> Result<Exit> {
    let patch = patch(&pairs(base, head)?)?;
    let name = base.name.as_deref().unwrap_or_default();
    destination.text(context, &json_pretty(&to_json(&patch, name, head.name.as_deref())))?;
    let differs = args.exit_code && !patch.changes.is_empty();
    Ok(if differs { Exit::Findings } else { Exit::Fine })
}

/// The command that shows the same changes in a terminal.
fn command(args: &DiffArgs) -> String {
    let staged = args.staged.then_some("--staged");
    let words = [Some("ozg diff"), staged, args.base.as_deref(), args.head.as_deref()];
    words.into_iter().flatten().collect::<Vec<_>>().join(" ")
}
