//! `ozg schema`

use anyhow::Result;

use super::output::Destination;
use super::{CommandContext, ExitStatus};
use crate::cli::Format;
use crate::cli::{OutputSchema, SchemaArgs};
use crate::ozg::derived::catalogue;
use crate::view::schema::schema_document;
use crate::wire::blame::BlameShape;
use crate::wire::diff::DiffShape;
use crate::wire::lint::LintShape;
use crate::wire::log::LogShape;
use crate::wire::patch::PatchShape;
use crate::wire::report::ReportShape;
use crate::wire::schema;
use crate::wire::search::SearchShape;
use crate::wire::show::ShowShape;

pub(super) fn run(context: &CommandContext<'_>, args: &SchemaArgs) -> Result<ExitStatus> {
    if let Some(verb) = args.of {
        context.print(&schema_of(verb))?;
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

fn schema_of(verb: OutputSchema) -> String {
    match verb {
        OutputSchema::Lint => schema::<LintShape<'_>>(),
        OutputSchema::Diff => schema::<DiffShape<'_>>(),
        OutputSchema::Log => schema::<LogShape<'_>>(),
        OutputSchema::Blame => schema::<BlameShape<'_>>(),
        OutputSchema::Patch => schema::<PatchShape<'_>>(),
        OutputSchema::Report => schema::<ReportShape<'_>>(),
        OutputSchema::Show => schema::<ShowShape<'_>>(),
        OutputSchema::Search => schema::<SearchShape<'_>>(),
    }
}
