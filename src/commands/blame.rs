//! `ozg blame`

use anyhow::Result;

use super::{CommandContext, ExitStatus};
use crate::app::blame::blame;
use crate::cli::{BlameArgs, TextOrJson};
use crate::render::blame_json::blame_json;
use crate::render::blame_text::blame_text;
use messages::msg;

pub(super) fn run(context: &CommandContext<'_>, args: &BlameArgs) -> Result<ExitStatus> {
    let answer = blame(&context.workspace, args.at.as_deref(), &args.name.join(" "))?;
    context.print(&match args.format {
        TextOrJson::Text => blame_text(&answer.lines, &context.localizer, context.width()),
        TextOrJson::Json => blame_json(&answer.record, &answer.lines),
    })?;
    if answer.is_cut {
        context.notify(&msg!("log-shallow"));
    }
    Ok(ExitStatus::Fine)
}
