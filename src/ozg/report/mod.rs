//! Named answers to the questions of a Koordination; each file is one report.

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

/// A report: its name, what it asks of the dataset, and how it answers.
pub struct Report {
    pub name: &'static str,
    pub title: fn() -> Message,
    /// A paragraph on what it says and to whom.
    pub about: fn() -> Message,
    /// The kinds of the record that it is about; none if it is about all.
    pub subjects: &'static [&'static str],
    /// The kinds without which it would have nothing to say, its subject among them.
    pub kinds: &'static [&'static str],
    /// Whether it counts the fields of the records, whatever they are.
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

/// What a report is made from.
pub struct ReportContext<'a> {
    pub schemas: &'a Schemas,
    pub scope: &'a ReportScope<'a>,
    /// The record that a report about one is about.
    pub subject: Option<&'a Record>,
    /// After how many months a check or a source is old.
    pub months: i64,
    /// What a report about a period looks at.
    pub period: Period,
}

/// The one whose figures are followed along the history and through a change.
pub const OVERVIEW: &Report = &overview::REPORT;

/// The one about a period.
pub const NEWS: &Report = &news::REPORT;

/// All reports: the wide ones first, then those about one record, then those about the data.
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
    /// What has to be read for some reports: what the program knows of the records, or all of them.
    #[must_use]
    pub fn reads(reports: &[&Report], schemas: &Schemas) -> Projection {
        if reports.iter().any(|report| report.counts_fields) {
            let mut projection = Projection::default();
            projection.add_all(schemas);
            return projection;
        }
        let mut projection = known_fields(schemas);
        // Most of the dataset, which one report alone shows.
        if reports.iter().any(|report| report.subjects == [Leistung::KIND]) {
            projection.add(Leistung::KIND, Leistung::LEIKA.name);
        }
        projection
    }

    /// The kind of which each record has a page in a set of reports. What is about records of several kinds answers
    /// a question, and has none.
    #[must_use]
    pub fn page_kind(&self) -> Option<&'static str> {
        match self.subjects {
            [kind] => Some(kind),
            _ => None,
        }
    }

    /// What the record that it is about is called where a program reads it; an id is of one kind alone.
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

    /// Refuses a dataset without a record of the kind that the report is about, the first of its kinds: its
    /// tables would be empty. Of a single record it is told that there is none.
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

    /// What it says of a dataset, and which parts it leaves out since the dataset lacks their kinds.
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

    /// A value with what people call it.
    fn word<E: Enumeration>(&self, value: E) -> Cell {
        words::cell(self.schemas, value)
    }

    /// Likewise, or that no source states one.
    fn stated<E: Enumeration>(&self, value: Option<E>) -> Cell {
        value.map_or_else(parts::no_value, |value| self.word(value))
    }

    fn state(&self, state: ProjectState) -> Cell {
        let word = self.schemas.kind(Project::KIND).map(|kind| words::state(kind, state));
        let name = state.name().to_owned();
        word.map_or_else(|| Cell::Text(name.clone()), |word| Cell::Word(name.clone(), word))
    }

    /// The Kommune or organisation of an id.
    fn party(&self, id: &str) -> Option<&'a Record> {
        let kinds = [Municipality::KIND, Organisation::KIND];
        kinds.iter().find_map(|kind| self.dataset().get(kind, id))
    }

    /// What a Kommune or organisation is called; its id if its record is not there.
    fn party_name<'i>(&self, id: &'i str) -> &'i str
    where
        'a: 'i,
    {
        self.party(id).map_or(id, called)
    }

    /// A Kommune or organisation by its name, or by its id if its record is not there.
    fn party_cell(&self, id: &str) -> Cell {
        self.party(id).map_or_else(|| Cell::Code(id.to_owned()), parts::record)
    }

    /// Themenfelder by their names, or by the id where a record is not there.
    fn themenfelder_cell<'i>(&self, ids: impl IntoIterator<Item = &'i str>) -> Cell {
        let cell = |id: &str| match Themenfeld::get(self.dataset(), id) {
            Some(themenfeld) => parts::record(&themenfeld),
            None => Cell::Code(id.to_owned()),
        };
        parts::list(ids.into_iter().map(cell).collect())
    }

    /// Kommunen and organisations, one after another.
    fn parties<'i>(&self, ids: impl IntoIterator<Item = &'i str>) -> Cell {
        parts::list(ids.into_iter().map(|id| self.party_cell(id)).collect())
    }

    /// # Errors
    /// If nobody said which record the report is about.
    fn subject<V: RecordView<'a>>(&self) -> Result<V> {
        self.subject.and_then(V::of).ok_or_else(|| msg!("report-no-subject").into())
    }
}
