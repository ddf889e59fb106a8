//! The record that a text means: an id, a name, a key, or a record that only the history has.

use std::sync::Arc;

use anyhow::{Result, bail};

use crate::ozg::derived::catalogue;
use crate::ozg::report::Report;
use messages::msg;
use record_diff::history::History;
use record_query::show::{RecordLookup, add_labels_and_references};
use records::dataset::{Dataset, DatasetSource, IdIndex, Projection, is_id};
use records::record::Record;
use records::schema::Kind;

/// The names and references of all records, by which one is found.
///
/// # Errors
/// If the tree cannot be read at all.
pub(super) fn load_labels(source: &DatasetSource) -> Result<Dataset> {
    let mut projection = Projection::default();
    add_labels_and_references(&source.schemas, &mut projection);
    source.load(&projection)
}

/// The same, with what tells since when facts hold.
///
/// # Errors
/// If the tree cannot be read at all.
pub(super) fn load_labels_and_evidence(source: &DatasetSource) -> Result<Dataset> {
    let mut projection = Projection::default();
    add_labels_and_references(&source.schemas, &mut projection);
    for field in catalogue(&source.schemas).dated() {
        (field.evidence)(&mut projection);
    }
    source.load(&projection)
}

/// The record that a text means for a report about one, its kind and id. Of a report about records of one kind the
/// text itself, if nothing has it.
///
/// # Errors
/// If it means several, or none of several kinds; if there is no text, or the report is about no record.
pub(super) fn resolve_subject(
    report: &Report,
    text: Option<&str>,
    source: &DatasetSource,
) -> Result<Option<(&'static str, String)>> {
    let kinds = report.subjects;
    let text = match (kinds, text) {
        ([], None) => return Ok(None),
        ([], Some(id)) => bail!(msg!("report-no-id", report = report.name, id = id)),
        ([kind, ..], None) => bail!(msg!("report-id-missing", report = report.name, kind = *kind)),
        (_, Some(text)) => text,
    };
    let has = |kind: &str| {
        let mut files = source.layout.records.iter();
        files.any(|file| file.kind.name == kind && file.id == text)
    };
    let named: Vec<_> = kinds.iter().copied().filter(|kind| has(kind)).collect();
    if let [kind] = named[..] {
        return Ok(Some((kind, text.to_owned())));
    }
    let catalogue = catalogue(&source.schemas);
    let (dataset, ids) = (load_labels(source)?, IdIndex::new(&source.layout));
    let lookup = RecordLookup { catalogue: &catalogue, ids: &ids, dataset: &dataset };
    let found = lookup.find_among(kinds, text)?;
    let kind_of = |record: &Record| kinds.iter().copied().find(|kind| record.kind.name == **kind);
    match found.and_then(|record| Some((kind_of(record)?, record.id.clone()))) {
        Some(found) => Ok(Some(found)),
        None => match kinds {
            [kind] => Ok(Some((kind, text.to_owned()))),
            kinds => bail!(msg!("report-no-record-among", id = text, kinds = kinds.join(", "))),
        },
    }
}

/// The kind and id that a text means: a record of the revision, else one that its history has.
///
/// # Errors
/// If it means none, or several.
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
    let catalogue = catalogue(&source.schemas);
    let (dataset, ids) = (load_labels(source)?, IdIndex::new(&source.layout));
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
        Some((kind, id)) => (source.schemas.named(kind), id),
        None => (None, text),
    };
    let mut kinds = if is_id(id) { history.kinds_of(id) } else { Vec::new() };
    kinds.retain(|of| kind.is_none_or(|kind| kind.name == of.name));
    match kinds.as_slice() {
        [only] => Some((Arc::clone(only), id.to_owned())),
        _ => None,
    }
}

/// Refuses a field that the kind does not have, or no kind if none is given.
///
/// # Errors
/// If there is no such field.
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
        bail!(msg!("log-no-field", field = path));
    }
    Ok(())
}
