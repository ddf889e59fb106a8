//! `ozg blame`

use anyhow::Result;

use super::output::Destination;
use super::{CommandContext, ExitStatus};
use crate::app::blame::blame;
use crate::cli::{BlameArgs, Format};
use crate::view::blame::blame_document;
use crate::wire::{self, blame::BlameShape};
use messages::msg;

pub(super) fn run(context: &CommandContext<'_>, args: &BlameArgs) -> Result<ExitStatus> {
    let answer = blame(&context.workspace, args.at.as_deref(), &args.name.join(" "))?;
    let destination = Destination::stdout(args.format);
    if args.format == Format::Json {
        destination.text(context, &wire::json(&BlameShape::new(&answer.record, &answer.lines))?)?;
    } else {
        let document = blame_document(&answer.record, &answer.lines, &context.localizer);
        destination.document(context, &document)?;
    }
    if answer.is_cut {
        context.notify(&msg!("log-shallow"));
    }
    Ok(ExitStatus::Fine)
}
