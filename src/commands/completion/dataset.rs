//! Candidates from the dataset: kinds, ids, fields and values.

use std::collections::{BTreeMap, BTreeSet};

use super::line::CommandLine;
use super::offer::{CandidateList, candidate};
use crate::locales;
use crate::ozg::derived::catalogue;
use record_query::query::{Catalogue, Domain, Query, RawQuery};
use records::dataset::{DatasetSource, IdIndex, RecordFile};
use records::schema::Field;
use records::table::{Cell, Title};

/// Maximum number of values from records; more of them are no help in choosing.
const MAX_CANDIDATES: usize = 200;

/// The command line typed so far, and its dataset.
pub(super) struct CompletionContext<'a> {
    pub line: &'a CommandLine,
    pub source: &'a DatasetSource,
}

impl CompletionContext<'_> {
    pub(super) fn kinds(&self, prefix: &str) -> CandidateList {
        let kinds = self.source.schemas.kinds().iter();
        kinds
            .filter_map(|kind| candidate(prefix, &kind.name, kind.title.get(self.line.language)))
            .collect()
    }

    /// Ids; with the kind if the user has typed one, or if several kinds have the id.
    pub(super) fn records(
        &self,
        prefix: &str,
        is_candidate: impl Fn(&RecordFile) -> bool,
    ) -> CandidateList {
        let records = self.source.layout.records.iter().filter(|file| is_candidate(file));
        let records: Vec<_> = records.collect();
        let mut seen = BTreeSet::new();
        let ids = records.iter().map(|file| file.id());
        let ambiguous: BTreeSet<_> = ids.filter(|id| !seen.insert(*id)).collect();
        let name = |file: &&RecordFile| {
            let long = format!("{}/{}", file.kind.name, file.id());
            let needs_kind = prefix.contains('/') || ambiguous.contains(file.id());
            let name = if needs_kind && long.starts_with(prefix) { &long } else { file.id() };
            candidate(prefix, name, file.kind.title.get(self.line.language))
        };
        let mut candidates: CandidateList = records.iter().filter_map(name).collect();
        candidates.sort_by(|a, b| a.get_value().cmp(b.get_value()));
        candidates.dedup_by(|a, b| a.get_value() == b.get_value());
        candidates
    }

    pub(super) fn fields(&self, prefix: &str) -> CandidateList {
        self.fields_between("", prefix, "")
    }

    /// Fields, descending after `-`.
    pub(super) fn sort_keys(&self, prefix: &str) -> CandidateList {
        match prefix.strip_prefix('-') {
            Some(prefix) => self.fields_between("-", prefix, ""),
            None => self.fields(prefix),
        }
    }

    /// A field and `=`, then its values.
    pub(super) fn filters(&self, prefix: &str) -> CandidateList {
        if let Some((field, values)) = prefix.split_once('=') {
            let before = format!("{field}=");
            return self.any_of_values(field.trim_end_matches('!'), values, &before);
        }
        match self.field_before() {
            Some(field) => self.any_of_values(field, prefix, ""),
            None => self.fields_between("", prefix, "="),
        }
    }

    /// A field that a record stores and `=`, then its values.
    pub(super) fn assignments(&self, prefix: &str) -> CandidateList {
        if let Some((field, value)) = prefix.split_once('=') {
            return self.values(field, value, &format!("{field}="));
        }
        if let Some(field) = self.field_before() {
            return self.values(field, prefix, "");
        }
        let kind = self.kind().and_then(|kind| self.source.schemas.kind(kind));
        let mut fields = Vec::new();
        if let Some(kind) = kind {
            add_leaves(&kind.root, "", &mut fields);
        }
        let field = |(path, field): &(String, &Field)| {
            candidate(prefix, &format!("{path}="), field.title.get(self.line.language))
        };
        fields.iter().filter_map(field).collect()
    }

    /// Fields of the record on the command line, or of all kinds if there is none; nested fields
    /// once their parent is typed.
    pub(super) fn stored_fields(&self, prefix: &str) -> CandidateList {
        let text = self.line.record.as_str();
        let is_named = |file: &&RecordFile| {
            file.id() == text || text.split_once('/') == Some((&file.kind.name, file.id()))
        };
        let named = self.source.layout.records.iter().filter(is_named);
        let mut kinds: Vec<_> = named.map(|file| &file.kind).collect();
        if kinds.is_empty() {
            kinds.extend(self.source.schemas.kinds());
        }
        let above = prefix.rsplit_once('.').map_or("", |(above, _)| above);
        let fields = kinds.iter().flat_map(|kind| children_at(&kind.root, above));
        let by_name: BTreeMap<_, _> =
            fields.map(|field| (joined(above, &field.name), field)).collect();
        let field = |(path, field): (&String, &&Field)| {
            candidate(prefix, path, field.title.get(self.line.language))
        };
        by_name.iter().filter_map(field).collect()
    }

    /// Ids of one kind.
    pub(super) fn ids(&self, kind: &str, prefix: &str) -> CandidateList {
        let ids = IdIndex::new(&self.source.layout);
        ids.of(kind).filter_map(|id| candidate(prefix, id, "")).collect()
    }

    fn catalogue(&self) -> Catalogue<'_> {
        catalogue(&self.source.schemas)
    }

    fn kind(&self) -> Option<&str> {
        let kind = self.catalogue().kind(self.line.kind.as_ref()?).ok()?;
        Some(&kind.name)
    }

    fn fields_between(&self, before: &str, prefix: &str, after: &str) -> CandidateList {
        let Some(kind) = self.kind() else { return Vec::new() };
        let localizer = locales::localizer(self.line.language);
        let fields = self.catalogue().continuations(kind, prefix);
        let field = |(field, title): (String, Title)| {
            let completion =
                candidate(prefix, &format!("{field}{after}"), &title.text(&localizer))?;
            Some(if before.is_empty() { completion } else { completion.add_prefix(before) })
        };
        fields.into_iter().filter_map(field).collect()
    }

    /// The field that bash has split off from the value; none if the word before is anything else.
    fn field_before(&self) -> Option<&str> {
        let (kind, field) = (self.kind()?, self.line.field_before()?);
        self.catalogue().values(kind, field).map(|_| field)
    }

    /// The values of a field that accepts several; the values already given are kept.
    fn any_of_values(&self, field: &str, prefix: &str, before: &str) -> CandidateList {
        let (given, prefix) = prefix.split_at(prefix.rfind(',').map_or(0, |at| at + 1));
        self.values(field, prefix, &format!("{before}{given}"))
    }

    /// The values of a field, each prefixed with `before`.
    fn values(&self, field: &str, prefix: &str, before: &str) -> CandidateList {
        let values = self.kind().and_then(|kind| self.values_of(kind, field)).unwrap_or_default();
        let candidates = values.iter().filter_map(|value| candidate(prefix, value, ""));
        candidates.map(|completion| completion.add_prefix(before)).collect()
    }

    pub(super) fn values_of(&self, kind: &str, field: &str) -> Option<Vec<String>> {
        let ids = IdIndex::new(&self.source.layout);
        match self.catalogue().values(kind, field)? {
            Domain::Enumerated(values) => Some(values),
            Domain::Ids(kinds) => {
                let ids: BTreeSet<_> = kinds.iter().flat_map(|kind| ids.of(kind)).collect();
                Some(ids.into_iter().map(str::to_owned).collect())
            }
            Domain::Observed => self.observed_values(kind, field, &ids),
            Domain::Free => None,
        }
    }

    fn observed_values(&self, kind: &str, field: &str, ids: &IdIndex) -> Option<Vec<String>> {
        let columns = [field.to_owned()];
        let raw = RawQuery { kind, columns: &columns, is_distinct: true, ..RawQuery::default() };
        let (catalogue, day) = (self.catalogue(), self.line.workspace.query_day(None, None));
        let query = Query::new(&catalogue, ids, &raw).ok()?;
        let answer = query.run(self.source, &catalogue, day).ok()?;
        let mut values = BTreeSet::new();
        answer.table.rows.iter().flatten().for_each(|cell| collect(cell, &mut values));
        Some(values.into_iter().take(MAX_CANDIDATES).collect())
    }
}

/// The fields of an object, or of the objects in a list, at a path of names.
fn children_at<'f>(root: &'f Field, path: &str) -> &'f [Field] {
    let mut names = path.split('.').filter(|name| !name.is_empty());
    names.try_fold(root, Field::child).map(Field::children).unwrap_or_default()
}

/// Adds the fields without nested fields, each with its path.
fn add_leaves<'f>(parent: &'f Field, path: &str, leaves: &mut Vec<(String, &'f Field)>) {
    for field in parent.children() {
        let path = joined(path, &field.name);
        if field.children().is_empty() {
            leaves.push((path, field));
        } else {
            add_leaves(field, &path, leaves);
        }
    }
}

fn joined(above: &str, name: &str) -> String {
    if above.is_empty() { name.to_owned() } else { format!("{above}.{name}") }
}

fn collect(cell: &Cell, values: &mut BTreeSet<String>) {
    match cell {
        Cell::Text(text) => {
            values.insert(text.clone());
        }
        Cell::List(cells) => cells.iter().for_each(|cell| collect(cell, values)),
        _ => {}
    }
}
