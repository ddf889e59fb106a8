//! `ozg schema`

use anyhow::Result;

use super::output::Destination;
use super::{CommandContext, ExitStatus};
use crate::cli::SchemaArgs;
use crate::format::Format;
use crate::ozg::derived::catalogue;
use crate::view::schema::schema_document;
use crate::wire::SHAPES;

pub(super) fn run(context: &CommandContext<'_>, args: &SchemaArgs) -> Result<ExitStatus> {
    let shape = SHAPES.iter().find(|(name, _)| args.of.as_deref() == Some(*name));
    if let Some((_, json_schema)) = shape {
        context.print(&json_schema())?;
        return Ok(ExitStatus::Fine);
    }
    let source = context.workspace.open(args.revision.at.as_deref())?;
    let kinds = match &args.kind {
        Some(name) => {
            let catalogue = catalogue(&source.schemas);
            vec![catalogue.kind(name)?.as_ref()]
        }
        None => source.schemas.kinds().iter().map(AsRef::as_ref).collect(),
    };
    let document = schema_document(&kinds, &context.localizer);
    Destination::stdout(Format::Md).document(context, &document)?;
    Ok(ExitStatus::Fine)
}
