//! References in unchanged records whose target was removed or renamed.

use std::collections::{BTreeMap, BTreeSet};

use anyhow::Result;

use messages::LocalizedText;
use record_diff::diff::{Diff, RecordChange};
use record_query::show::add_labels_and_references;
use records::dataset::{Dataset, DatasetSource, Projection};
use records::record::Record;
use records::schema::walk;

/// A reference to a record that was removed or renamed.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct OrphanedReference {
    pub kind: String,
    pub id: String,
    /// Display name of the referring record.
    pub label: String,
    /// The path of the field, without list positions.
    pub field: String,
    /// The title of the field at the top of the record.
    pub title: LocalizedText,
}

/// The kind and the former id of a record that was removed or renamed.
type RemovedKey = (String, String);

/// The orphaned references by their former target.
pub(super) type OrphanedReferences = BTreeMap<RemovedKey, Vec<OrphanedReference>>;

/// The references in the head's records to records that a diff removes or renames.
///
/// # Errors
/// If the head cannot be read at all.
pub(super) fn orphaned(head: &DatasetSource, diff: &Diff) -> Result<OrphanedReferences> {
    let removed: BTreeSet<_> = diff.changes.iter().filter_map(RecordChange::removed_key).collect();
    let mut orphaned = OrphanedReferences::new();
    if removed.is_empty() {
        return Ok(orphaned);
    }
    let mut projection = Projection::default();
    add_labels_and_references(&head.schemas, &mut projection);
    let dataset = head.load(&projection)?;
    for record in &dataset.records {
        for (target, reference) in orphaned_in(&dataset, record, &removed) {
            orphaned.entry(target).or_default().push(reference);
        }
    }
    Ok(orphaned)
}

fn orphaned_in(
    dataset: &Dataset,
    record: &Record,
    removed: &BTreeSet<RemovedKey>,
) -> Vec<(RemovedKey, OrphanedReference)> {
    let mut found = Vec::new();
    walk(&record.kind.root, &record.root, &mut |trail, field, node| {
        let Some(id) = node.as_str().filter(|_| !field.reference.is_empty()) else { return };
        let target =
            field.reference.iter().find(|kind| removed.contains(&((*kind).clone(), id.to_owned())));
        let Some(kind) = target.filter(|_| dataset.resolve(&field.reference, id).is_none()) else {
            return;
        };
        let keys = trail.path().keys().join(".");
        let title = keys.split('.').next().and_then(|first| record.kind.field(first));
        let reference = OrphanedReference {
            kind: record.kind.name.clone(),
            id: record.id.clone(),
            label: record.label().to_owned(),
            field: keys.clone(),
            title: title.unwrap_or(field).title.clone(),
        };
        found.push(((kind.clone(), id.to_owned()), reference));
    });
    found
}
