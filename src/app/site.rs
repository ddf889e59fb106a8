//! What the public site shows: every record, a list of each kind, and the reports about all.

use anyhow::Result;

use super::report_set::LoadedDataset;
use super::workspace::Workspace;
use crate::ozg::derived::catalogue;
use crate::ozg::evidence::AnswerDay;
use crate::ozg::lead::lead;
use crate::ozg::period::Period;
use crate::ozg::report::{REPORTS, Report, ReportContext};
use crate::ozg::scope::{ReportScope, ScopeFilter};
use crate::section::Section;
use file_tree::DataState;
use messages::{Message, PartialDate};
use record_query::query::{DerivationDay, Query, QueryDay, RawQuery};
use record_query::show::{Card, CellBuilder, ReferrersByTarget};
use records::dataset::{Dataset, DatasetSource, IdIndex};
use records::record::Record;
use records::schema::Kind;
use records::table::Table;

/// After how many months a source is old.
const MONTHS: i64 = 12;

/// A state of the dataset with all that any page asks of it.
pub(crate) struct SiteSource {
    loaded: LoadedDataset,
    pub as_of: PartialDate,
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
        Ok(SiteSource { loaded: LoadedDataset::load(workspace, at, as_of)?, as_of })
    }

    #[must_use]
    pub(crate) fn source(&self) -> &DatasetSource {
        &self.loaded.source
    }

    #[must_use]
    pub(crate) fn dataset(&self) -> &Dataset {
        &self.loaded.loaded.dataset
    }

    #[must_use]
    pub(crate) fn state(&self) -> &DataState {
        &self.loaded.data
    }

    /// What the answers rest on; it is made once for all pages.
    #[must_use]
    pub(crate) fn scope(&self) -> ReportScope<'_> {
        let day = AnswerDay::new(self.as_of, self.dataset(), self.loaded.entered.as_ref());
        ReportScope::new(self.dataset(), day, &ScopeFilter::default())
    }

    /// What a report says, of one record or of all; nothing where the dataset lacks what it is about.
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
        let period = Period::up_to(self.as_of);
        let context = ReportContext { schemas, scope, subject, months: MONTHS, period };
        report.answer(&context).ok().map(|answer| answer.sections)
    }

    /// What is so of a record, in one sentence; none of a kind of which there is none.
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

    /// The records of a kind with what a person wants to see of many of them: id and name first.
    ///
    /// # Errors
    /// If they cannot be read.
    pub(crate) fn list(&self, kind: &Kind) -> Result<Table> {
        let catalogue = catalogue(&self.source().schemas);
        let ids = IdIndex::new(&self.source().layout);
        let own = kind.columns.iter().filter(|name| **name != "id" && **name != kind.label);
        let columns = ["id".to_owned(), kind.label.clone()];
        let columns: Vec<_> = columns.into_iter().chain(own.cloned()).collect();
        let sort = [kind.label.clone()];
        let raw = RawQuery {
            kind: &kind.name,
            columns: &columns,
            sort: &sort,
            shows_names: true,
            ..RawQuery::default()
        };
        let day =
            QueryDay { as_of: self.as_of, is_given: false, entered: self.loaded.entered.as_ref() };
        Ok(Query::new(&catalogue, &ids, &raw)?.run(self.source(), &catalogue, day)?.table)
    }

    /// A record with what follows from it and what refers to it.
    #[must_use]
    pub(crate) fn card<'d>(
        &'d self,
        record: &'d Record,
        index: &ReferrersByTarget<'d>,
    ) -> Card<'d> {
        let cells = CellBuilder { dataset: self.dataset() };
        let day = DerivationDay {
            as_of: self.as_of,
            dataset: self.dataset(),
            entered: self.loaded.entered.as_ref(),
        };
        let catalogue = catalogue(&self.source().schemas);
        Card {
            items: cells.items(record),
            derived: cells.derived(&catalogue, record, day),
            roles: index.of(record),
            history: None,
            record,
        }
    }
}
