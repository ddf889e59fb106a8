//! `ozg log`

use std::num::NonZeroUsize;

use anyhow::Result;

use super::{CommandContext, ExitStatus};
use crate::app::log::{LogRequest, log};
use crate::cli::{LogArgs, LogFormat};
use crate::render::log_json::log_json;
use crate::render::log_md::log_md;
use crate::render::log_text::log_text;
use messages::msg;

pub(super) fn run(context: &CommandContext<'_>, args: &LogArgs) -> Result<ExitStatus> {
    let request = LogRequest {
        at: args.revision.at.as_deref(),
        record: &args.name.join(" "),
        field: args.field.as_deref(),
        since: args.since.as_deref(),
        limit: args.limit.map(NonZeroUsize::get),
        as_of: context.workspace.as_of(args.revision.as_of),
    };
    let answer = log(&context.workspace, &request)?;
    let (entries, localizer) = (&answer.entries, &context.localizer);
    context.print(&match args.format {
        LogFormat::Text => log_text(entries, localizer, context.width()),
        LogFormat::Md => log_md(entries, localizer),
        LogFormat::Json => log_json(entries),
    })?;
    if entries.is_empty() {
        context.notify(&msg!("log-none"));
    }
    if answer.has_more {
        context.notify(&msg!("log-more"));
    } else if answer.is_shallow {
        context.notify(&msg!("log-shallow"));
    }
    Ok(ExitStatus::Fine)
}
