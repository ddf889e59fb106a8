//! `ozg show`

use anyhow::Result;

use super::{CommandContext, ExitStatus};
use crate::app::show::{ShowAnswer, show};
use crate::cli::{CardFormat, ShowArgs};
use crate::render::card_json::card_json;
use crate::render::card_md::card_md;
use crate::render::card_text::CardText;
use crate::render::escape_controls;
use crate::render::json_pretty;
use messages::msg;
use record_query::show::{Card, Referrer, ReferrerGroup};
use records::table::Cell;

pub(super) fn run(context: &CommandContext<'_>, args: &ShowArgs) -> Result<ExitStatus> {
    let answer = show(&context.workspace, args.revision.at.as_deref(), &args.name.join(" "))?;
    if args.format == CardFormat::Yaml {
        let text = answer.record.kind.text(&answer.record.root)?;
        context.print(&escape_controls(&text))?;
        return Ok(ExitStatus::Fine);
    }
    let card = answer.card(context.workspace.as_of(args.revision.as_of))?;
    context.print(&view(context, args.format, &card, &answer))?;
    if answer.left_out() > 0 {
        context.notify(&msg!("left-out", count = answer.left_out()));
    }
    Ok(ExitStatus::Fine)
}

fn view(
    context: &CommandContext<'_>,
    format: CardFormat,
    card: &Card<'_>,
    answer: &ShowAnswer,
) -> String {
    let cells = answer.cells();
    let details = |role: &ReferrerGroup<'_>, referrer: &Referrer<'_>| -> Vec<Cell> {
        cells.details(role, referrer)
    };
    match format {
        CardFormat::Md => card_md(card, &details, &context.localizer),
        CardFormat::Json => json_pretty(&card_json(card)),
        CardFormat::Text | CardFormat::Yaml => {
            CardText { localizer: &context.localizer, width: context.width() }.card(card, &details)
        }
    }
}
