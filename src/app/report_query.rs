//! A report with its parameters, to be run on several states of the dataset.

use std::collections::BTreeMap;

use anyhow::{Result, bail};

use super::narrowing::typed_options;
use super::report::{ReportHead, ReportParams};
use crate::ozg::dated::{DATED, RELATIONS};
use crate::ozg::evidence::AnswerDay;
use crate::ozg::period::Period;
use crate::ozg::report::{MissingSection, Report, ReportContext, ReportSections, ReportSubject};
use crate::ozg::scope::{ReportScope, ScopeFilter};
use crate::section::Section;
use file_tree::DataState;
use messages::{Message, PartialDate, msg};
use record_query::query::{DatasetOnDay, DerivationDay};
use record_query::show::at_fault;
use records::dataset::{Dataset, DatasetSource, EnteredRecords};
use records::suggest;

/// A report about a record or all records on a day.
#[derive(Clone, Copy)]
pub(super) struct ReportQuery<'a> {
    pub report: &'static Report,
    subject: Option<ReportSubject<'a>>,
    as_of: PartialDate,
    entered: Option<&'a EnteredRecords>,
    narrowing: &'a ScopeFilter,
    months: i64,
    period: Period,
}

/// The records that reports read, without relations for which it is unknown whether they hold.
pub(super) struct ReportDataset {
    pub dataset: Dataset,
    undecided: UndecidedFacts,
}

/// Facts for which it is unknown whether they hold on the day.
#[derive(Debug, Clone, Default)]
struct UndecidedFacts {
    /// The relations that are left out.
    relations: Option<Message>,
    /// All fields with such facts, `kind.field`, with the number of records.
    fields: BTreeMap<String, usize>,
}

impl ReportDataset {
    /// Reads what the reports need; `entered` are the records that had been recorded by the day.
    ///
    /// # Errors
    /// If the tree cannot be read at all.
    pub(super) fn load(
        source: &DatasetSource,
        reports: &[&Report],
        as_of: PartialDate,
        entered: Option<&EnteredRecords>,
    ) -> Result<Self> {
        let dataset = source.load(&Report::reads(reports, &source.schemas))?;
        // The state of a day is valid for that day: nothing is undecided.
        if entered.is_none() {
            return Ok(ReportDataset { dataset, undecided: UndecidedFacts::default() });
        }
        let day = DerivationDay { as_of, dataset: &dataset, entered };
        let all = DatasetOnDay::new(DATED, &day).undecided().into_iter();
        let fields = all.map(|(kind, field, count)| (format!("{kind}.{field}"), count)).collect();
        let on_day = DatasetOnDay::new(&[RELATIONS], &day);
        let each = on_day.undecided().into_iter().filter_map(|(kind, field, count)| {
            let kind = source.schemas.kind(kind)?;
            let (field_title, kind_title) = (&kind.field(field)?.title, &kind.title);
            Some(msg!("relation-undecided", field = field_title, kind = kind_title, count = count))
        });
        let list = each.reduce(|list, one| msg!("list-of-two", before = list, last = one));
        let relations = list.map(|list| msg!("relations-undecided", list = list));
        let undecided = UndecidedFacts { relations, fields };
        Ok(ReportDataset { dataset: on_day.into_remaining(dataset), undecided })
    }
}

/// The result of a report on one state of the dataset.
pub(super) struct ReportResult {
    pub sections: Vec<Section>,
    /// The sections for which the dataset lacks the kinds.
    pub missing: Vec<MissingSection>,
    /// The name of the record that it is about.
    pub subject: Option<String>,
    /// What it is narrowed to.
    pub narrowed: Vec<Message>,
    undecided: UndecidedFacts,
    pub left_out: usize,
}

impl ReportResult {
    /// The fields with facts for which it is unknown whether they hold on the day.
    pub(super) fn undecided_fields(&self) -> BTreeMap<String, usize> {
        self.undecided.fields.clone()
    }

    /// What it is narrowed to, and which relations are undecided.
    pub(super) fn limits(&self) -> Vec<Message> {
        self.narrowed.iter().chain(&self.undecided.relations).cloned().collect()
    }
}

impl<'a> ReportQuery<'a> {
    /// A report about no single record, on a state with the records that had been entered by then.
    pub(super) fn new(
        report: &'static Report,
        params: &'a ReportParams,
        entered: Option<&'a EnteredRecords>,
    ) -> Self {
        let ReportParams { as_of, narrowing, months, period, .. } = params;
        ReportQuery {
            report,
            subject: None,
            as_of: *as_of,
            entered,
            narrowing,
            months: *months,
            period: *period,
        }
    }

    /// The same report on another state, of which other records had been entered.
    pub(super) fn with_entered(self, entered: Option<&'a EnteredRecords>) -> Self {
        ReportQuery { entered, ..self }
    }

    /// The same report about one record.
    pub(super) fn of_record(self, subject: Option<ReportSubject<'a>>) -> Self {
        ReportQuery { subject, ..self }
    }

    /// The same report as of another day, on the state of that day.
    pub(super) fn on(self, day: PartialDate) -> Self {
        ReportQuery { as_of: day, entered: None, ..self }
    }

    /// Runs the report on a dataset.
    ///
    /// # Errors
    /// If the dataset lacks the requested record or what the report is about, or if the report is narrowed to other
    /// records.
    pub(super) fn answer(&self, source: &DatasetSource) -> Result<ReportResult> {
        let loaded = self.load(source)?;
        let dataset = &loaded.dataset;
        if let Some(subject) = self.subject
            && dataset.get(subject.kind, subject.id).is_none()
        {
            bail!(no_record(source, dataset, subject));
        }
        let scope = self.scope(dataset);
        if let Some(ReportSubject { kind, id }) = self.subject
            && !scope.has(kind, id)
        {
            let options = typed_options(self.narrowing);
            bail!(msg!("report-subject-outside", kind = kind, id = id, options = options));
        }
        self.answer_within(source, &scope, &loaded.undecided)
    }

    /// Like [`answer`](Self::answer), but none if the dataset lacks the record or its kind.
    ///
    /// # Errors
    /// If it lacks a field that the report is about.
    pub(super) fn answer_if_there(&self, source: &DatasetSource) -> Result<Option<ReportResult>> {
        self.run_if_there(source, &self.load(source)?)
    }

    /// Like [`answer_if_there`](Self::answer_if_there), for a dataset that is already loaded.
    ///
    /// # Errors
    /// If it lacks what the report is about.
    pub(super) fn run_if_there(
        &self,
        source: &DatasetSource,
        loaded: &ReportDataset,
    ) -> Result<Option<ReportResult>> {
        if self.report.check_kinds(&source.schemas).is_err()
            || self.report.check_records(&source.layout).is_err()
        {
            return Ok(None);
        }
        match self.subject {
            Some(ReportSubject { kind, id }) if loaded.dataset.get(kind, id).is_none() => Ok(None),
            _ => self.run(source, loaded).map(Some),
        }
    }

    /// The records that the report needs.
    ///
    /// # Errors
    /// If the tree cannot be read at all.
    pub(super) fn load(&self, source: &DatasetSource) -> Result<ReportDataset> {
        ReportDataset::load(source, &[self.report], self.as_of, self.entered)
    }

    /// Runs the report on a dataset that is already loaded.
    ///
    /// # Errors
    /// If it lacks what the report is about.
    pub(super) fn run(
        &self,
        source: &DatasetSource,
        loaded: &ReportDataset,
    ) -> Result<ReportResult> {
        self.answer_within(source, &self.scope(&loaded.dataset), &loaded.undecided)
    }

    /// The records that the report is narrowed to.
    fn scope<'d>(&self, dataset: &'d Dataset) -> ReportScope<'d>
    where
        'a: 'd,
    {
        let day = AnswerDay::new(self.as_of, dataset, self.entered);
        ReportScope::new(dataset, day, self.narrowing)
    }

    fn answer_within<'d>(
        &self,
        source: &'d DatasetSource,
        scope: &'d ReportScope<'d>,
        undecided: &UndecidedFacts,
    ) -> Result<ReportResult> {
        let dataset = scope.dataset;
        let subject = self.subject.and_then(|subject| dataset.get(subject.kind, subject.id));
        let report_context = ReportContext {
            schemas: &source.schemas,
            scope,
            subject,
            months: self.months,
            period: self.period,
        };
        let ReportSections { sections, missing } = self.report.answer(&report_context)?;
        Ok(ReportResult {
            sections,
            missing,
            subject: subject.map(|record| record.label().to_owned()),
            narrowed: self.narrowing.describe(&source.schemas, dataset),
            undecided: undecided.clone(),
            left_out: dataset.left_out,
        })
    }

    /// The title, with the record that the report is about.
    pub(super) fn title(&self, result: &ReportResult) -> Message {
        let title = (self.report.title)();
        match &result.subject {
            Some(name) => msg!("report-title-of", title = title, name = name),
            None => title,
        }
    }

    /// The metadata of the report, for programs.
    pub(super) fn head(&self, data: DataState, compared_with: Option<&str>) -> ReportHead {
        ReportHead {
            report: self.report.name,
            data,
            as_of: self.as_of,
            subject: self.subject.map(|subject| self.report.subject_name(subject)),
            compared_with: compared_with.map(str::to_owned),
            narrowed: narrowed(self.narrowing).into_iter().chain(self.bounds()).collect(),
            missing: Vec::new(),
            undecided: BTreeMap::new(),
        }
    }

    /// The first and the last day, if the report is about a period.
    fn bounds(&self) -> impl Iterator<Item = (&'static str, String)> {
        let Period { from, to } = self.period;
        let is_bounded = self.report.is_of_period();
        [("from", from.to_string()), ("to", to.to_string())].into_iter().filter(move |_| is_bounded)
    }
}

/// The options that narrow, with their values, for programs.
pub(super) fn narrowed(narrowing: &ScopeFilter) -> Vec<(&'static str, String)> {
    narrowing.options().into_iter().map(|(name, value)| (name, value.to_owned())).collect()
}

/// The error for an unknown record. It suggests the nearest id, or the id of the record with the nearest name.
fn no_record(source: &DatasetSource, dataset: &Dataset, subject: ReportSubject<'_>) -> Message {
    let ReportSubject { kind, id } = subject;
    if source.layout.records.iter().any(|file| file.kind.name == kind && file.id() == id) {
        return at_fault(kind, id);
    }
    let ids = dataset.of(kind).map(|record| record.id.as_str());
    let by_name = || {
        let name = suggest::nearest(id, dataset.of(kind).map(records::record::Record::label))?;
        dataset.of(kind).find(|record| record.label() == name).map(|record| record.id.as_str())
    };
    match suggest::nearest(id, ids).or_else(by_name) {
        Some(suggestion) => {
            msg!("report-no-record-suggestion", kind = kind, id = id, suggestion = suggestion)
        }
        None => msg!("report-no-record", kind = kind, id = id),
    }
}
