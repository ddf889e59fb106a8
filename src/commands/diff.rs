//! `ozg diff`

use anyhow::{Result, bail};

use super::{Context, Exit};
use crate::cli::{ChangesFormat, DiffArgs};
use crate::diff::{Diff, diff};
use crate::msg;
use crate::render::changes_json::changes_json;
use crate::render::changes_md::changes_md;
use crate::render::changes_notes::changes_notes;
use crate::render::changes_text::ChangesText;
use crate::tree::{Revision, Tree};

pub(super) fn run(context: &Context, args: &DiffArgs) -> Result<Exit> {
    let base = context.revision(&args.base)?;
    let head = head(context, &base, args.head.as_deref())?;
    let diff = diff(base, head)?;
    match args.format {
        ChangesFormat::Text => print_text(context, &diff)?,
        ChangesFormat::Md => print_md(context, &diff)?,
        ChangesFormat::Json => context.print(&format!("{:#}\n", changes_json(&diff)))?,
    }
    changes_notes(&diff).iter().for_each(|note| context.say(note));
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

fn print_md(context: &Context, diff: &Diff) -> Result<()> {
    if diff.changes.is_empty() {
        context.say(&msg!("diff-none"));
    }
    context.print(&changes_md(diff, &context.speaker))
}
