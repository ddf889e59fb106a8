//! `ozg import`

use anyhow::Result;

use super::output::Destination;
use super::{CommandContext, ExitStatus};
use crate::app::import::{ImportAnswer, ImportRequest, import};
use crate::cli::ImportArgs;
use crate::format::Format;
use crate::ozg::meaning::Interpretation;
use crate::view::changes::{DetailLevel, changes_document};
use crate::view::import::conflicts_document;
use messages::msg;

pub(super) fn run(context: &CommandContext<'_>, args: &ImportArgs) -> Result<ExitStatus> {
    let request =
        ImportRequest { tables: &args.tables, base: args.base.as_deref(), is_written: args.write };
    let answer = import(&context.workspace, &request)?;
    if args.write {
        answer.write()?;
    } else {
        show_changes(context, &answer)?;
    }
    let conflicts = conflicts_document(&answer.plans, &answer.since, &context.localizer);
    if !conflicts.blocks.is_empty() {
        context.print("\n")?;
        Destination::stdout(Format::Text).document(context, &conflicts)?;
    }
    summarise(context, args, &answer);
    Ok(if conflicts.blocks.is_empty() { ExitStatus::Fine } else { ExitStatus::Findings })
}

/// Shows the changes as `ozg diff` would once they are written.
fn show_changes(context: &CommandContext<'_>, answer: &ImportAnswer) -> Result<()> {
    let Some(diff) = answer.diff() else { return Ok(()) };
    let mut interpretation = Interpretation::new(&diff, None, context.workspace.today);
    // On a first import there are no records to read; headings are then ids.
    interpretation.themenfelder = answer.themenfelder().unwrap_or_default();
    let (detail, localizer) = (DetailLevel::Values, &context.localizer);
    let document = changes_document(&diff, &interpretation, &[], detail, localizer);
    Destination::stdout(Format::Text).document(context, &document)
}

fn summarise(context: &CommandContext<'_>, args: &ImportArgs, answer: &ImportAnswer) {
    for (record, now) in answer.gone() {
        context.notify(&match now {
            Some(now) => msg!("import-renamed", record = record, now = now, since = &answer.since),
            None => msg!("import-gone", record = record, since = &answer.since),
        });
    }
    let dropped = answer.dropped();
    if dropped > 0 {
        context.notify(&msg!("import-dropped", count = dropped));
    }
    let counts = answer.counts();
    context.notify(&msg!(
        "import-summary",
        created = counts.created,
        changed = counts.changed,
        same = counts.same,
        conflicts = counts.conflicts,
    ));
    if !args.write && counts.created + counts.changed > 0 {
        context.notify(&msg!("import-preview"));
    }
}
