//! `ozg explain`

use anyhow::Result;

use super::{CommandContext, ExitStatus};
use crate::cli::ExplainArgs;
use crate::ozg;
use crate::render::page_text::page_text;
use record_lint::find;

pub(super) fn run(context: &CommandContext<'_>, args: &ExplainArgs) -> Result<ExitStatus> {
    let rule = find(&ozg::rules::ALL.all(), &args.rule)?;
    let page = rule.page.get(context.localizer.language);
    context.print(&page_text(page, context.width()))?;
    Ok(ExitStatus::Fine)
}
