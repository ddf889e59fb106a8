//! The records of both sides that may differ, paired by kind and id.

use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;

use anyhow::Result;

use super::change::SideState;
use file_tree::{DATA, Tree, TreeDiff, TreeFile, diff_trees};
use records::dataset::{DatasetLayout, DatasetSource, ReadError, RecordDocument, RecordFile};
use records::record::Record;
use records::schema::{Kind, Schemas};

/// The states of one record on the two sides.
pub struct RecordPair {
    /// Of the head, else of the base, as is the file.
    pub kind: Arc<Kind>,
    pub file: Arc<str>,
    pub id: String,
    /// The id in the base, if it differs.
    pub from: Option<String>,
    pub base: SideRecord,
    pub head: SideRecord,
}

/// A record on one side.
#[derive(Default)]
pub enum SideRecord {
    #[default]
    Absent,
    Sound(Box<RecordDocument>),
    Broken,
}

pub(super) struct DiffSides {
    pub base_schemas: Schemas,
    pub head_schemas: Schemas,
    pub pairs: Vec<RecordPair>,
    pub no_records: usize,
    pub not_checked_out: usize,
}

/// A file of one side that should hold a record, after it was read.
pub struct SideFile {
    kind: Arc<Kind>,
    file: Arc<str>,
    id: String,
    state: SideRecord,
}

impl SideFile {
    #[must_use]
    pub fn new(file: &RecordFile, document: Result<RecordDocument, ReadError>) -> Self {
        SideFile {
            kind: Arc::clone(&file.kind),
            file: Arc::clone(&file.file.path),
            id: file.id().to_owned(),
            state: document
                .map_or(SideRecord::Broken, |document| SideRecord::Sound(Box::new(document))),
        }
    }
}

impl SideRecord {
    /// The record, where there is a sound one.
    #[must_use]
    pub fn record(&self) -> Option<&Record> {
        match self {
            SideRecord::Sound(document) => Some(&document.record),
            _ => None,
        }
    }

    pub(super) fn into_record(self) -> Option<Record> {
        match self {
            SideRecord::Sound(document) => Some(document.record),
            _ => None,
        }
    }

    pub(super) fn reading(&self) -> SideState {
        match self {
            SideRecord::Absent => SideState::Absent,
            SideRecord::Sound(_) => SideState::Sound,
            SideRecord::Broken => SideState::Broken,
        }
    }
}

impl DiffSides {
    /// Reads the files that differ between the two sides.
    pub(super) fn read(base: &Tree, head: &Tree) -> Result<Self> {
        let (files, schemas) =
            rayon::join(|| diff_trees(base, head, DATA), || load_schemas(base, head));
        let (mut files, (base_schemas, head_schemas)) = (files?, schemas?);
        add_reassigned(&mut files, (base, &base_schemas), (head, &head_schemas))?;
        let (base_paths, head_paths) = (paths(&files.base), paths(&files.head));
        let base = DatasetSource {
            layout: DatasetLayout::new(&base_schemas, files.base),
            schemas: base_schemas,
            tree: base.clone(),
        };
        let head = DatasetSource {
            layout: DatasetLayout::new(&head_schemas, files.head),
            schemas: head_schemas,
            tree: head.clone(),
        };
        let no_records = count_no_records(&base.layout, &head.layout);
        let (of_base, of_head) = rayon::join(|| read_files(&base), || read_files(&head));
        let mut pairs = pair(of_base?, of_head?);
        for pair in &mut pairs {
            mark_broken(&mut pair.base, &pair.file, &base_paths, &base.layout);
            mark_broken(&mut pair.head, &pair.file, &head_paths, &head.layout);
            if let Some(kind) = head.schemas.kind(&pair.kind.name) {
                pair.kind = Arc::clone(kind);
            }
        }
        let (base_schemas, head_schemas) = (base.schemas, head.schemas);
        let not_checked_out = files.not_checked_out;
        Ok(DiffSides { base_schemas, head_schemas, pairs, no_records, not_checked_out })
    }
}

/// For two revisions, Git knows whether the schemas are the same.
fn load_schemas(base: &Tree, head: &Tree) -> Result<(Schemas, Schemas)> {
    let base_schemas = Schemas::load(base)?;
    if let (Tree::Revision(base), Tree::Revision(head)) = (base, head)
        && base.shares_schemas(head)?
    {
        return Ok((base_schemas.clone(), base_schemas));
    }
    let head_schemas = Schemas::load(head)?;
    Ok((base_schemas, head_schemas))
}

/// Where a folder belongs to another kind than before, all its files may be other records.
fn add_reassigned(
    files: &mut TreeDiff,
    (base, base_schemas): (&Tree, &Schemas),
    (head, head_schemas): (&Tree, &Schemas),
) -> Result<()> {
    let kind_of =
        |schemas: &Schemas, folder: &str| schemas.collection(folder).map(|k| k.name.clone());
    let folders: BTreeSet<_> = [base_schemas, head_schemas]
        .into_iter()
        .flat_map(|schemas| schemas.kinds().iter().map(|kind| kind.collection.as_str()))
        .filter(|folder| kind_of(base_schemas, folder) != kind_of(head_schemas, folder))
        .collect();
    if folders.is_empty() {
        return Ok(());
    }
    let is_reassigned =
        |file: &TreeFile| file.path.split('/').nth(1).is_some_and(|name| folders.contains(name));
    for (files, tree) in [(&mut files.base, base), (&mut files.head, head)] {
        files.extend(tree.list(DATA)?.into_iter().filter(is_reassigned));
        files.sort();
        files.dedup();
    }
    Ok(())
}

fn paths(files: &[TreeFile]) -> BTreeSet<Arc<str>> {
    files.iter().map(|file| Arc::clone(&file.path)).collect()
}

/// Counts the paths that hold something, but a record on neither side.
fn count_no_records(base: &DatasetLayout, head: &DatasetLayout) -> usize {
    let strays = |layout: &DatasetLayout, other: &DatasetLayout| -> Vec<Arc<str>> {
        let strays = layout.unexpected.iter().map(|stray| Arc::clone(&stray.path));
        strays.filter(|path| !has_record_below(other, path)).collect()
    };
    let all: BTreeSet<_> = strays(base, head).into_iter().chain(strays(head, base)).collect();
    all.len()
}

/// Looks below the path as well, since it may be a whole folder.
fn has_record_below(layout: &DatasetLayout, path: &str) -> bool {
    let folder = format!("{path}/");
    let first = layout.records.partition_point(|record| *record.file.path < *folder);
    let is_below = layout.records.get(first).is_some_and(|r| r.file.path.starts_with(&folder));
    is_below || layout.at(path).is_some()
}

fn read_files(source: &DatasetSource) -> Result<Vec<SideFile>> {
    let files: Vec<_> = source.layout.records.iter().collect();
    source.read(&files, SideFile::new)
}

/// Pairs the files of both sides by kind and id.
#[must_use]
pub fn pair(base: Vec<SideFile>, head: Vec<SideFile>) -> Vec<RecordPair> {
    let mut pairs: BTreeMap<(String, String), RecordPair> = BTreeMap::new();
    let base = base.into_iter().map(|side| (side, true));
    for (side, is_base) in head.into_iter().map(|side| (side, false)).chain(base) {
        let key = (side.kind.name.clone(), side.id.clone());
        let pair = pairs.entry(key).or_insert_with(|| RecordPair {
            kind: side.kind,
            file: side.file,
            id: side.id,
            from: None,
            base: SideRecord::Absent,
            head: SideRecord::Absent,
        });
        *(if is_base { &mut pair.base } else { &mut pair.head }) = side.state;
    }
    pairs.into_values().collect()
}

/// A path that holds something other than a record on this side is not just absent.
fn mark_broken(
    state: &mut SideRecord,
    file: &Arc<str>,
    paths: &BTreeSet<Arc<str>>,
    layout: &DatasetLayout,
) {
    let is_no_record = paths.contains(file) && layout.at(file).is_none();
    if is_no_record && matches!(state, SideRecord::Absent) {
        *state = SideRecord::Broken;
    }
}
