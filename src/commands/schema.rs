//! `ozg schema`

use std::borrow::Cow;

use anyhow::Result;

use super::output::Destination;
use super::{CommandContext, ExitStatus};
use crate::cli::Format;
use crate::cli::{OutputSchema, SchemaArgs};
use crate::ozg::derived::DERIVED;
use crate::render::output_schema;
use crate::view::schema::schema_document;
use record_query::query::Catalogue;

pub(super) fn run(context: &CommandContext<'_>, args: &SchemaArgs) -> Result<ExitStatus> {
    if let Some(verb) = args.output {
        context.print(&match verb {
            OutputSchema::Lint => Cow::Borrowed(output_schema::LINT),
            OutputSchema::Diff => Cow::Borrowed(output_schema::DIFF),
            OutputSchema::Log => Cow::Owned(output_schema::log()?),
            OutputSchema::Blame => Cow::Borrowed(output_schema::BLAME),
            OutputSchema::Patch => Cow::Borrowed(output_schema::PATCH),
        })?;
        return Ok(ExitStatus::Fine);
    }
    let source = context.workspace.open(args.revision.at.as_deref())?;
    let kinds = match &args.kind {
        Some(name) => {
            let catalogue = Catalogue { schemas: &source.schemas, derived: DERIVED };
            vec![catalogue.kind(name)?.as_ref()]
        }
        None => source.schemas.kinds().iter().map(AsRef::as_ref).collect(),
    };
    let document = schema_document(&kinds, &context.localizer);
    Destination::stdout(Format::Md).document(context, &document)?;
    Ok(ExitStatus::Fine)
}
