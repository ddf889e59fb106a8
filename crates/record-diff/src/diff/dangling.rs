//! References that the head leaves leading nowhere.

use std::collections::{BTreeSet, HashSet};

use anyhow::Result;

use super::change::{DanglingReference, RecordChange, RecordChangeKind};
use super::references::{RecordReference, references};
use file_tree::{DATA, Tree};
use records::dataset::{DatasetLayout, IdIndex, is_id};
use records::schema::Schemas;

/// Records up to which it is cheaper to look for each of them than to list all there are.
const FEW: usize = 200;

/// Notes such references with the changes. Only what a change can have broken is looked up, and the
/// names of files tell; all of them are listed only if one is missing.
pub(super) fn find(head: &Tree, schemas: &Schemas, changes: &mut [RecordChange]) -> Result<()> {
    let gone = RemovedRecords::of(changes);
    let doubtful: Vec<_> =
        changes.iter().flat_map(|change| gone.doubtful(change)).map(|(_, r)| r).collect();
    if doubtful.is_empty() || are_there(head, schemas, &doubtful)? {
        return Ok(());
    }
    let ids = IdIndex::new(&DatasetLayout::new(schemas, head.list(DATA)?));
    for change in changes {
        change.dangling = gone.dangling(change, &ids);
    }
    Ok(())
}

/// Whether each of a few references leads to a record, without a look at others.
fn are_there(head: &Tree, schemas: &Schemas, doubtful: &[RecordReference<'_>]) -> Result<bool> {
    if doubtful.iter().any(|reference| !is_id(reference.id)) {
        return Ok(false);
    }
    let mut paths = BTreeSet::new();
    for RecordReference { field, id } in doubtful {
        let kinds = field.reference.iter().filter_map(|kind| schemas.kind(kind));
        paths.extend(kinds.map(|kind| kind.path(id)));
    }
    if paths.is_empty() || paths.len() > FEW {
        return Ok(false);
    }
    let paths: Vec<_> = paths.iter().map(String::as_str).collect();
    let ids = IdIndex::new(&DatasetLayout::new(schemas, head.list_only(&paths)?));
    Ok(doubtful.iter().all(|reference| ids.has_any(&reference.field.reference, reference.id)))
}

/// The records that only the base has, by kind and id.
struct RemovedRecords(HashSet<(String, String)>);

impl RemovedRecords {
    fn of(changes: &[RecordChange]) -> Self {
        let key = |change: &RecordChange| match &change.what {
            RecordChangeKind::Removed { .. } => Some((change.kind.name.clone(), change.id.clone())),
            RecordChangeKind::Renamed { from, .. } => {
                Some((change.kind.name.clone(), from.clone()))
            }
            _ => None,
        };
        RemovedRecords(changes.iter().filter_map(key).collect())
    }

    /// The references of the head's record that the base does not have, or whose record went.
    fn doubtful<'c>(&self, change: &'c RecordChange) -> Vec<(String, RecordReference<'c>)> {
        let Some(new) = change.after() else { return Vec::new() };
        let old = change.before().map(|old| references(&change.kind, &old.root));
        let old = old.unwrap_or_default();
        let before: HashSet<_> = old.iter().map(|(field, r)| (field.as_str(), r.id)).collect();
        let mut found = references(&change.kind, &new.root);
        found.retain(|(field, reference)| {
            !before.contains(&(field.as_str(), reference.id)) || self.has(reference)
        });
        found
    }

    fn has(&self, reference: &RecordReference<'_>) -> bool {
        let key = |kind: &String| (kind.clone(), reference.id.to_owned());
        !self.0.is_empty()
            && reference.field.reference.iter().any(|kind| self.0.contains(&key(kind)))
    }

    fn dangling(&self, change: &RecordChange, ids: &IdIndex) -> Vec<DanglingReference> {
        let mut found = Vec::new();
        for (field, reference) in self.doubtful(change) {
            let is_there = ids.has_any(&reference.field.reference, reference.id)
                || ids.is_id_of_misplaced_file(reference.id);
            let dangling = DanglingReference { field, id: reference.id.to_owned() };
            if !is_there && !found.contains(&dangling) {
                found.push(dangling);
            }
        }
        found
    }
}
