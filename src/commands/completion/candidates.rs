//! What can be offered, from the dataset at hand.

use std::collections::BTreeSet;
use std::ffi::OsStr;
use std::sync::Arc;

use clap_complete::engine::{ArgValueCompleter, CompletionCandidate};

use super::line::CommandLine;
use super::offer::candidate;
use crate::locales;
use crate::ozg;
use crate::ozg::derived::DERIVED;
use crate::ozg::report::{OVER_TIME, REPORTS};
use record_query::query::{Catalogue, Domain, Query, RawQuery};
use records::dataset::{DatasetSource, IdIndex, RecordFile};
use records::table::{Cell, Title};

/// Values that records state; more help nobody to choose.
const MAX_CANDIDATES: usize = 200;

/// What is typed, for whoever offers something.
pub(super) struct Completers {
    line: Arc<CommandLine>,
}

type CandidateList = Vec<CompletionCandidate>;

impl Completers {
    pub(super) fn new(line: &CommandLine) -> Self {
        Completers { line: Arc::new(line.clone()) }
    }

    pub(super) fn kinds(&self) -> ArgValueCompleter {
        self.of_dataset(|context, prefix| {
            let kinds = context.source.schemas.kinds().iter();
            kinds
                .filter_map(|kind| {
                    candidate(prefix, &kind.name, kind.title.get(context.line.language))
                })
                .collect()
        })
    }

    /// Ids; with the kind if it is begun with one, or if several kinds have the id.
    pub(super) fn records(&self) -> ArgValueCompleter {
        self.of_dataset(|context, prefix| {
            let records = &context.source.layout.records;
            let mut seen = BTreeSet::new();
            let ids = records.iter().map(|file| &file.id);
            let twice: BTreeSet<_> = ids.filter(|id| !seen.insert(*id)).collect();
            let name = |file: &RecordFile| {
                let long = format!("{}/{}", file.kind.name, file.id);
                let needs_kind = prefix.contains('/') || twice.contains(&file.id);
                let name = if needs_kind && long.starts_with(prefix) { &long } else { &file.id };
                candidate(prefix, name, file.kind.title.get(context.line.language))
            };
            let mut candidates: CandidateList = records.iter().filter_map(name).collect();
            candidates.sort_by(|a, b| a.get_value().cmp(b.get_value()));
            candidates.dedup_by(|a, b| a.get_value() == b.get_value());
            candidates
        })
    }

    pub(super) fn fields(&self) -> ArgValueCompleter {
        self.of_dataset(|context, prefix| context.fields(prefix, "", ""))
    }

    /// Fields, descending after `-`.
    pub(super) fn sort_keys(&self) -> ArgValueCompleter {
        self.of_dataset(|context, prefix| match prefix.strip_prefix('-') {
            Some(prefix) => context.fields(prefix, "-", ""),
            None => context.fields(prefix, "", ""),
        })
    }

    /// A field and `=`, then its values.
    pub(super) fn filters(&self) -> ArgValueCompleter {
        self.of_dataset(|context, prefix| {
            if let Some((field, values)) = prefix.split_once('=') {
                let before = format!("{field}=");
                return context.values(field.trim_end_matches('!'), values, &before);
            }
            if let Some(field) = context.line.field_before() {
                return context.values(field, prefix, "");
            }
            context.fields(prefix, "", "=")
        })
    }

    /// Rules by name, with what they find; and words besides.
    pub(super) fn rules(&self, words: &'static [&'static str]) -> ArgValueCompleter {
        let language = self.line.language;
        ArgValueCompleter::new(move |prefix: &OsStr| {
            let prefix = prefix.to_string_lossy();
            let rules = ozg::rules::ALL.all();
            let by_name = rules.iter().map(|rule| (rule.code.name, rule));
            let by_code =
                rules.iter().filter(|_| !prefix.is_empty()).map(|rule| (rule.code.id, rule));
            let rules = by_name.chain(by_code);
            let rules = rules
                .filter_map(|(word, rule)| candidate(&prefix, word, rule.page.summary(language)));
            words.iter().filter_map(|word| candidate(&prefix, word, "")).chain(rules).collect()
        })
    }

    pub(super) fn reports(&self) -> ArgValueCompleter {
        let language = self.line.language;
        ArgValueCompleter::new(move |prefix: &OsStr| {
            let localizer = locales::localizer(language);
            let named = REPORTS.iter().map(|report| (report.name, report.title));
            let over_time = OVER_TIME.iter().map(|report| (report.name, report.title));
            let report = |(name, title): (&str, fn() -> messages::Message)| {
                candidate(&prefix.to_string_lossy(), name, &localizer.format(&title()))
            };
            named.chain(over_time).filter_map(report).collect()
        })
    }

    /// Nothing without a dataset.
    fn of_dataset(
        &self,
        candidates: impl Fn(&CompletionContext<'_>, &str) -> CandidateList + Send + Sync + 'static,
    ) -> ArgValueCompleter {
        let line = Arc::clone(&self.line);
        ArgValueCompleter::new(move |prefix: &OsStr| {
            let Some(prefix) = prefix.to_str() else { return Vec::new() };
            let Some(source) = line.dataset() else { return Vec::new() };
            candidates(&CompletionContext { line: &line, source: &source }, prefix)
        })
    }
}

/// What is typed, and the dataset it is about.
struct CompletionContext<'a> {
    line: &'a CommandLine,
    source: &'a DatasetSource,
}

impl CompletionContext<'_> {
    fn catalogue(&self) -> Catalogue<'_> {
        Catalogue { schemas: &self.source.schemas, derived: DERIVED }
    }

    fn kind(&self) -> Option<&str> {
        let kind = self.catalogue().kind(self.line.kind.as_ref()?).ok()?;
        Some(&kind.name)
    }

    fn fields(&self, prefix: &str, before: &str, after: &str) -> CandidateList {
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

    /// The values of a field, of which several may be given; what stands before them is kept.
    fn values(&self, field: &str, prefix: &str, before: &str) -> CandidateList {
        let at = prefix.rfind(',').map_or(0, |at| at + 1);
        let (given, prefix) = prefix.split_at(at);
        let values = self.values_of(field).unwrap_or_default();
        let candidates = values.iter().filter_map(|value| candidate(prefix, value, ""));
        candidates.map(|completion| completion.add_prefix(format!("{before}{given}"))).collect()
    }

    fn values_of(&self, field: &str) -> Option<Vec<String>> {
        let kind = self.kind()?;
        let ids = IdIndex::new(&self.source.layout);
        match self.catalogue().values(kind, field)? {
            Domain::Enumerated(values) => Some(values),
            Domain::Ids(kinds) => {
                let ids: BTreeSet<_> = kinds.iter().flat_map(|kind| ids.of(kind)).collect();
                Some(ids.into_iter().map(str::to_owned).collect())
            }
            Domain::Observed => self.stated(kind, field, &ids),
            Domain::Free => None,
        }
    }

    fn stated(&self, kind: &str, field: &str, ids: &IdIndex) -> Option<Vec<String>> {
        let columns = [field.to_owned()];
        let raw = RawQuery { kind, columns: &columns, is_distinct: true, ..RawQuery::default() };
        let query = Query::new(&self.catalogue(), ids, &raw).ok()?;
        let answer = query.run(self.source, self.line.workspace.today).ok()?;
        let mut values = BTreeSet::new();
        answer.table.rows.iter().flatten().for_each(|cell| collect(cell, &mut values));
        Some(values.into_iter().take(MAX_CANDIDATES).collect())
    }
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
