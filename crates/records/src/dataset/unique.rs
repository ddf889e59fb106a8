//! Finds the record that has a value which must be unique within a kind (`x-unique`).

use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;

use anyhow::Result;

use super::{DatasetLayout, RecordDocument};
use crate::schema::{Field, Kind};
use file_tree::{DATA, Tree};
use yaml_tree::{Node, canonical};

/// The unique values of a kind, with the ids of the records that have them.
#[derive(Default)]
pub struct UniqueValues {
    holders: BTreeMap<(String, String), BTreeSet<String>>,
}

/// A value that another record already has.
#[derive(Debug, Clone, PartialEq)]
pub struct TakenValue {
    pub field: String,
    pub value: Node,
    /// The id of the other record.
    pub holder: String,
}

impl UniqueValues {
    /// The unique values of all readable records of a kind, even of records that violate their schema elsewhere.
    ///
    /// # Errors
    /// If the tree cannot be read.
    pub fn read(tree: &Tree, kind: &Arc<Kind>) -> Result<Self> {
        let mut values = UniqueValues::default();
        let folder = format!("{DATA}/{}", kind.collection);
        if unique(kind).next().is_none() || is_absent(tree, &folder) {
            return Ok(values);
        }
        let files = DatasetLayout::of_kind(tree, kind)?;
        let records = tree.read_each(&files, |index, content| {
            Some(RecordDocument::read(files.get(index)?, content).ok()?.record)
        })?;
        for record in records.into_iter().flatten() {
            values.replace(kind, &record.id, None, Some(&record.root));
        }
        Ok(values)
    }

    /// Replaces the values of one state of a record with those of another.
    pub fn replace(&mut self, kind: &Kind, id: &str, old: Option<&Node>, new: Option<&Node>) {
        for field in unique(kind) {
            if let Some(value) = old.and_then(|record| record.get(&field.name)) {
                let key = (field.name.clone(), canonical(value));
                self.holders.entry(key).or_default().remove(id);
            }
            if let Some(value) = new.and_then(|record| record.get(&field.name)) {
                let key = (field.name.clone(), canonical(value));
                self.holders.entry(key).or_default().insert(id.to_owned());
            }
        }
    }

    /// The first value of a record that another id has as well; values that the record had before are not checked.
    #[must_use]
    pub fn taken(
        &self,
        kind: &Kind,
        id: &str,
        old: Option<&Node>,
        new: &Node,
    ) -> Option<TakenValue> {
        unique(kind).find_map(|field| {
            let value = new.get(&field.name)?;
            if old.and_then(|old| old.get(&field.name)) == Some(value) {
                return None;
            }
            let holders = self.holders.get(&(field.name.clone(), canonical(value)))?;
            let holder = holders.iter().find(|holder| *holder != id)?.clone();
            Some(TakenValue { field: field.name.clone(), value: value.clone(), holder })
        })
    }
}

/// Only top-level fields of a record can be unique.
fn unique(kind: &Kind) -> impl Iterator<Item = &Field> {
    kind.root.children().iter().filter(|field| field.unique)
}

/// A kind without records may have no folder.
fn is_absent(tree: &Tree, folder: &str) -> bool {
    matches!(tree, Tree::Directory(directory) if !directory.root.join(folder).is_dir())
}
