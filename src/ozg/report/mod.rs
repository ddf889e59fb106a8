//! The reports, which answer the questions of a Koordination; each file is one report.

mod citations;
mod components;
mod gaps;
mod impact;
mod leistung;
mod maps;
mod missing_kinds;
mod municipality;
mod news;
mod online_service;
mod organisation;
mod over_time;
mod overview;
mod participation;
mod parts;
mod project;
mod quality;
mod reach;
mod representativeness;
mod responsibilities;
mod reuse;
mod sources;
mod stale;
mod themenfeld;
mod themenfelder;
mod timeline;

use anyhow::{Result, bail};

pub use citations::{RecordSources, record_sources};
pub use missing_kinds::{MissingSection, ReportSections};
pub use over_time::{DIGEST, HistoryReport, OVER_TIME, TREND};

use missing_kinds::{lacking, separate_missing};

use super::domain::{
    Enumeration, FieldKey, Leistung, Municipality, OnlineService, Organisation, Project,
    ProjectState, RecordView, Text, Themenfeld, called, known_fields, words,
};
use super::evidence::AnswerDay;
use super::period::Period;
use super::scope::ReportScope;
use crate::section::Section;
use messages::Message;
use messages::PartialDate;
use messages::msg;
use records::dataset::{Dataset, DatasetLayout, Projection};
use records::record::Record;
use records::schema::{EnumValue, Field, Schemas};
use records::table::Cell;

/// A report: its name, what it requires of the dataset, and how it is computed.
pub struct Report {
    pub name: &'static str,
    pub title: fn() -> Message,
    /// A paragraph on its contents and its readers.
    pub about: fn() -> Message,
    /// The kinds that its subject can have; empty if it is about all records.
    pub subjects: &'static [&'static str],
    /// The kinds without which it would be empty, that of its subject among them.
    pub kinds: &'static [&'static str],
    /// Whether it counts all fields of the records, including those unknown to the program.
    pub counts_fields: bool,
    /// # Errors
    /// If the dataset lacks a field that the report is about.
    sections: fn(&ReportContext<'_>) -> Result<Vec<Section>>,
}

/// The record that a report is about.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct ReportSubject<'a> {
    pub kind: &'static str,
    pub id: &'a str,
}

/// The input of a report.
pub struct ReportContext<'a> {
    pub schemas: &'a Schemas,
    pub scope: &'a ReportScope<'a>,
    /// The subject, for a report about one record.
    pub subject: Option<&'a Record>,
    /// The number of months after which a check or a source is old.
    pub months: i64,
    /// The period, for a report about one.
    pub period: Period,
}

/// The report whose figures are tracked over the history and across a change.
pub const OVERVIEW: &Report = &overview::REPORT;

/// The report about a period.
pub const NEWS: &Report = &news::REPORT;

/// All reports: the general ones first, then those about one record, then those about the data.
pub const REPORTS: &[Report] = &[
    overview::REPORT,
    themenfelder::REPORT,
    timeline::REPORT,
    participation::REPORT,
    representativeness::REPORT,
    reuse::REPORT,
    gaps::REPORT,
    responsibilities::REPORT,
    reach::REPORT,
    components::REPORT,
    impact::REPORT,
    news::REPORT,
    municipality::REPORT,
    organisation::REPORT,
    themenfeld::REPORT,
    project::REPORT,
    leistung::REPORT,
    online_service::REPORT,
    stale::REPORT,
    quality::REPORT,
    sources::REPORT,
];

impl Report {
    /// The fields to read for some reports: those known to the program, or all.
    #[must_use]
    pub fn reads(reports: &[&Report], schemas: &Schemas) -> Projection {
        if reports.iter().any(|report| report.counts_fields) {
            let mut projection = Projection::default();
            projection.add_all(schemas);
            return projection;
        }
        let mut projection = known_fields(schemas);
        // They are most of the dataset, and only one report shows them.
        if reports.iter().any(|report| report.subjects == [Leistung::KIND]) {
            projection.add(Leistung::KIND, Leistung::LEIKA.name);
        }
        projection
    }

    /// The kind whose records each have a page in a set of reports. A report about records of several kinds answers a
    /// question, and has no pages.
    #[must_use]
    pub fn page_kind(&self) -> Option<&'static str> {
        match self.subjects {
            [kind] => Some(kind),
            _ => None,
        }
    }

    /// The name of the subject in machine-readable output; an id is unique only within a kind.
    #[must_use]
    pub fn subject_name(&self, subject: ReportSubject<'_>) -> String {
        match self.subjects {
            [_] => subject.id.to_owned(),
            _ => format!("{}/{}", subject.kind, subject.id),
        }
    }

    /// Whether it looks at a period, not only at a day.
    #[must_use]
    pub fn is_of_period(&self) -> bool {
        self.name == NEWS.name
    }

    /// # Errors
    /// If the dataset lacks a kind that the report is about.
    pub fn check_kinds(&self, schemas: &Schemas) -> Result<()> {
        let missing = lacking(self.kinds, schemas);
        if !missing.is_empty() {
            bail!(msg!("report-no-kind", report = self.name, kinds = missing.join(", ")));
        }
        Ok(())
    }

    /// Refuses a dataset without a record of the kind that the report is about, the first of its `kinds`: its tables
    /// would be empty. For a report about one record, a missing record is reported elsewhere.
    ///
    /// # Errors
    /// If there is none.
    pub fn check_records(&self, layout: &DatasetLayout) -> Result<()> {
        let Some(kind) = self.kinds.first().filter(|_| self.subjects.is_empty()) else {
            return Ok(());
        };
        if !layout.records.iter().any(|file| file.kind.name == *kind) {
            bail!(msg!("report-no-records", report = self.name, kind = *kind));
        }
        Ok(())
    }

    /// The sections of the report on a dataset, and those left out since the dataset lacks their kinds.
    ///
    /// # Errors
    /// If the dataset lacks a kind or a field that the report is about.
    pub fn answer(&self, context: &ReportContext<'_>) -> Result<ReportSections> {
        self.check_kinds(context.schemas)?;
        Ok(separate_missing((self.sections)(context)?, context.schemas))
    }
}

impl<'a> ReportContext<'a> {
    /// The values that the schema lists for a field.
    ///
    /// # Errors
    /// If the dataset has no such field with a list of values.
    fn choices<V: RecordView<'a>>(&self, field: FieldKey<Text>) -> Result<&'a [EnumValue]> {
        let of_kind = self.schemas.kind(V::KIND).and_then(|kind| kind.field(field.name));
        match of_kind.map(Field::choices).unwrap_or_default() {
            [] => Err(msg!("report-no-field", kind = V::KIND, field = field.name).into()),
            choices => Ok(choices),
        }
    }

    fn dataset(&self) -> &'a Dataset {
        self.scope.dataset
    }

    fn as_of(&self) -> PartialDate {
        self.scope.day.as_of
    }

    fn day(&self) -> AnswerDay<'a> {
        self.scope.day
    }

    fn projects(&self) -> impl Iterator<Item = Project<'a>> + Clone {
        self.scope.of()
    }

    fn kommunen(&self) -> impl Iterator<Item = Municipality<'a>> + Clone {
        self.scope.of()
    }

    fn services(&self) -> impl Iterator<Item = OnlineService<'a>> + Clone {
        self.scope.of()
    }

    fn themenfelder(&self) -> impl Iterator<Item = Themenfeld<'a>> + Clone {
        self.scope.of()
    }

    /// A value with its display name.
    fn word<E: Enumeration>(&self, value: E) -> Cell {
        words::cell(self.schemas, value)
    }

    /// Like [`word`](Self::word), or a cell that says that no source states a value.
    fn stated<E: Enumeration>(&self, value: Option<E>) -> Cell {
        value.map_or_else(parts::no_value, |value| self.word(value))
    }

    fn state(&self, state: ProjectState) -> Cell {
        let word = self.schemas.kind(Project::KIND).map(|kind| words::state(kind, state));
        let name = state.name().to_owned();
        word.map_or_else(|| Cell::Text(name.clone()), |word| Cell::Word(name.clone(), word))
    }

    /// The Kommune or organisation with this id.
    fn party(&self, id: &str) -> Option<&'a Record> {
        let kinds = [Municipality::KIND, Organisation::KIND];
        kinds.iter().find_map(|kind| self.dataset().get(kind, id))
    }

    /// The name of a Kommune or organisation, or its id if there is no record.
    fn party_name<'i>(&self, id: &'i str) -> &'i str
    where
        'a: 'i,
    {
        self.party(id).map_or(id, called)
    }

    /// A Kommune or organisation by its name, or by its id if there is no record.
    fn party_cell(&self, id: &str) -> Cell {
        self.party(id).map_or_else(|| Cell::Code(id.to_owned()), parts::record)
    }

    /// Themenfelder by their names, or by the id where there is no record.
    fn themenfelder_cell<'i>(&self, ids: impl IntoIterator<Item = &'i str>) -> Cell {
        let cell = |id: &str| match Themenfeld::get(self.dataset(), id) {
            Some(themenfeld) => parts::record(&themenfeld),
            None => Cell::Code(id.to_owned()),
        };
        parts::list(ids.into_iter().map(cell).collect())
    }

    /// A list of Kommunen and organisations.
    fn parties<'i>(&self, ids: impl IntoIterator<Item = &'i str>) -> Cell {
        parts::list(ids.into_iter().map(|id| self.party_cell(id)).collect())
    }

    /// # Errors
    /// If the report has no subject of this kind.
    fn subject<V: RecordView<'a>>(&self) -> Result<V> {
        self.subject.and_then(V::of).ok_or_else(|| msg!("report-no-subject").into())
    }
}
