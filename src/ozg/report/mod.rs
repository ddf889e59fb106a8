//! Named answers to the questions of a Koordination; each file is one report.

mod components;
mod gaps;
mod maps;
mod municipality;
mod organisation;
mod over_time;
mod overview;
mod participation;
mod parts;
mod project;
mod quality;
mod representativeness;
mod reuse;
mod sources;
mod stale;
mod themenfeld;
mod themenfelder;
mod timeline;

use anyhow::{Result, bail};

pub use over_time::{DIGEST, HistoryReport, OVER_TIME, TREND};

use super::scope::ReportScope;
use crate::section::Section;
use messages::Message;
use messages::PartialDate;
use messages::msg;
use records::dataset::{Dataset, Projection};
use records::record::Record;
use records::schema::{Schemas, Shape};

/// A report: its name, what it asks of the dataset, and how it answers.
pub struct Report {
    pub name: &'static str,
    pub title: fn() -> Message,
    /// A paragraph on what it says and to whom.
    pub about: fn() -> Message,
    /// The kind of record that it is about, if it is about one.
    pub subject: Option<&'static str>,
    /// The kinds without which it would have nothing to say, its subject among them.
    pub kinds: &'static [&'static str],
    pub needs: fn(&Schemas, &mut Projection),
    /// # Errors
    /// If the dataset lacks a kind that the report is about.
    pub sections: fn(&ReportContext<'_>) -> Result<Vec<Section>>,
}

/// What a report is made from.
pub struct ReportContext<'a> {
    pub schemas: &'a Schemas,
    pub scope: &'a ReportScope<'a>,
    /// The record that a report about one is about.
    pub subject: Option<&'a Record>,
    /// After how many months a check or a source is old.
    pub months: i64,
}

/// The one whose figures are followed along the history and through a change.
pub const OVERVIEW: &Report = &overview::REPORT;

/// All reports: the wide ones first, then those about one record, then those about the data.
pub const REPORTS: &[Report] = &[
    overview::REPORT,
    themenfelder::REPORT,
    timeline::REPORT,
    participation::REPORT,
    representativeness::REPORT,
    reuse::REPORT,
    gaps::REPORT,
    components::REPORT,
    municipality::REPORT,
    organisation::REPORT,
    themenfeld::REPORT,
    project::REPORT,
    stale::REPORT,
    quality::REPORT,
    sources::REPORT,
];

impl Report {
    /// # Errors
    /// If the dataset lacks a kind that the report is about.
    pub fn check_kinds(&self, schemas: &Schemas) -> Result<()> {
        let missing = self.kinds.iter().copied().filter(|kind| schemas.kind(kind).is_none());
        let missing: Vec<_> = missing.collect();
        if !missing.is_empty() {
            bail!(msg!("report-no-kind", report = self.name, kinds = missing.join(", ")));
        }
        Ok(())
    }
}

impl<'a> ReportContext<'a> {
    /// The values that the schema lists for a field.
    ///
    /// # Errors
    /// If the dataset has no such field with a list of values.
    fn choices(&self, kind: &str, field: &str) -> Result<Vec<String>> {
        let field_of_kind = self.schemas.kind(kind).and_then(|kind| kind.field(field));
        match field_of_kind.map(|field| &field.shape) {
            Some(Shape::Choice(choices)) => {
                Ok(choices.iter().map(|choice| choice.value.clone()).collect())
            }
            _ => Err(msg!("report-no-field", kind = kind, field = field).into()),
        }
    }

    fn dataset(&self) -> &'a Dataset {
        self.scope.dataset
    }

    fn as_of(&self) -> PartialDate {
        self.scope.day.as_of
    }

    fn projects(&self) -> &[&'a Record] {
        self.scope.of("project")
    }

    /// The Kommune or organisation of an id.
    fn party(&self, id: &str) -> Option<&'a Record> {
        self.dataset().get("municipality", id).or_else(|| self.dataset().get("organisation", id))
    }

    /// # Errors
    /// If nobody said which record the report is about.
    fn subject(&self) -> Result<&'a Record> {
        self.subject.ok_or_else(|| msg!("report-no-subject").into())
    }
}

/// All fields of all kinds, but for the LeiKa entries, which are most of the dataset.
fn needs_records(schemas: &Schemas, projection: &mut Projection) {
    for kind in schemas.kinds() {
        projection.add_kind(&kind.name);
        let fields = kind.root.children().iter().filter(|field| field.name != "leika");
        fields.for_each(|field| projection.add(&kind.name, &field.name));
    }
}

/// What people call the records of a kind.
fn needs_label(schemas: &Schemas, projection: &mut Projection, kind: &str) {
    if let Some(kind) = schemas.kind(kind) {
        projection.add(&kind.name, &kind.label);
    }
}

fn needs_all(schemas: &Schemas, projection: &mut Projection) {
    projection.add_all(schemas);
}
