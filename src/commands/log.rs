//! `ozg log`

use std::num::NonZeroUsize;

use anyhow::Result;

use super::output::Destination;
use super::{CommandContext, ExitStatus};
use crate::app::data_state::state_message;
use crate::app::log::{LogAnswer, LogRequest, log};
use crate::cli::LogArgs;
use crate::format::Format;
use crate::view::log::log_document;
use crate::wire::{self, log::LogShape};
use messages::{Message, msg};

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
    let (entries, mut notes) = (&answer.entries, notes(&answer));
    if args.format.is_for_people() {
        notes.push(state_message(&answer.state));
    }
    let destination = Destination::stdout(args.format);
    if args.format == Format::Json {
        destination
            .text(context, &wire::json(&LogShape::new(entries, &answer.state, request.as_of))?)?;
    } else {
        let shallow = answer.is_shallow.then(|| msg!("shallow-clone"));
        let notes: Vec<_> = notes.iter().cloned().chain(shallow).collect();
        destination.document(
            context,
            &log_document(entries, answer.has_more, &notes, &context.localizer),
        )?;
    }
    for note in &notes {
        context.notify(note);
    }
    Ok(ExitStatus::Fine)
}

/// Notes on what the commits themselves do not show.
fn notes(answer: &LogAnswer) -> Vec<Message> {
    let none = answer.entries.is_empty().then(|| msg!("log-none"));
    let more = answer.has_more.then(|| msg!("log-more"));
    none.into_iter().chain(more).collect()
}
