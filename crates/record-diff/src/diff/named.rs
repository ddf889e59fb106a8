//! The records that changed ones refer to, whose labels are shown.

use std::collections::BTreeSet;

use anyhow::Result;

use super::change::RecordChange;
use super::references::references;
use file_tree::Tree;
use records::dataset::{
    Dataset, DatasetLayout, DatasetSource, Projection, ReadError, RecordDocument, RecordFile, is_id,
};
use records::record::Record;
use records::schema::Schemas;

/// Up to this many referenced records their labels are read; a diff that refers to more gets none.
const MANY: usize = 1_000;

/// Reads the labels of the records that changed ones refer to before or after the change: from the head, and from the
/// base those that the head lacks. What cannot be read gets no label, since it did not change.
pub(super) fn find(
    (base, base_schemas): (&Tree, &Schemas),
    (head, head_schemas): (&Tree, &Schemas),
    changes: &[RecordChange],
) -> Dataset {
    let mut paths = BTreeSet::new();
    for change in changes {
        for record in [change.before(), change.after()].into_iter().flatten() {
            for (_, reference) in references(&change.kind, &record.root) {
                let kinds = reference.field.reference.iter().filter(|_| is_id(reference.id));
                let kinds = kinds.filter_map(|kind| head_schemas.kind(kind));
                paths.extend(kinds.map(|kind| kind.path(reference.id)));
            }
        }
    }
    if paths.is_empty() || paths.len() > MANY {
        return Dataset::default();
    }
    let mut named = read(head, head_schemas, &paths).unwrap_or_default();
    let is_missing = |path: &&String| !named.iter().any(|record| *record.file == ***path);
    let missing: BTreeSet<_> = paths.iter().filter(is_missing).cloned().collect();
    if !missing.is_empty() {
        named.extend(read(base, base_schemas, &missing).unwrap_or_default());
    }
    Dataset::new(0, named)
}

/// Not validated: that takes longer, and a label is a text anyway.
fn read(tree: &Tree, schemas: &Schemas, paths: &BTreeSet<String>) -> Result<Vec<Record>> {
    let paths: Vec<_> = paths.iter().map(String::as_str).collect();
    let layout = DatasetLayout::new(schemas, tree.list_only(&paths)?);
    let source = DatasetSource { tree: tree.clone(), schemas: schemas.clone(), layout };
    let mut projection = Projection::default();
    for kind in source.schemas.kinds() {
        projection.add(&kind.name, &kind.label);
    }
    let files: Vec<_> = source.layout.records.iter().collect();
    let record = |_: &RecordFile, document: Result<RecordDocument, ReadError>| {
        document.ok().map(|document| projection.project(document.record))
    };
    Ok(source.read(&files, record)?.into_iter().flatten().collect())
}
