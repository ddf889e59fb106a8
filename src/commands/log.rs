//! `ozg log`

use std::num::NonZeroUsize;

use anyhow::Result;

use super::output::Destination;
use super::{CommandContext, ExitStatus};
use crate::app::log::{LogRequest, log};
use crate::cli::{Format, LogArgs};
use crate::view::log::log_document;
use crate::wire::{self, log::LogShape};
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
    let entries = &answer.entries;
    let destination = Destination::stdout(args.format);
    if args.format == Format::Json {
        destination.text(context, &wire::json(&LogShape::new(entries))?)?;
    } else {
        destination.document(context, &log_document(entries, &context.localizer))?;
    }
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
