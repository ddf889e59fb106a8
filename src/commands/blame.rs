//! `ozg blame`

use anyhow::Result;

use super::output::Destination;
use super::{CommandContext, ExitStatus};
use crate::app::blame::blame;
use crate::app::data_state::state_message;
use crate::cli::BlameArgs;
use crate::format::Format;
use crate::view::blame::blame_document;
use crate::wire::{self, blame::BlameShape};

pub(super) fn run(context: &CommandContext<'_>, args: &BlameArgs) -> Result<ExitStatus> {
    let answer = blame(&context.workspace, args.at.as_deref(), &args.name.join(" "))?;
    let state = args.format.is_for_people().then(|| state_message(&answer.state));
    let notes: Vec<_> = state.into_iter().collect();
    let destination = Destination::stdout(args.format);
    if args.format == Format::Json {
        destination.text(
            context,
            &wire::json(&BlameShape::new(&answer.record, &answer.lines, &answer.state))?,
        )?;
    } else {
        let document = blame_document(&answer.record, &answer.lines, &notes, &context.localizer);
        destination.document(context, &document)?;
    }
    for note in &notes {
        context.notify(note);
    }
    Ok(ExitStatus::Fine)
}
