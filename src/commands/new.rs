//! `ozg new`

use anyhow::Result;

use super::{CommandContext, ExitStatus};
use crate::app::new::{NewRequest, new};
use crate::cli::NewArgs;
use messages::msg;
use records::edit::record_template;

pub(super) fn run(context: &CommandContext<'_>, args: &NewArgs) -> Result<ExitStatus> {
    let (id, values) = match args.id_and_values.split_first() {
        Some((id, values)) if !id.contains('=') => (Some(id.as_str()), values),
        _ => (None, args.id_and_values.as_slice()),
    };
    let answer = new(&context.workspace, &NewRequest { kind: &args.kind, id, values })?;
    let scaffold = || record_template(&answer.kind, &answer.values, &context.localizer);
    let Some(path) = &answer.path else {
        context.print(&scaffold())?;
        return Ok(ExitStatus::Fine);
    };
    let text = if args.template { scaffold() } else { answer.lean()? };
    answer.write(path, &text)?;
    context.notify(&msg!("new-written", file = path));
    Ok(ExitStatus::Fine)
}
