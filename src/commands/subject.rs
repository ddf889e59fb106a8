//! The record whose history is asked for.

use std::sync::Arc;

use anyhow::{Result, bail};

use crate::ozg::derived::DERIVED;
use record_diff::history::History;
use record_query::query::Catalogue;
use record_query::show::{Lookup, want};
use records::dataset::{Ids, Source, Wanted, is_id};
use records::schema::Kind;

/// The kind and id that a text means: a record of the revision, else one that its history has.
pub(super) fn subject(
    source: &Source,
    history: &History<'_>,
    text: &str,
) -> Result<(Arc<Kind>, String)> {
    // Ids are names of files; for anything else the records are read.
    let files = source.layout.records.iter();
    let named: Vec<_> = files.filter(|file| file.id == text).collect();
    match named.as_slice() {
        [] => gone(source, history, text).map_or_else(|| found(source, text), Ok),
        [only] => Ok((Arc::clone(&only.kind), only.id.clone())),
        _ => found(source, text),
    }
}

fn found(source: &Source, text: &str) -> Result<(Arc<Kind>, String)> {
    let catalogue = Catalogue { schemas: &source.schemas, derived: DERIVED };
    let mut wanted = Wanted::default();
    want(&source.schemas, &mut wanted);
    let dataset = source.load(&wanted)?;
    let ids = Ids::new(&source.layout);
    let record = Lookup { catalogue: &catalogue, ids: &ids, dataset: &dataset }.find(text)?;
    Ok((Arc::clone(&record.kind), record.id.clone()))
}

/// An id that a record has or had.
fn gone(source: &Source, history: &History<'_>, text: &str) -> Option<(Arc<Kind>, String)> {
    let (kind, id) = match text.split_once('/') {
        Some((kind, id)) => (source.schemas.kind(kind), id),
        None => (None, text),
    };
    let mut kinds = if is_id(id) { history.kinds_of(id) } else { Vec::new() };
    kinds.retain(|of| kind.is_none_or(|kind| kind.name == of.name));
    match kinds.as_slice() {
        [only] => Some((Arc::clone(only), id.to_owned())),
        _ => None,
    }
}

/// The revision named, else the last commit.
pub(super) fn revision(at: Option<&str>) -> &str {
    at.unwrap_or("HEAD")
}

/// Refuses a field that no kind has.
pub(super) fn check_field(source: &Source, kind: Option<&Kind>, path: &str) -> Result<()> {
    let has = |kind: &Kind| {
        let keys = path.split('.').map(|key| key.split('[').next().unwrap_or(key));
        keys.into_iter().try_fold(&kind.root, |field, key| field.item().child(key)).is_some()
    };
    let is_known = match kind {
        Some(kind) => has(kind),
        None => source.schemas.kinds().iter().any(|kind| has(kind)),
    };
    if !is_known {
        bail!(messages::msg!("log-no-field", field = path));
    }
    Ok(())
}
