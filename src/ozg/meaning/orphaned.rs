//! References that a record leaves leading nowhere which is gone or has another id: of records that nobody
//! changed.

use std::collections::BTreeSet;

use anyhow::Result;

use file_tree::{DATA, Tree};
use messages::LocalizedText;
use record_diff::diff::{Diff, RecordChange, RecordChangeKind};
use record_query::show::add_labels_and_references;
use records::dataset::{Dataset, DatasetLayout, DatasetSource, Projection};
use records::record::Record;
use records::schema::{Schemas, walk};

/// A reference of a record to one that is gone.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct OrphanedReference {
    /// The kind and id of the record that is gone.
    pub target: (String, String),
    pub kind: String,
    pub id: String,
    /// What people call the record that refers.
    pub label: String,
    /// The field, without the places of entries.
    pub field: String,
    /// What people call the field.
    pub title: LocalizedText,
}

/// The references of the head's records to what a diff removes or renames.
///
/// # Errors
/// If the head cannot be read at all.
pub fn orphaned(head: &Tree, diff: &Diff) -> Result<Vec<OrphanedReference>> {
    let gone = |change: &'_ RecordChange| match &change.what {
        RecordChangeKind::Removed { .. } => Some((change.kind.name.clone(), change.id.clone())),
        RecordChangeKind::Renamed { from, .. } => Some((change.kind.name.clone(), from.clone())),
        _ => None,
    };
    let gone: BTreeSet<_> = diff.changes.iter().filter_map(gone).collect();
    if gone.is_empty() {
        return Ok(Vec::new());
    }
    let schemas = Schemas::load(head)?;
    let layout = DatasetLayout::new(&schemas, head.list(DATA)?);
    let mut projection = Projection::default();
    add_labels_and_references(&schemas, &mut projection);
    let dataset = DatasetSource { tree: head.clone(), schemas, layout }.load(&projection)?;
    Ok(dataset.records.iter().flat_map(|record| of_record(&dataset, record, &gone)).collect())
}

fn of_record(
    dataset: &Dataset,
    record: &Record,
    gone: &BTreeSet<(String, String)>,
) -> Vec<OrphanedReference> {
    let mut found = Vec::new();
    walk(&record.kind.root, &record.root, &mut |trail, field, node| {
        let Some(id) = node.as_str().filter(|_| !field.reference.is_empty()) else { return };
        let target =
            field.reference.iter().find(|kind| gone.contains(&((*kind).clone(), id.to_owned())));
        let Some(kind) = target.filter(|_| dataset.resolve(&field.reference, id).is_none()) else {
            return;
        };
        let keys = trail.path().keys().join(".");
        let title = keys.split('.').next().and_then(|first| record.kind.field(first));
        found.push(OrphanedReference {
            target: (kind.clone(), id.to_owned()),
            kind: record.kind.name.clone(),
            id: record.id.clone(),
            label: record.label().to_owned(),
            field: keys.clone(),
            title: title.unwrap_or(field).title.clone(),
        });
    });
    found
}
