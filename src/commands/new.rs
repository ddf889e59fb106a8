//! `ozg new`

use anyhow::{Result, bail};

use super::{CommandContext, ExitStatus};
use crate::cli::NewArgs;
use crate::ozg::derived::DERIVED;
use file_tree::Tree;
use file_tree::write;
use messages::msg;
use record_query::query::Catalogue;
use records::dataset::{is_id, to_id};
use records::edit::{assigned, missing, record_template};
use records::schema::{Kind, Schemas};
use yaml_tree::{Mapping, Value};

pub(super) fn run(context: &CommandContext<'_>, args: &NewArgs) -> Result<ExitStatus> {
    let directory = context.workspace.open_empty()?;
    let schemas = Schemas::load(&Tree::Directory(directory.clone()))?;
    let kind = Catalogue { schemas: &schemas, derived: DERIVED }.kind(&args.kind)?;
    let (id, values) = match args.id_and_values.split_first() {
        Some((id, values)) if !id.contains('=') => (Some(id), values),
        _ => (None, args.id_and_values.as_slice()),
    };
    let values = assigned(kind, values)?;
    let Some(id) = id else {
        context.print(&record_template(kind, &values, &context.localizer))?;
        return Ok(ExitStatus::Fine);
    };
    if !is_id(id) {
        bail!(msg!("new-no-id", id = id, meant = to_id(id)));
    }
    check(kind, &values)?;
    let path = kind.path(id);
    let text = record_template(kind, &values, &context.localizer);
    let directory = directory.for_writing()?;
    write::create_in(&directory.root, &path, text.as_bytes())?;
    context.notify(&msg!("new-written", file = path));
    Ok(ExitStatus::Fine)
}

/// A record that is written keeps to its schema from the first day.
fn check(kind: &Kind, values: &Mapping) -> Result<()> {
    let missing = missing(kind, values);
    if !missing.is_empty() {
        let fields: Vec<_> = missing.iter().map(|keys| keys.join(" / ")).collect();
        bail!(msg!("new-missing", fields = fields.join(", "), kind = &kind.name));
    }
    let record = Value::Mapping(values.clone()).into();
    match kind.violations(&record).first() {
        Some(violation) => bail!(msg!("new-wrong", field = violation.field())),
        None => Ok(()),
    }
}
