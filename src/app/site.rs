//! What the public site shows: every record, a list of each kind, and the reports about all.

use anyhow::Result;

use super::report_set::LoadedDataset;
use super::site_history::SiteHistory;
use super::workspace::Workspace;
use crate::ozg::derived::catalogue;
use crate::ozg::domain::{RecordView, Register};
use crate::ozg::evidence::AnswerDay;
use crate::ozg::lead::lead;
use crate::ozg::period::Period;
use crate::ozg::report::{REPORTS, RecordSources, Report, ReportContext, record_sources};
use crate::ozg::scope::{ReportScope, ScopeFilter};
use crate::section::Section;
use file_tree::DataState;
use messages::{Message, PartialDate};
use record_query::query::{DatasetOnDay, Query, QueryDay, RawQuery};
use record_query::show::{Card, CellBuilder, ReferrersByTarget};
use records::dataset::{Dataset, DatasetSource, IdIndex};
use records::record::Record;
use records::schema::Kind;
use records::table::Table;

/// Number of months after which a source counts as old.
const MONTHS: i64 = 12;

/// A state of the dataset with everything that any page needs.
pub(crate) struct SiteSource {
    loaded: LoadedDataset,
    pub as_of: PartialDate,
    /// Whether the day was requested: only then are facts left out that do not hold on it.
    is_given: bool,
    on_day: DatasetOnDay,
}

impl SiteSource {
    /// # Errors
    /// If the state cannot be read.
    pub(crate) fn load(
        workspace: &Workspace,
        at: Option<&str>,
        day: Option<PartialDate>,
    ) -> Result<Self> {
        let as_of = workspace.as_of(day);
        let loaded = LoadedDataset::load(workspace, at, as_of)?;
        let query_day = workspace.query_day(day, loaded.entered.as_ref());
        let catalogue = catalogue(&loaded.source.schemas);
        let on_day = query_day.certain(&catalogue, &loaded.loaded.dataset);
        Ok(SiteSource { is_given: day.is_some(), loaded, as_of, on_day })
    }

    /// The commits that led to the state. Outside Git, or before the first commit, there are none.
    ///
    /// # Errors
    /// If a commit cannot be read.
    pub(crate) fn history(&self, workspace: &Workspace, at: Option<&str>) -> Result<SiteHistory> {
        match self.state().commit {
            Some(_) => SiteHistory::load(
                workspace,
                at,
                self.as_of,
                (&self.source().schemas, self.dataset()),
            ),
            None => Ok(SiteHistory::default()),
        }
    }

    #[must_use]
    pub(crate) fn source(&self) -> &DatasetSource {
        &self.loaded.source
    }

    #[must_use]
    pub(crate) fn dataset(&self) -> &Dataset {
        &self.loaded.loaded.dataset
    }

    /// The records, reduced to what holds on the day if one was requested.
    #[must_use]
    pub(crate) fn remaining(&self) -> &Dataset {
        self.on_day.remaining(self.dataset())
    }

    #[must_use]
    pub(crate) fn state(&self) -> &DataState {
        &self.loaded.data
    }

    /// The records and the day that reports are based on; created once for all pages.
    #[must_use]
    pub(crate) fn scope(&self) -> ReportScope<'_> {
        let day = AnswerDay::new(self.as_of, self.dataset(), self.loaded.entered.as_ref());
        ReportScope::new(self.dataset(), day, &ScopeFilter::default())
    }

    /// The sections of a report, about one record or about all; none if the dataset lacks what it is about.
    #[must_use]
    pub(crate) fn sections<'s>(
        &'s self,
        report: &Report,
        scope: &'s ReportScope<'s>,
        subject: Option<&'s Record>,
    ) -> Option<Vec<Section>> {
        let schemas = &self.source().schemas;
        report.check_kinds(schemas).ok()?;
        report.check_records(&self.source().layout).ok()?;
        report.answer(&self.context(scope, subject)).ok().map(|answer| answer.sections)
    }

    /// The lead sentence of a record; none for a kind that has none.
    #[must_use]
    pub(crate) fn lead<'s>(
        &'s self,
        scope: &ReportScope<'s>,
        record: &'s Record,
    ) -> Option<Message> {
        lead(&self.source().schemas, scope, record)
    }

    /// The report that is about each record of a kind, if there is one.
    #[must_use]
    pub(crate) fn dossier(kind: &str) -> Option<&'static Report> {
        REPORTS.iter().find(|report| report.page_kind() == Some(kind))
    }

    /// The records of a kind as a table: id and name, the columns that the schema names, and last the fields that only
    /// serve as filters.
    ///
    /// # Errors
    /// If they cannot be read, or the schema names a column that does not exist.
    pub(crate) fn list(&self, kind: &Kind) -> Result<Table> {
        let catalogue = catalogue(&self.source().schemas);
        let ids = IdIndex::new(&self.source().layout);
        let mut columns = seen_columns(kind);
        let filters = kind.filters.iter().filter(|name| !kind.columns.contains(name));
        columns.extend(filters.cloned());
        let sort = [kind.label.clone()];
        let raw = RawQuery {
            kind: &kind.name,
            columns: &columns,
            sort: &sort,
            shows_names: true,
            ..RawQuery::default()
        };
        let query = Query::new(&catalogue, &ids, &raw)?;
        Ok(query.answer(self.source(), self.dataset(), &catalogue, self.day())?.table)
    }

    /// The sources of a record, and for each field the numbers of those that name it.
    #[must_use]
    pub(crate) fn sources<'s>(
        &'s self,
        scope: &'s ReportScope<'s>,
        record: &'s Record,
    ) -> RecordSources {
        record_sources(&self.context(scope, Some(record)), record)
    }

    /// The credit line that the licence of each register requires, by the id of the register.
    #[must_use]
    pub(crate) fn credits(&self) -> Vec<(String, String)> {
        let credit = |register: Register<'_>| {
            let line = format!("{}: {}", register.record().label(), register.lizenz()?);
            Some((register.record().id.clone(), line))
        };
        Register::all(self.dataset()).filter_map(credit).collect()
    }

    fn context<'s>(
        &'s self,
        scope: &'s ReportScope<'s>,
        subject: Option<&'s Record>,
    ) -> ReportContext<'s> {
        let period = Period::up_to(self.as_of);
        ReportContext { schemas: &self.source().schemas, scope, subject, months: MONTHS, period }
    }

    fn day(&self) -> QueryDay<'_> {
        let entered = self.loaded.entered.as_ref();
        QueryDay { as_of: self.as_of, is_given: self.is_given, entered }
    }

    /// A record with its derived fields and its referrers.
    #[must_use]
    pub(crate) fn card<'d>(
        &'d self,
        record: &'d Record,
        index: &ReferrersByTarget<'d>,
    ) -> Card<'d> {
        let cells = CellBuilder { dataset: self.dataset() };
        let catalogue = catalogue(&self.source().schemas);
        let remaining = self.remaining().get(&record.kind.name, &record.id);
        Card {
            items: cells.items(remaining.unwrap_or(record)),
            derived: cells.derived(&catalogue, record, self.day().of(self.dataset())),
            roles: index.of(record),
            history: None,
            record,
        }
    }
}

/// The columns that the list of a kind shows: id and name, then those that the schema names.
#[must_use]
pub(crate) fn seen_columns(kind: &Kind) -> Vec<String> {
    let others = kind.columns.iter().filter(|name| **name != "id" && **name != kind.label);
    ["id".to_owned(), kind.label.clone()].into_iter().chain(others.cloned()).collect()
}
