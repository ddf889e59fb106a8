//! What can be offered, from the dataset at hand.

use std::collections::BTreeSet;
use std::ffi::OsStr;
use std::sync::Arc;

use clap_complete::engine::{ArgValueCompleter, CompletionCandidate};

use super::line::Line;
use super::offer::offer;
use crate::locales;
use crate::ozg;
use crate::ozg::derived::DERIVED;
use crate::ozg::report::{OVER_TIME, REPORTS};
use record_query::query::{Catalogue, Query, Typed, Values};
use records::dataset::{Ids, RecordFile, Source};
use records::table::{Cell, Title};

/// Values that records state; more help nobody to choose.
const MOST: usize = 200;

/// What is typed, for whoever offers something.
pub(super) struct Candidates {
    line: Arc<Line>,
}

type Offers = Vec<CompletionCandidate>;

impl Candidates {
    pub(super) fn new(line: &Line) -> Self {
        Candidates { line: Arc::new(line.clone()) }
    }

    pub(super) fn kinds(&self) -> ArgValueCompleter {
        self.of_dataset(|desk, begun| {
            let kinds = desk.source.schemas.kinds().iter();
            kinds
                .filter_map(|kind| offer(begun, &kind.name, kind.title.get(desk.line.language)))
                .collect()
        })
    }

    /// Ids; with the kind if it is begun with one, or if several kinds have the id.
    pub(super) fn records(&self) -> ArgValueCompleter {
        self.of_dataset(|desk, begun| {
            let records = &desk.source.layout.records;
            let mut seen = BTreeSet::new();
            let ids = records.iter().map(|file| &file.id);
            let twice: BTreeSet<_> = ids.filter(|id| !seen.insert(*id)).collect();
            let name = |file: &RecordFile| {
                let long = format!("{}/{}", file.kind.name, file.id);
                let needs_kind = begun.contains('/') || twice.contains(&file.id);
                let name = if needs_kind && long.starts_with(begun) { &long } else { &file.id };
                offer(begun, name, file.kind.title.get(desk.line.language))
            };
            let mut offers: Offers = records.iter().filter_map(name).collect();
            offers.sort_by(|a, b| a.get_value().cmp(b.get_value()));
            offers.dedup_by(|a, b| a.get_value() == b.get_value());
            offers
        })
    }

    pub(super) fn fields(&self) -> ArgValueCompleter {
        self.of_dataset(|desk, begun| desk.fields(begun, "", ""))
    }

    /// Fields, descending after `-`.
    pub(super) fn sort_keys(&self) -> ArgValueCompleter {
        self.of_dataset(|desk, begun| match begun.strip_prefix('-') {
            Some(begun) => desk.fields(begun, "-", ""),
            None => desk.fields(begun, "", ""),
        })
    }

    /// A field and `=`, then its values.
    pub(super) fn filters(&self) -> ArgValueCompleter {
        self.of_dataset(|desk, begun| {
            if let Some((field, values)) = begun.split_once('=') {
                let before = format!("{field}=");
                return desk.values(field.trim_end_matches('!'), values, &before);
            }
            if let Some(field) = desk.line.field_before() {
                return desk.values(field, begun, "");
            }
            desk.fields(begun, "", "=")
        })
    }

    /// Rules by name, with what they find; and words besides.
    pub(super) fn rules(&self, words: &'static [&'static str]) -> ArgValueCompleter {
        let language = self.line.language;
        ArgValueCompleter::new(move |begun: &OsStr| {
            let begun = begun.to_string_lossy();
            let rules = ozg::rules::ALL.all();
            let by_name = rules.iter().map(|rule| (rule.code.name, rule));
            let by_code =
                rules.iter().filter(|_| !begun.is_empty()).map(|rule| (rule.code.number, rule));
            let rules = by_name.chain(by_code);
            let rules =
                rules.filter_map(|(word, rule)| offer(&begun, word, rule.page.summary(language)));
            words.iter().filter_map(|word| offer(&begun, word, "")).chain(rules).collect()
        })
    }

    pub(super) fn reports(&self) -> ArgValueCompleter {
        let language = self.line.language;
        ArgValueCompleter::new(move |begun: &OsStr| {
            let speaker = locales::speaker(language);
            let named = REPORTS.iter().map(|report| (report.name, report.title));
            let over_time = OVER_TIME.iter().map(|report| (report.name, report.title));
            let report = |(name, title): (&str, fn() -> messages::Message)| {
                offer(&begun.to_string_lossy(), name, &speaker.say(&title()))
            };
            named.chain(over_time).filter_map(report).collect()
        })
    }

    /// Nothing without a dataset.
    fn of_dataset(
        &self,
        offers: impl Fn(&Desk<'_>, &str) -> Offers + Send + Sync + 'static,
    ) -> ArgValueCompleter {
        let line = Arc::clone(&self.line);
        ArgValueCompleter::new(move |begun: &OsStr| {
            let Some(begun) = begun.to_str() else { return Vec::new() };
            let Some(source) = line.dataset() else { return Vec::new() };
            offers(&Desk { line: &line, source: &source }, begun)
        })
    }
}

/// What is typed, and the dataset it is about.
struct Desk<'a> {
    line: &'a Line,
    source: &'a Source,
}

impl Desk<'_> {
    fn catalogue(&self) -> Catalogue<'_> {
        Catalogue { schemas: &self.source.schemas, derived: DERIVED }
    }

    fn kind(&self) -> Option<&str> {
        let kind = self.catalogue().kind(self.line.kind.as_ref()?).ok()?;
        Some(&kind.name)
    }

    fn fields(&self, begun: &str, before: &str, after: &str) -> Offers {
        let Some(kind) = self.kind() else { return Vec::new() };
        let speaker = locales::speaker(self.line.language);
        let fields = self.catalogue().continuations(kind, begun);
        let field = |(field, title): (String, Title)| {
            let offered = offer(begun, &format!("{field}{after}"), &title.say(&speaker))?;
            Some(if before.is_empty() { offered } else { offered.add_prefix(before) })
        };
        fields.into_iter().filter_map(field).collect()
    }

    /// The values of a field, of which several may be given; what stands before them is kept.
    fn values(&self, field: &str, begun: &str, before: &str) -> Offers {
        let at = begun.rfind(',').map_or(0, |at| at + 1);
        let (given, begun) = begun.split_at(at);
        let values = self.values_of(field).unwrap_or_default();
        let offers = values.iter().filter_map(|value| offer(begun, value, ""));
        offers.map(|offered| offered.add_prefix(format!("{before}{given}"))).collect()
    }

    fn values_of(&self, field: &str) -> Option<Vec<String>> {
        let kind = self.kind()?;
        let ids = Ids::new(&self.source.layout);
        match self.catalogue().values(kind, field)? {
            Values::Listed(values) => Some(values),
            Values::Ids(kinds) => {
                let ids: BTreeSet<_> = kinds.iter().flat_map(|kind| ids.of(kind)).collect();
                Some(ids.into_iter().map(str::to_owned).collect())
            }
            Values::Stated => self.stated(kind, field, &ids),
            Values::Open => None,
        }
    }

    fn stated(&self, kind: &str, field: &str, ids: &Ids) -> Option<Vec<String>> {
        let columns = [field.to_owned()];
        let typed = Typed { kind, columns: &columns, is_distinct: true, ..Typed::default() };
        let query = Query::new(&self.catalogue(), ids, &typed).ok()?;
        let answer = query.run(self.source, self.line.today).ok()?;
        let mut values = BTreeSet::new();
        answer.table.rows.iter().flatten().for_each(|cell| collect(cell, &mut values));
        Some(values.into_iter().take(MOST).collect())
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
