//! `ozg schema`

use std::borrow::Cow;

use anyhow::Result;

use super::{Context, Exit};
use crate::cli::{OutputOf, SchemaArgs};
use crate::ozg::derived::DERIVED;
use crate::render::output_schema;
use crate::render::schema_md::schema_md;
use record_query::query::Catalogue;

pub(super) fn run(context: &Context<'_>, args: &SchemaArgs) -> Result<Exit> {
    if let Some(verb) = args.output {
        context.print(&match verb {
            OutputOf::Lint => Cow::Borrowed(output_schema::LINT),
            OutputOf::Diff => Cow::Borrowed(output_schema::DIFF),
            OutputOf::Log => Cow::Owned(output_schema::log()?),
            OutputOf::Blame => Cow::Borrowed(output_schema::BLAME),
            OutputOf::Patch => Cow::Borrowed(output_schema::PATCH),
        })?;
        return Ok(Exit::Fine);
    }
    let source = context.open(&args.reading)?;
    let kinds = match &args.kind {
        Some(name) => {
            let catalogue = Catalogue { schemas: &source.schemas, derived: DERIVED };
            vec![catalogue.kind(name)?.as_ref()]
        }
        None => source.schemas.kinds().iter().map(AsRef::as_ref).collect(),
    };
    context.print(&schema_md(&kinds, &context.speaker))?;
    Ok(Exit::Fine)
}
