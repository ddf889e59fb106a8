//! `ozg diff`

use anyhow::{Result, bail};

use super::{Context, Exit};
use crate::cli::{ChangesFormat, DiffArgs};
use crate::diff::{Diff, diff};
use crate::msg;
use crate::render::changes_json::changes_json;
use crate::render::changes_text::ChangesText;
use crate::tree::{Revision, Tree};

pub(super) fn run(context: &Context, args: &DiffArgs) -> Result<Exit> {
    let base = context.revision(&args.base)?;
    let head = head(context, &base, args.head.as_deref())?;
    let diff = diff(base, head)?;
    match args.format {
        ChangesFormat::Text => print_text(context, &diff)?,
        ChangesFormat::Json => context.print(&format!("{:#}\n", changes_json(&diff)))?,
    }
    say_what_is_left_out(context, &diff);
    Ok(Exit::Fine)
}

fn head(context: &Context, base: &Revision, head: Option<&str>) -> Result<Tree> {
    match head {
        Some(name) => Ok(Tree::Revision(context.revision(name)?)),
        None if base.has_working_tree()? => Ok(Tree::Directory(context.files()?)),
        None => bail!(msg!("error-no-working-tree", base = &base.name)),
    }
}

fn print_text(context: &Context, diff: &Diff) -> Result<()> {
    if diff.changes.is_empty() {
        context.say(&msg!("diff-none"));
        return Ok(());
    }
    let renderer = ChangesText { speaker: &context.speaker, width: context.width() };
    context.print(&renderer.diff(diff))
}

fn say_what_is_left_out(context: &Context, diff: &Diff) {
    if diff.no_records > 0 {
        context.say(&msg!("diff-no-records", count = diff.no_records));
    }
    if diff.not_checked_out > 0 {
        context.say(&msg!("diff-not-checked-out", count = diff.not_checked_out));
    }
}
