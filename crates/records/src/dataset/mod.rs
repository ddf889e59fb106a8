//! A dataset: its schemas, its files by kind and id, and the records read from them.

mod document;
mod layout;
mod unique;

use std::collections::{BTreeMap, BTreeSet, HashMap, HashSet};
use std::sync::{Arc, OnceLock};

use anyhow::{Result, bail};

pub use document::{ReadError, RecordDocument};
pub use layout::{DatasetLayout, LayoutError, RecordFile, UnexpectedFile, is_id, to_id};
pub use unique::{TakenValue, UniqueValues};

use crate::digits::uncountable_numbers;
use crate::record::Record;
use crate::schema::{Kind, Schemas};
use crate::suggest::{NearWords, Spellings};
use file_tree::{DATA, Tree, TreeFile};
use messages::msg;
use yaml_tree::{Node, SmolStr, Value};

/// A dataset whose files have been listed but not read.
pub struct DatasetSource {
    pub tree: Tree,
    pub schemas: Schemas,
    pub layout: DatasetLayout,
}

impl DatasetSource {
    /// Reads the schemas of the tree and lists its records.
    ///
    /// # Errors
    /// If a schema is unusable or there is no record at all.
    pub fn open(tree: Tree) -> Result<Self> {
        let list = || {
            let files = tree.list(DATA);
            // Listed earlier than the schemas are loaded: this thread would wait.
            yaml_schema::warm_up();
            files
        };
        let (schemas, files) = rayon::join(|| Schemas::load(&tree), list);
        Self::listed(tree, schemas?, files?)
    }

    /// Lists the records of the tree by the given schemas instead of its own, but in the folders that its own
    /// schemas define.
    ///
    /// # Errors
    /// If there is no record at all.
    pub fn with(tree: Tree, schemas: &Schemas) -> Result<Self> {
        let files = tree.list(DATA)?;
        // Whether its own schemas are valid does not matter here.
        let own = Schemas::load(&tree).ok();
        let schemas = own.map_or_else(|| schemas.clone(), |own| schemas.in_folders_of(&own));
        Self::listed(tree, schemas, files)
    }

    /// Lists the records of the tree by the given schemas and in their folders; the schemas and folders of the tree
    /// itself are ignored.
    ///
    /// # Errors
    /// If there is no record at all.
    pub fn judged_by(tree: Tree, schemas: Schemas) -> Result<Self> {
        let files = tree.list(DATA)?;
        Self::listed(tree, schemas, files)
    }

    fn listed(tree: Tree, schemas: Schemas, files: Vec<TreeFile>) -> Result<Self> {
        let layout = DatasetLayout::new(&schemas, files);
        if layout.records.is_empty() && layout.unexpected.is_empty() {
            bail!(msg!("error-empty-dataset"));
        }
        Ok(DatasetSource { tree, schemas, layout })
    }

    /// Reads the given files in parallel and passes each document to `each`.
    ///
    /// # Errors
    /// If the tree cannot be read at all.
    pub fn read<T: Send>(
        &self,
        files: &[&RecordFile],
        each: impl Fn(&RecordFile, Result<RecordDocument, ReadError>) -> T + Sync,
    ) -> Result<Vec<T>> {
        self.read_where(files, |_, _| true, each)
    }

    /// [`read`](Self::read) without the files that `may_hold` rules out. Parsing a file takes several times as long
    /// as searching its text.
    fn read_where<T: Send>(
        &self,
        files: &[&RecordFile],
        may_hold: impl Fn(&RecordFile, &str) -> bool + Sync,
        each: impl Fn(&RecordFile, Result<RecordDocument, ReadError>) -> T + Sync,
    ) -> Result<Vec<T>> {
        let read = self.tree.read_each(files, |index, content| {
            let file = files[index];
            if content.text().is_some_and(|text| !may_hold(file, text)) {
                return None;
            }
            self.tree.host().observer().record_parsed();
            Some(each(file, RecordDocument::read(file, content)))
        })?;
        Ok(read.into_iter().flatten().collect())
    }

    /// The valid records of the kinds in the projection, with the fields it selects.
    ///
    /// # Errors
    /// If the tree cannot be read at all.
    pub fn load(&self, projection: &Projection) -> Result<Dataset> {
        self.load_where(projection, |_| true, |_, _| true)
    }

    /// [`load`](Self::load) without the files that are ruled out: by `may_be` before they are read, and by
    /// `may_hold` based on their text. They are neither parsed nor counted as left out.
    ///
    /// # Errors
    /// If the tree cannot be read at all.
    pub fn load_where(
        &self,
        projection: &Projection,
        may_be: impl Fn(&RecordFile) -> bool,
        may_hold: impl Fn(&RecordFile, &str) -> bool + Sync,
    ) -> Result<Dataset> {
        let files = self.layout.records.iter();
        let is_selected = |file: &&RecordFile| projection.has_kind(&file.kind.name) && may_be(file);
        let files: Vec<_> = files.filter(is_selected).collect();
        let records = self.read_where(&files, may_hold, |_, document| {
            document.ok().and_then(valid_record).map(|record| projection.project(record))
        })?;
        let read = records.len();
        let records: Vec<_> = records.into_iter().flatten().collect();
        Ok(Dataset::new(read - records.len(), records))
    }

    /// The record of a file with all its fields; `None` if it is not valid.
    ///
    /// # Errors
    /// If the tree cannot be read at all.
    pub fn load_record(&self, file: &RecordFile) -> Result<Option<Record>> {
        let read = self.read(&[file], |_, document| document.ok().and_then(valid_record))?;
        Ok(read.into_iter().flatten().next())
    }
}

/// The record, if it satisfies its schema and all its numbers can be computed with.
fn valid_record(document: RecordDocument) -> Option<Record> {
    let RecordDocument { source, record } = document;
    let is_valid =
        record.kind.is_valid(&record.root) && uncountable_numbers(&source, &record.root).is_empty();
    is_valid.then_some(record)
}

/// The kinds and fields that a query needs; nothing else is kept in memory.
#[derive(Debug, Clone, Default)]
pub struct Projection {
    kinds: HashMap<String, FieldSelection>,
}

/// The selected fields by name, each with the selected fields below it; if those are empty, the whole field is
/// selected.
#[derive(Debug, Clone, Default)]
struct FieldSelection {
    fields: BTreeMap<String, FieldSelection>,
    /// Whether fields without a name in the schema are selected, too.
    has_unnamed: bool,
    /// A top-level field of the record; without it, this field is not selected.
    only_with: Option<String>,
}

impl Projection {
    /// Adds a kind, if only for the ids of its records.
    pub fn add_kind(&mut self, kind: &str) {
        self.kinds.entry(kind.to_owned()).or_default();
    }

    /// Adds a field of a kind.
    pub fn add(&mut self, kind: &str, field: &str) {
        self.add_path(kind, &[field]);
    }

    /// Adds only what is in a field, or in each entry of it, under these keys.
    pub fn add_path<K: AsRef<str>>(&mut self, kind: &str, keys: &[K]) {
        self.kinds.entry(kind.to_owned()).or_default().add(keys, None);
    }

    /// Like [`add_path`](Self::add_path), but only for records that have a certain top-level field.
    pub fn add_path_with(&mut self, kind: &str, field: &str, keys: &[&str]) {
        self.kinds.entry(kind.to_owned()).or_default().add(keys, Some(field));
    }

    /// Adds the fields of a kind that its schema does not name.
    pub fn add_unnamed(&mut self, kind: &str) {
        self.kinds.entry(kind.to_owned()).or_default().has_unnamed = true;
    }

    /// Adds every field of every kind.
    pub fn add_all(&mut self, schemas: &Schemas) {
        schemas.kinds().iter().for_each(|kind| self.add_all_of(kind));
    }

    /// Adds every field of a kind.
    pub fn add_all_of(&mut self, kind: &Kind) {
        self.add_kind(&kind.name);
        if kind.root.has_unnamed_keys() {
            self.add_unnamed(&kind.name);
        }
        kind.root.children().iter().for_each(|field| self.add(&kind.name, &field.name));
    }

    #[must_use]
    pub fn has_kind(&self, kind: &str) -> bool {
        self.kinds.contains_key(kind)
    }

    /// Whether a top-level field of the records of a kind is kept.
    #[must_use]
    pub fn has(&self, kind: &str, field: &str) -> bool {
        self.kinds.get(kind).is_some_and(|fields| fields.fields.contains_key(field))
    }

    /// The record with only the selected fields.
    #[must_use]
    pub fn project(&self, mut record: Record) -> Record {
        if let Some(fields) = self.kinds.get(&record.kind.name) {
            let root = record.root.as_mapping().into_iter().flat_map(|root| &root.entries);
            let present: Vec<_> = root.map(|entry| entry.key.clone()).collect();
            fields.keep_in(&mut record.root, &present);
            record.root.shrink_to_fit();
        }
        record
    }
}

impl FieldSelection {
    /// If a field is added without a condition, or with a different one, it is selected in all records.
    fn add<K: AsRef<str>>(&mut self, keys: &[K], only_with: Option<&str>) {
        let Some((key, below)) = keys.split_first() else { return };
        let known = self.fields.get(key.as_ref());
        let is_whole = known.is_some_and(|field| field.fields.is_empty());
        let is_new = known.is_none();
        let field = self.fields.entry(key.as_ref().to_owned()).or_default();
        if is_new {
            field.only_with = only_with.map(str::to_owned);
        } else if field.only_with.as_deref() != only_with {
            field.only_with = None;
        }
        if below.is_empty() {
            field.fields.clear();
        } else if !is_whole {
            field.add(below, only_with);
        }
    }

    /// Removes all other fields from a mapping, or from those in a list. `present` are the top-level fields of the
    /// record.
    fn keep_in(&self, node: &mut Node, present: &[SmolStr]) {
        match &mut node.value {
            Value::Mapping(mapping) => {
                mapping.entries.retain_mut(|entry| {
                    let Some(field) = self.fields.get(entry.key.as_str()) else {
                        return self.has_unnamed;
                    };
                    let is_selected = field
                        .only_with
                        .as_ref()
                        .is_none_or(|with| present.iter().any(|key| key == with));
                    if is_selected && !field.fields.is_empty() {
                        field.keep_in(&mut entry.node, present);
                    }
                    is_selected
                });
            }
            Value::List(items) => items.iter_mut().for_each(|item| self.keep_in(item, present)),
            _ => {}
        }
    }
}

/// The records of a dataset, ordered by kind and id.
#[derive(Default)]
pub struct Dataset {
    pub records: Vec<Record>,
    /// Number of files left out because they are unreadable or violate their schema.
    pub left_out: usize,
    by_kind: HashMap<String, RecordsOfKind>,
}

/// The indices of the records of a kind, in order and by id, so that iterating over one kind does not visit others.
#[derive(Default)]
struct RecordsOfKind {
    all: Vec<usize>,
    by_id: HashMap<SmolStr, usize>,
}

impl Dataset {
    #[must_use]
    pub fn new(left_out: usize, records: Vec<Record>) -> Self {
        let mut by_kind: HashMap<String, RecordsOfKind> = HashMap::new();
        for (index, record) in records.iter().enumerate() {
            let of_kind = match by_kind.get_mut(&record.kind.name) {
                Some(of_kind) => of_kind,
                None => by_kind.entry(record.kind.name.clone()).or_default(),
            };
            of_kind.all.push(index);
            of_kind.by_id.insert(record.id.as_str().into(), index);
        }
        Dataset { records, left_out, by_kind }
    }

    #[must_use]
    pub fn get(&self, kind: &str, id: &str) -> Option<&Record> {
        self.by_kind.get(kind)?.by_id.get(id).map(|&index| &self.records[index])
    }

    /// The record that a reference to one of several kinds points to.
    #[must_use]
    pub fn resolve(&self, kinds: &[String], id: &str) -> Option<&Record> {
        kinds.iter().find_map(|kind| self.get(kind, id))
    }

    /// The records of a kind, in order.
    pub fn of<'d>(&'d self, kind: &str) -> impl Iterator<Item = &'d Record> + Clone + use<'d> {
        let all = self.by_kind.get(kind).map(|of_kind| of_kind.all.as_slice()).unwrap_or_default();
        all.iter().map(|&index| &self.records[index])
    }
}

/// The records that the history contained on a day, by kind and id: a fact without a date is certain from the first
/// commit of its record on.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct EnteredRecords(pub HashSet<(String, String)>);

/// The ids of every kind, taken from the file names alone.
#[derive(Debug, Default)]
pub struct IdIndex {
    by_kind: HashMap<String, KindIds>,
    misplaced_ids: BTreeSet<String>,
}

/// The ids of a kind.
#[derive(Debug, Default)]
struct KindIds {
    ids: BTreeSet<SmolStr>,
    /// Built when the first unknown id is looked up.
    spellings: OnceLock<Spellings>,
}

impl KindIds {
    fn spellings(&self) -> &Spellings {
        self.spellings.get_or_init(|| Spellings::new(self.ids.iter().map(SmolStr::as_str)))
    }
}

impl IdIndex {
    #[must_use]
    pub fn new(layout: &DatasetLayout) -> Self {
        let mut ids =
            IdIndex { by_kind: HashMap::new(), misplaced_ids: layout.misplaced_ids.clone() };
        // Sorted by path, the records of a kind are adjacent, and their ids are in order.
        for files in layout.records.chunk_by(|one, next| Arc::ptr_eq(&one.kind, &next.kind)) {
            let mut of_kind = files.iter().map(|file| file.id().into()).collect();
            let kind = &files[0].kind;
            ids.by_kind.entry(kind.name.clone()).or_default().ids.append(&mut of_kind);
        }
        ids
    }

    /// The ids of the given records.
    pub fn of_records<'d>(records: impl Iterator<Item = &'d Record>) -> Self {
        let mut ids = IdIndex::default();
        for record in records {
            ids.by_kind
                .entry(record.kind.name.clone())
                .or_default()
                .ids
                .insert(record.id.as_str().into());
        }
        ids
    }

    #[must_use]
    pub fn has(&self, kind: &str, id: &str) -> bool {
        self.by_kind.get(kind).is_some_and(|kind| kind.ids.contains(id))
    }

    /// Whether one of these kinds has a record with this id.
    #[must_use]
    pub fn has_any(&self, kinds: &[String], id: &str) -> bool {
        kinds.iter().any(|kind| self.has(kind, id))
    }

    /// Whether a file that is not a record at its location would have this id.
    #[must_use]
    pub fn is_id_of_misplaced_file(&self, id: &str) -> bool {
        self.misplaced_ids.contains(id)
    }

    pub fn of<'i>(&'i self, kind: &str) -> impl Iterator<Item = &'i str> {
        self.by_kind.get(kind).into_iter().flat_map(|kind| &kind.ids).map(SmolStr::as_str)
    }

    /// The ids of these kinds that are similar to an unknown one.
    #[must_use]
    pub fn near(&self, kinds: &[String], id: &str) -> NearWords<'_> {
        let mut near = NearWords::default();
        for kind in kinds.iter().filter_map(|kind| self.by_kind.get(kind)) {
            near.extend(kind.spellings().near(id));
        }
        near
    }

    /// The only id of these kinds that is another spelling of an unknown one.
    #[must_use]
    pub fn spelt(&self, kinds: &[String], id: &str) -> Option<&str> {
        let kinds = kinds.iter().filter_map(|kind| self.by_kind.get(kind));
        let same: BTreeSet<_> = kinds.flat_map(|kind| kind.spellings().spelt(id)).collect();
        same.first().filter(|_| same.len() == 1).copied()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn kept(adds: &[(&[&str], Option<&str>)], record: &str) -> String {
        let mut selection = FieldSelection::default();
        for (keys, only_with) in adds {
            selection.add(keys, *only_with);
        }
        let mut root = yaml_tree::parse(record).expect("YAML");
        let entries = &root.as_mapping().expect("a mapping").entries;
        let present: Vec<_> = entries.iter().map(|entry| entry.key.clone()).collect();
        selection.keep_in(&mut root, &present);
        yaml_tree::canonical(&root)
    }

    #[test]
    fn a_conditional_field_is_kept_with_the_other_field_or_if_selected_unconditionally() {
        let (without, with) =
            ("a: [{x: 1, y: 2, z: 3}]\nb: 4\nc: 5", "a: [{x: 1, z: 3}]\nb: 4\nk: 0");
        for (adds, of_without, of_with) in [
            (&[(&["a", "x"][..], Some("k"))][..], "{}", "a: [{x: 1}]"),
            (&[(&["a", "x"], Some("k")), (&["a", "y"], None)], "a: [{y: 2}]", "a: [{x: 1}]"),
            (&[(&["b"], Some("k")), (&["b"], None)], "b: 4", "b: 4"),
            (&[(&["b"], None), (&["b"], Some("k"))], "b: 4", "b: 4"),
            (&[(&["b"], Some("k")), (&["b"], Some("c"))], "b: 4", "b: 4"),
            (
                &[(&["a"], None), (&["a", "x"], Some("k"))],
                "a: [{x: 1, y: 2, z: 3}]",
                "a: [{x: 1, z: 3}]",
            ),
        ] {
            let canonical = |text| yaml_tree::canonical(&yaml_tree::parse(text).expect("YAML"));
            assert_eq!(kept(adds, without), canonical(of_without), "{adds:?}");
            assert_eq!(kept(adds, with), canonical(of_with), "{adds:?}");
        }
    }
}
