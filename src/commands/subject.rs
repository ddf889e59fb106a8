//! The record whose history is asked for.

use std::sync::Arc;

use anyhow::{Result, bail};

use crate::ozg::derived::DERIVED;
use record_diff::history::History;
use record_query::query::Catalogue;
use record_query::show::{RecordLookup, add_labels_and_references};
use records::dataset::{DatasetSource, IdIndex, Projection, is_id};
use records::schema::Kind;

/// The kind and id that a text means: a record of the revision, else one that its history has.
pub(super) fn resolve_record(
    source: &DatasetSource,
    history: &History<'_>,
    text: &str,
) -> Result<(Arc<Kind>, String)> {
    // Ids are names of files; for anything else the records are read.
    let files = source.layout.records.iter();
    let named: Vec<_> = files.filter(|file| file.id == text).collect();
    match named.as_slice() {
        [] => resolve_in_history(source, history, text)
            .map_or_else(|| resolve_in_dataset(source, text), Ok),
        [only] => Ok((Arc::clone(&only.kind), only.id.clone())),
        _ => resolve_in_dataset(source, text),
    }
}

fn resolve_in_dataset(source: &DatasetSource, text: &str) -> Result<(Arc<Kind>, String)> {
    let catalogue = Catalogue { schemas: &source.schemas, derived: DERIVED };
    let mut projection = Projection::default();
    add_labels_and_references(&source.schemas, &mut projection);
    let dataset = source.load(&projection)?;
    let ids = IdIndex::new(&source.layout);
    let record = RecordLookup { catalogue: &catalogue, ids: &ids, dataset: &dataset }.find(text)?;
    Ok((Arc::clone(&record.kind), record.id.clone()))
}

/// An id that a record has or had.
fn resolve_in_history(
    source: &DatasetSource,
    history: &History<'_>,
    text: &str,
) -> Option<(Arc<Kind>, String)> {
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
pub(super) fn check_field(source: &DatasetSource, kind: Option<&Kind>, path: &str) -> Result<()> {
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
