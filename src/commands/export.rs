//! `ozg export`

mod tables;

use anyhow::Result;

use super::{Context, Exit};
use crate::cli::ExportArgs;
use crate::ozg::metadata::describe;
use crate::render::dcat_json::dcat_json;
use crate::render::json_pretty;

pub(super) fn run(context: &Context<'_>, args: &ExportArgs) -> Result<Exit> {
    if let Some(path) = &args.to {
        return tables::run(context, args, path);
    }
    let source = context.open(&args.reading)?;
    let description = describe(&source, context.clock(&args.reading))?;
    let document = dcat_json(&description, args.base_url.as_deref());
    context.print(&json_pretty(&document))?;
    Ok(Exit::Fine)
}
