//! `ozg export`

use anyhow::Result;

use super::{Context, Exit};
use crate::cli::ExportArgs;
use crate::ozg::metadata::describe;
use crate::render::dcat_json::dcat_json;

pub(super) fn run(context: &Context, args: &ExportArgs) -> Result<Exit> {
    let source = context.open(&args.reading)?;
    let description = describe(&source, context.clock(&args.reading))?;
    let document = dcat_json(&description, args.base_url.as_deref());
    context.print(&format!("{document:#}\n"))?;
    Ok(Exit::Fine)
}
