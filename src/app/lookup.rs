//! Finds the record that a text names: by id, name or key, or in the history if it no longer exists.

use std::collections::HashSet;
use std::sync::Arc;

use anyhow::{Result, bail};

use crate::ozg::derived::catalogue;
use crate::ozg::report::Report;
use messages::msg;
use record_diff::history::History;
use record_query::search::{WordFilter, may_mention};
use record_query::show::{RecordLookup, add_labels_and_references};
use records::dataset::{Dataset, DatasetSource, IdIndex, Projection, RecordFile, is_id, to_id};
use records::record::Record;
use records::schema::{Kind, walk};

/// The fields of all records that every card needs.
fn labels_and_references(source: &DatasetSource) -> Projection {
    let mut projection = Projection::default();
    add_labels_and_references(&source.schemas, &mut projection);
    projection
}

/// The names and references of all records, with the evidence for the day from which on facts hold.
///
/// # Errors
/// If the tree cannot be read at all.
pub(super) fn load_labels_and_evidence(source: &DatasetSource) -> Result<Dataset> {
    let mut projection = labels_and_references(source);
    for field in catalogue(&source.schemas).dated() {
        (field.evidence)(&mut projection);
    }
    source.load(&projection)
}

/// The names and references of a record, of those that it refers to, and of those that refer to it. Other records are
/// not parsed.
///
/// # Errors
/// If the tree cannot be read at all.
pub(super) fn load_neighbours(source: &DatasetSource, record: &Record) -> Result<Dataset> {
    let mut ids = HashSet::from([record.id.clone()]);
    walk(&record.kind.root, &record.root, &mut |_, field, node| {
        let named = node.as_str().filter(|_| !field.reference.is_empty());
        ids.extend(named.map(str::to_owned));
    });
    let may_refer = |kind: &Kind| kind.root.may_refer_to(&|name| name == record.kind.name);
    let kinds = source.schemas.kinds().iter().filter(|kind| may_refer(kind));
    let referring: HashSet<_> = kinds.map(|kind| kind.name.as_str()).collect();
    let is_named = |file: &RecordFile| ids.contains(file.id());
    source.load_where(
        &labels_and_references(source),
        |file| is_named(file) || referring.contains(file.kind.name.as_str()),
        |file, text| is_named(file) || may_mention(&record.id, text),
    )
}

/// Finds a record among those that may have the text as their id, or its words in their name or codes. If none of them
/// matches, searches all records, since the error suggests the nearest.
fn find_by_text<T>(
    source: &DatasetSource,
    text: &str,
    find: impl Fn(RecordLookup<'_, '_>) -> Result<T>,
    is_found: impl Fn(&T) -> bool,
) -> Result<T> {
    let catalogue = catalogue(&source.schemas);
    let ids = IdIndex::new(&source.layout);
    let find_in =
        |dataset: &Dataset| find(RecordLookup { catalogue: &catalogue, ids: &ids, dataset });
    let words = WordFilter::of_texts(text);
    let spellings = [Some(text), text.split_once('/').map(|(_, id)| id)];
    let possible_ids: HashSet<_> =
        spellings.into_iter().flatten().flat_map(|id| [id.to_owned(), to_id(id)]).collect();
    let projection = labels_and_references(source);
    let is_candidate = |file: &RecordFile, text: &str| {
        possible_ids.contains(file.id()) || words.may_match(file.id(), text)
    };
    let candidates = source.load_where(&projection, |_| true, is_candidate)?;
    match find_in(&candidates) {
        Ok(found) if is_found(&found) => Ok(found),
        _ => find_in(&source.load(&projection)?),
    }
}

/// The file of the record that a text names.
///
/// # Errors
/// If it names none, or several.
pub(super) fn find_file<'s>(source: &'s DatasetSource, text: &str) -> Result<&'s RecordFile> {
    // Ids are file names, so records are read only for other texts.
    let with_kind = text.split_once('/').and_then(|(kind, id)| {
        let kind = catalogue(&source.schemas).kind(kind).ok()?;
        source.layout.at(&kind.path(id))
    });
    if let Some(file) = with_kind {
        return Ok(file);
    }
    if let [only] = source.layout.of_id(text)[..] {
        return Ok(only);
    }
    let find = |lookup: RecordLookup<'_, '_>| Ok(Arc::clone(&lookup.find(text)?.file));
    let path = find_by_text(source, text, find, |_| true)?;
    match source.layout.at(&path) {
        Some(file) => Ok(file),
        None => bail!(msg!("show-unknown", text = text)),
    }
}

/// The kind and id of the record that a report is about, as named by a text. If no record matches and the report
/// accepts a single kind, the text itself is the id.
///
/// # Errors
/// If the text names several records, or none and the report accepts several kinds; if the text is missing, or the
/// report is not about a record.
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
    let kind_of = |kind: &Kind| kinds.iter().copied().find(|name| kind.name == **name);
    let files = source.layout.of_id(text).into_iter();
    let named: Vec<_> = files.filter_map(|file| kind_of(&file.kind)).collect();
    if let [kind] = named[..] {
        return Ok(Some((kind, text.to_owned())));
    }
    let find = |lookup: RecordLookup<'_, '_>| {
        let found = lookup.find_among(kinds, text)?;
        Ok(found.and_then(|record| Some((kind_of(&record.kind)?, record.id.clone()))))
    };
    match find_by_text(source, text, find, Option::is_some)? {
        Some(found) => Ok(Some(found)),
        None => match kinds {
            [kind] => Ok(Some((kind, text.to_owned()))),
            kinds => bail!(msg!("report-no-record-among", id = text, kinds = kinds.join(", "))),
        },
    }
}

/// The kind and id of the record that a text names, in the revision or in its history.
///
/// # Errors
/// If it names none, or several.
pub(super) fn resolve_record(
    source: &DatasetSource,
    history: &History<'_>,
    text: &str,
) -> Result<(Arc<Kind>, String)> {
    if source.layout.of_id(text).is_empty()
        && let Some(found) = resolve_in_history(source, history, text)
    {
        return Ok(found);
    }
    let file = find_file(source, text)?;
    Ok((Arc::clone(&file.kind), file.id().to_owned()))
}

/// The record that has or had the text as its id.
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
    kinds.retain(|known| kind.is_none_or(|kind| kind.name == known.name));
    match kinds.as_slice() {
        [only] => Some((Arc::clone(only), id.to_owned())),
        _ => None,
    }
}

/// Rejects a field that the kind does not have; if no kind is given, one that no kind has.
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
