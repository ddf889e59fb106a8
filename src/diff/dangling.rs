//! References that the head leaves leading nowhere.

use std::collections::{BTreeMap, HashSet};

use anyhow::Result;

use super::change::{Change, Dangling, What};
use super::references::references;
use crate::dataset::{Ids, Layout};
use crate::schema::Schemas;
use crate::tree::{DATA, Tree};

/// Changes of one kind from which on it is worth knowing how many records there are.
const MANY: usize = 3;

/// Notes such references with the changes, and gives the number of records of each kind. The names of
/// files tell; they are not listed where nothing depends on them.
pub(super) fn find(
    head: &Tree,
    schemas: &Schemas,
    changes: &mut [Change],
) -> Result<BTreeMap<String, usize>> {
    let refers = changes.iter().any(|change| {
        change.after().is_some_and(|new| !references(&change.kind, &new.root).is_empty())
    });
    let is_many = changes.chunk_by(|a, b| a.kind.name == b.kind.name).any(|of| of.len() >= MANY);
    if !refers && !is_many {
        return Ok(BTreeMap::new());
    }
    let layout = Layout::new(schemas, head.list(DATA)?);
    let known = Known::new(&layout, changes);
    for change in changes {
        change.dangling = known.dangling(change);
    }
    let mut totals = BTreeMap::new();
    for file in &layout.records {
        *totals.entry(file.kind.name.clone()).or_default() += 1;
    }
    Ok(totals)
}

/// The ids of the head, and in what those of the base were others.
struct Known {
    head: Ids,
    come: HashSet<(String, String)>,
    gone: HashSet<(String, String)>,
}

impl Known {
    fn new(layout: &Layout, changes: &[Change]) -> Self {
        let (mut come, mut gone) = (HashSet::new(), HashSet::new());
        for change in changes {
            let key = |id: &String| (change.kind.name.clone(), id.clone());
            match &change.what {
                What::Added { .. } => _ = come.insert(key(&change.id)),
                What::Removed { .. } => _ = gone.insert(key(&change.id)),
                What::Renamed { from, .. } => {
                    come.insert(key(&change.id));
                    gone.insert(key(from));
                }
                _ => {}
            }
        }
        Known { head: Ids::new(layout), come, gone }
    }

    fn dangling(&self, change: &Change) -> Vec<Dangling> {
        let Some(new) = change.after() else { return Vec::new() };
        let before: HashSet<_> = change
            .before()
            .map(|old| references(&change.kind, &old.root))
            .unwrap_or_default()
            .into_iter()
            .filter(|(_, reference)| !self.was_there(&reference.field.reference, reference.id))
            .map(|(field, reference)| (field, reference.id))
            .collect();
        let mut found = Vec::new();
        for (field, reference) in references(&change.kind, &new.root) {
            let is_there = reference.field.reference.iter().any(|k| self.head.has(k, reference.id))
                || self.head.is_meant(reference.id);
            let dangling = Dangling { field, id: reference.id.to_owned() };
            let is_old = before.contains(&(dangling.field.clone(), reference.id));
            if !is_there && !is_old && !found.contains(&dangling) {
                found.push(dangling);
            }
        }
        found
    }

    fn was_there(&self, kinds: &[String], id: &str) -> bool {
        kinds.iter().any(|kind| {
            let key = (kind.clone(), id.to_owned());
            self.gone.contains(&key) || (self.head.has(kind, id) && !self.come.contains(&key))
        })
    }
}
