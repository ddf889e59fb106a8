//! `ozg explain`

use anyhow::Result;

use super::{Context, Exit};
use crate::cli::ExplainArgs;
use crate::ozg;
use crate::render::page_text::page_text;
use record_lint::find;

pub(super) fn run(context: &Context<'_>, args: &ExplainArgs) -> Result<Exit> {
    let rule = find(&ozg::rules::ALL.all(), &args.rule)?;
    let page = rule.page.get(context.speaker.language);
    context.print(&page_text(page, context.width()))?;
    Ok(Exit::Fine)
}
