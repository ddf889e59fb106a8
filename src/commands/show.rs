//! `ozg show`

use anyhow::Result;

use super::output::Destination;
use super::{CommandContext, ExitStatus};
use crate::app::data_state::state_and_day;
use crate::app::show::{find_record, show};
use crate::cli::ShowArgs;
use crate::format::Format;
use crate::render::yaml_text;
use crate::view::card::card_document;
use crate::wire::{self, show::ShowShape};
use messages::msg;
use record_query::show::{Referrer, ReferrerGroup};
use records::table::Cell;

pub(super) fn run(context: &CommandContext<'_>, args: &ShowArgs) -> Result<ExitStatus> {
    let (at, day) = (args.revision.at.as_deref(), args.revision.as_of);
    let name = args.name.join(" ");
    if args.format == Format::Yaml {
        let record = find_record(&context.workspace, at, &name)?;
        context.print(&yaml_text(&record.kind.text(&record.root)?))?;
        return Ok(ExitStatus::Fine);
    }
    let answer = show(&context.workspace, at, day, &name)?;
    let (as_of, card) = (answer.as_of, answer.card());
    let destination = Destination::stdout(args.format);
    if args.format == Format::Json {
        destination.text(context, &wire::json(&ShowShape::new(&card, as_of, &answer.state))?)?;
    } else {
        let cells = answer.cells();
        let details = |role: &ReferrerGroup<'_>, referrer: &Referrer<'_>| -> Vec<Cell> {
            cells.details(role, referrer)
        };
        let state = state_and_day(&answer.state, as_of);
        let document = card_document(&card, &details, &state, &context.localizer);
        destination.document(context, &document)?;
    }
    if answer.leaves_out_any() {
        context.notify(&msg!("show-on-day"));
    }
    let undecided = answer.undecided().map(|title| title.get(context.localizer.language));
    let undecided: Vec<_> = undecided.collect();
    if !undecided.is_empty() {
        context.notify(&msg!("show-undecided", fields = undecided.join(", ")));
    }
    context.notify_left_out(answer.left_out());
    Ok(ExitStatus::Fine)
}
