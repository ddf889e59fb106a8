//! `ozg export`

mod tables;

use anyhow::Result;

use super::{CommandContext, ExitStatus};
use crate::cli::ExportArgs;
use crate::ozg::metadata::describe;
use crate::render::dcat_json::dcat_json;
use crate::render::json_pretty;

pub(super) fn run(context: &CommandContext<'_>, args: &ExportArgs) -> Result<ExitStatus> {
    if let Some(path) = &args.to {
        return tables::run(context, args, path);
    }
    let source = context.workspace.open(args.revision.at.as_deref())?;
    let description = describe(&source, context.workspace.as_of(args.revision.as_of))?;
    let document = dcat_json(&description, args.base_url.as_deref());
    context.print(&json_pretty(&document))?;
    Ok(ExitStatus::Fine)
}
