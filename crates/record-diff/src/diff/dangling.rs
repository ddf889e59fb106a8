//! References that dangle in the head.

use std::collections::{BTreeSet, HashSet};

use anyhow::Result;

use super::change::{DanglingReference, RecordChange};
use super::references::{RecordReference, references};
use file_tree::{DATA, Tree};
use records::dataset::{DatasetLayout, IdIndex, is_id};
use records::schema::Schemas;

/// Up to this many records, looking up each is cheaper than listing all.
const FEW: usize = 200;

/// Adds such references to the changes. Only those that a change can have broken are looked up, by the names of files;
/// all files are listed only if one is missing.
pub(super) fn find(head: &Tree, schemas: &Schemas, changes: &mut [RecordChange]) -> Result<()> {
    let removed = RemovedRecords::of(changes);
    let at_risk: Vec<_> =
        changes.iter().flat_map(|change| removed.at_risk(change)).map(|(_, r)| r).collect();
    if at_risk.is_empty() || all_exist(head, schemas, &at_risk)? {
        return Ok(());
    }
    let ids = IdIndex::new(&DatasetLayout::new(schemas, head.list(DATA)?));
    for change in changes {
        change.dangling = removed.dangling(change, &ids);
    }
    Ok(())
}

/// Whether each of a few references resolves, without listing other records.
fn all_exist(head: &Tree, schemas: &Schemas, at_risk: &[RecordReference<'_>]) -> Result<bool> {
    if at_risk.iter().any(|reference| !is_id(reference.id)) {
        return Ok(false);
    }
    let mut paths = BTreeSet::new();
    for RecordReference { field, id } in at_risk {
        let kinds = field.reference.iter().filter_map(|kind| schemas.kind(kind));
        paths.extend(kinds.map(|kind| kind.path(id)));
    }
    if paths.is_empty() || paths.len() > FEW {
        return Ok(false);
    }
    let paths: Vec<_> = paths.iter().map(String::as_str).collect();
    let ids = IdIndex::new(&DatasetLayout::new(schemas, head.list_only(&paths)?));
    Ok(at_risk.iter().all(|reference| ids.has_any(&reference.field.reference, reference.id)))
}

/// The records that only the base has, by kind and id.
struct RemovedRecords(HashSet<(String, String)>);

impl RemovedRecords {
    fn of(changes: &[RecordChange]) -> Self {
        RemovedRecords(changes.iter().filter_map(RecordChange::removed_key).collect())
    }

    /// The references of the head's record that the base does not have, or whose target was removed.
    fn at_risk<'c>(&self, change: &'c RecordChange) -> Vec<(String, RecordReference<'c>)> {
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
        for (field, reference) in self.at_risk(change) {
            let exists = ids.has_any(&reference.field.reference, reference.id)
                || ids.is_id_of_misplaced_file(reference.id);
            let dangling = DanglingReference { field, id: reference.id.to_owned() };
            if !exists && !found.contains(&dangling) {
                found.push(dangling);
            }
        }
        found
    }
}
