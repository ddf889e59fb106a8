//! `ozg export`

mod package;

use std::path::Path;

use anyhow::Result;

use super::{CommandContext, ExitStatus};
use crate::app::export::{ExportAnswer, ExportRequest, ExportTarget, export, metadata};
use crate::cli::ExportArgs;
use crate::render::dcat_json::dcat_json;
use crate::render::json_pretty;
use messages::msg;

pub(super) fn run(context: &CommandContext<'_>, args: &ExportArgs) -> Result<ExitStatus> {
    let request = ExportRequest { at: args.revision.at.as_deref(), day: args.revision.as_of };
    if let Some(path) = &args.to {
        let target = ExportTarget::new(context.workspace.path(path))?;
        let answer = export(&context.workspace, &request)?;
        let left = match &target {
            ExportTarget::Database(file) => {
                file.write(&answer.database()?)?;
                None
            }
            ExportTarget::Folder(folder) => package::write(folder, &answer, args.format)?,
        };
        summarise(context, &answer, path);
        if let Some(left) = left {
            context.notify(&left);
        }
        return Ok(ExitStatus::Fine);
    }
    let metadata = metadata(&context.workspace, &request)?;
    context.print(&json_pretty(&dcat_json(&metadata, args.base_url.as_deref())))?;
    Ok(ExitStatus::Fine)
}

/// Reports what was written, and what the tables lack.
fn summarise(context: &CommandContext<'_>, answer: &ExportAnswer, path: &Path) {
    let relations = &answer.relations;
    let tables = relations.relations.len();
    let rows: usize = relations.relations.iter().map(|relation| relation.rows.len()).sum();
    let path = path.display().to_string();
    context.notify(&msg!("export-summary", tables = tables, rows = rows, path = path));
    context.notify_left_out(relations.left_out);
    if relations.undecided > 0 {
        context.notify(&msg!("query-undecided", count = relations.undecided));
    }
    if relations.dangling > 0 {
        context.notify(&msg!("export-dangling", count = relations.dangling));
    }
}
