//! All reports of a dataset as a set of pages, those about one record once per record.

use anyhow::{Error, Result};

use super::data_state::state_and_day;
use super::digest::{DigestAnswer, DigestRequest, digest};
use super::report::{ReportAnswer, ReportParams};
use super::report_query::{ReportDataset, ReportQuery};
use super::trend::{TrendPeriod, TrendRequest, trend};
use super::workspace::Workspace;
use crate::ozg::evidence::AnswerDay;
use crate::ozg::report::{DIGEST, REPORTS, Report, ReportSubject, TREND};
use crate::ozg::scope::ReportScope;
use crate::section::compare;
use file_tree::DataState;
use messages::{Message, PartialDate, msg};
use records::collation;
use records::dataset::{DatasetLayout, DatasetSource, EnteredRecords};
use records::schema::Schemas;

/// The options that all pages of a set share.
#[derive(Debug, Clone)]
pub(crate) struct ReportSetRequest<'a> {
    /// The revision that each page is compared with.
    pub compare: Option<&'a str>,
    /// For the digest and the trend: a day, or for the digest alone a revision.
    pub since: Option<&'a str>,
    pub period: TrendPeriod,
    pub params: &'a ReportParams,
}

/// What a page shows.
#[derive(Clone, Copy)]
pub(crate) enum PageKind {
    State(&'static Report),
    Digest,
    Trend,
}

/// A page of a set.
pub(crate) struct ReportPage {
    pub kind: PageKind,
    /// The id of the record that it is about, if it is about one.
    pub id: Option<String>,
    /// The name of that record.
    pub name: String,
}

/// The answer that a page shows.
pub(crate) enum PageContent<'s> {
    Report(Box<ReportAnswer>),
    Trend(&'s ReportAnswer),
    Digest(&'s DigestAnswer),
}

/// Everything that the pages of a set are made from.
pub(crate) struct ReportSet<'a> {
    pub pages: Vec<ReportPage>,
    request: &'a ReportSetRequest<'a>,
    state: LoadedDataset,
    before: Option<LoadedDataset>,
    digest: Option<DigestAnswer>,
    trend: Result<ReportAnswer>,
    /// Reports for which the dataset lacks kinds, with the error that names these.
    without_kinds: Vec<(&'static str, Error)>,
}

/// A dataset with everything that any report needs.
pub(super) struct LoadedDataset {
    pub source: DatasetSource,
    pub loaded: ReportDataset,
    pub data: DataState,
    /// The records that had been entered by the day of the answer.
    pub entered: Option<EnteredRecords>,
}

impl LoadedDataset {
    pub(super) fn load(
        workspace: &Workspace,
        revision: Option<&str>,
        as_of: PartialDate,
    ) -> Result<Self> {
        let source = workspace.open(revision)?;
        let reports: Vec<_> = REPORTS.iter().collect();
        let (data, entered) = (source.tree.state(), workspace.entered(revision, as_of));
        let loaded = ReportDataset::load(&source, &reports, as_of, entered.as_ref())?;
        Ok(LoadedDataset { source, loaded, data, entered })
    }
}

impl PageKind {
    #[must_use]
    pub(crate) fn name(self) -> &'static str {
        match self {
            PageKind::State(report) => report.name,
            PageKind::Digest => DIGEST.name,
            PageKind::Trend => TREND.name,
        }
    }

    #[must_use]
    pub(crate) fn title(self) -> Message {
        match self {
            PageKind::State(report) => (report.title)(),
            PageKind::Digest => (DIGEST.title)(),
            PageKind::Trend => (TREND.title)(),
        }
    }

    #[must_use]
    pub(crate) fn about(self) -> Message {
        match self {
            PageKind::State(report) => (report.about)(),
            PageKind::Digest => (DIGEST.about)(),
            PageKind::Trend => (TREND.about)(),
        }
    }

    /// The kind of record that it is about, if it is about one.
    #[must_use]
    pub(crate) fn subject(self) -> Option<&'static str> {
        match self {
            PageKind::State(report) => report.page_kind(),
            PageKind::Digest | PageKind::Trend => None,
        }
    }
}

impl ReportPage {
    fn of_all(kind: PageKind) -> Self {
        ReportPage { kind, id: None, name: String::new() }
    }

    /// The file of the page in its folder.
    #[must_use]
    pub(crate) fn path(&self, ending: &str) -> String {
        match &self.id {
            Some(id) => format!("{}/{id}.{ending}", self.kind.name()),
            None => format!("{}.{ending}", self.kind.name()),
        }
    }
}

impl<'a> ReportSet<'a> {
    /// Reads the states, and computes the digest and the trend.
    ///
    /// # Errors
    /// If a state cannot be read, or an option names something that does not exist.
    pub(crate) fn load(workspace: &Workspace, request: &'a ReportSetRequest<'a>) -> Result<Self> {
        let params = request.params;
        let open = |at| LoadedDataset::load(workspace, at, params.as_of);
        let state = open(params.at.as_deref())?;
        let before = request.compare.map(|revision| open(Some(revision))).transpose()?;
        // By default, the digest starts from the revision that the other pages are compared with.
        let since = request.since.or(request.compare);
        let digest = since.map(|since| digest(workspace, &DigestRequest { since, params }));
        let digest = digest.transpose()?;
        // Only the digest accepts a revision.
        let since = request.since.filter(|since| PartialDate::parse(since).is_some());
        let period = request.period;
        let trend = trend(workspace, &TrendRequest { figure: None, since, period, params });
        let scope = ReportScope::new(
            &state.loaded.dataset,
            AnswerDay::new(params.as_of, &state.loaded.dataset, state.entered.as_ref()),
            &params.narrowing,
        );
        let records = |kind: &str| {
            scope.of_kind(kind).iter().map(|r| (r.id.clone(), r.label().to_owned())).collect()
        };
        let schemas = &state.source.schemas;
        let (possible, without_kinds) = possible(schemas, &state.source.layout);
        let mut pages = pages(&possible, &records);
        let is_there = [(PageKind::Digest, digest.is_some()), (PageKind::Trend, trend.is_ok())];
        let over_time = is_there.into_iter().filter(|(_, is_there)| *is_there);
        pages.extend(over_time.map(|(kind, _)| ReportPage::of_all(kind)));
        Ok(ReportSet { pages, request, state, before, digest, trend, without_kinds })
    }

    /// The reports that are missing from the set, and why.
    pub(crate) fn without(&self) -> impl Iterator<Item = (&'static str, &Error)> {
        let trend = self.trend.as_ref().err().map(|error| (TREND.name, error));
        self.without_kinds.iter().map(|(name, error)| (*name, error)).chain(trend)
    }

    #[must_use]
    pub(crate) fn schemas(&self) -> &Schemas {
        &self.state.source.schemas
    }

    /// The title of the set, the state of the data with the day, and what all pages are narrowed to.
    #[must_use]
    pub(crate) fn heading(&self) -> Vec<Message> {
        let ReportParams { as_of, narrowing, .. } = self.request.params;
        let head = [msg!("page-set"), state_and_day(&self.state.data, *as_of)];
        head.into_iter()
            .chain(narrowing.describe(&self.state.source.schemas, &self.state.loaded.dataset))
            .collect()
    }

    /// Records that could not be read.
    #[must_use]
    pub(crate) fn left_out(&self) -> usize {
        self.state.loaded.dataset.left_out
    }

    /// The content of a page; none for a page that the set does not have.
    ///
    /// # Errors
    /// If the dataset lacks what the report is about.
    pub(crate) fn content(&self, page: &ReportPage) -> Result<Option<PageContent<'_>>> {
        Ok(match page.kind {
            PageKind::State(report) => {
                let answer = self.report(report, page.id.as_deref())?;
                Some(PageContent::Report(Box::new(answer)))
            }
            PageKind::Digest => self.digest.as_ref().map(PageContent::Digest),
            PageKind::Trend => self.trend.as_ref().ok().map(PageContent::Trend),
        })
    }

    /// Runs a report on one state, compared with the other if there is one.
    fn report(&self, report: &'static Report, id: Option<&str>) -> Result<ReportAnswer> {
        let query = ReportQuery::new(report, self.request.params, self.state.entered.as_ref());
        let subject = report.page_kind().zip(id).map(|(kind, id)| ReportSubject { kind, id });
        let query = query.of_record(subject);
        let mut result = query.run(&self.state.source, &self.state.loaded)?;
        if let Some(before) = &self.before {
            let query = query.with_entered(before.entered.as_ref());
            let before = query.run_if_there(&before.source, &before.loaded)?;
            let before = before.map(|before| before.sections).unwrap_or_default();
            result.sections = compare(result.sections, before);
        }
        Ok(ReportAnswer::new(&query, result, self.state.data.clone(), self.request.compare))
    }
}

/// The reports that are possible with the kinds of a dataset, and why the others are not.
fn possible(
    schemas: &Schemas,
    layout: &DatasetLayout,
) -> (Vec<&'static Report>, Vec<(&'static str, Error)>) {
    let (mut possible, mut without) = (Vec::new(), Vec::new());
    for report in REPORTS {
        match report.check_kinds(schemas).and_then(|()| report.check_records(layout)) {
            Ok(()) => possible.push(report),
            Err(error) => without.push((report.name, error)),
        }
    }
    (possible, without)
}

/// The pages of reports in their order; `records` gives the ids and names of the records of a kind.
fn pages(
    reports: &[&'static Report],
    records: &dyn Fn(&str) -> Vec<(String, String)>,
) -> Vec<ReportPage> {
    let pages = reports.iter().copied().flat_map(|report| {
        let page_kind = PageKind::State(report);
        if report.subjects.is_empty() {
            return vec![ReportPage::of_all(page_kind)];
        }
        let Some(kind) = report.page_kind() else { return Vec::new() };
        let records = records(kind).into_iter().filter(|(id, _)| is_plain(id));
        let page = |(id, name)| ReportPage { kind: page_kind, id: Some(id), name };
        let mut pages: Vec<_> = records.map(page).collect();
        pages.sort_by_cached_key(|page| collation::key(&page.name));
        pages
    });
    pages.collect()
}

/// Whether a page of some set may have this path, with an extension that `is_ending` accepts.
#[must_use]
pub(crate) fn is_page(path: &str, is_ending: impl Fn(&str) -> bool) -> bool {
    let (folder, file) = match path.split_once('/') {
        Some((folder, file)) => (Some(folder), file),
        None => (None, path),
    };
    let Some((stem, ending)) = file.rsplit_once('.') else { return false };
    let of_name = |name: &str| REPORTS.iter().find(|report| report.name == name);
    let is_of_all = |name| of_name(name).is_some_and(|report| report.subjects.is_empty());
    let is_of_one = |name| of_name(name).is_some_and(|report| report.page_kind().is_some());
    let is_named = match folder {
        Some(folder) => is_of_one(folder) && !stem.is_empty() && is_plain(stem),
        None => is_of_all(stem) || [DIGEST.name, TREND.name].contains(&stem),
    };
    is_named && is_ending(ending)
}

/// Whether an id can be used unescaped in a file name and in a URL.
#[must_use]
pub(crate) fn is_plain(id: &str) -> bool {
    id.chars().all(|c| c.is_ascii_alphanumeric() || c == '-' || c == '_')
}

#[cfg(test)]
mod tests {
    use super::*;

    fn all_pages(records: &dyn Fn(&str) -> Vec<(String, String)>) -> Vec<ReportPage> {
        pages(&REPORTS.iter().collect::<Vec<_>>(), records)
    }

    fn paths(kind: &str, records: &[(&str, &str)]) -> Vec<String> {
        let records = |of: &str| -> Vec<(String, String)> {
            let matching = records.iter().filter(|_| of == kind);
            matching.map(|&(id, name)| (id.to_owned(), name.to_owned())).collect()
        };
        all_pages(&records).iter().map(|page| page.path("md")).collect()
    }

    #[test]
    fn a_set_without_records_has_the_reports_about_all() {
        let expected: Vec<_> = REPORTS.iter().filter(|report| report.subjects.is_empty()).collect();
        let names = expected.iter().map(|report| format!("{}.md", report.name));
        assert_eq!(paths("municipality", &[]), names.collect::<Vec<_>>());
    }

    #[test]
    fn a_record_has_a_page_in_the_order_of_a_german_index() {
        let records =
            [("zuelpich", "Zülpich"), ("aachen", "Aachen"), ("oer", "Oer"), ("oelde", "Ölde")];
        let paths = paths("municipality", &records);
        let record_pages: Vec<_> = paths.iter().filter(|path| path.contains('/')).collect();
        let expected = ["aachen", "oer", "oelde", "zuelpich"];
        assert_eq!(
            record_pages,
            expected.map(|id| format!("municipality/{id}.md")).iter().collect::<Vec<_>>()
        );
        let first = paths.iter().position(|path| path.contains('/')).expect("a page");
        let after_reports_about_all = paths[..first].contains(&"overview.md".to_owned());
        assert!(after_reports_about_all && paths[first + 4..].contains(&"quality.md".to_owned()));
    }

    #[test]
    fn every_page_and_nothing_else_is_known_by_its_path() {
        let is_page = |path: &str| is_page(path, |ending| ending == "md");
        let records = |_: &str| vec![("neu_1-a".to_owned(), "Neu".to_owned())];
        let over_time = [PageKind::Digest, PageKind::Trend].map(ReportPage::of_all);
        for page in all_pages(&records).iter().chain(&over_time) {
            assert!(is_page(&page.path("md")), "{}", page.path("md"));
            assert!(!is_page(&page.path("yaml")), "{}", page.path("yaml"));
        }
        for path in [
            "",
            ".md",
            "md",
            "overview",
            "x/key",
            "x/key.md",
            "municipality.md",
            "overview/a.md",
            "municipality/.md",
            "municipality/a/b.md",
            "municipality/../overview.md",
            "/overview.md",
            "../overview.md",
            "municipality\\a.md",
            "./overview.md",
            "overview.md/",
            "reports.json",
        ] {
            assert!(!is_page(path), "{path}");
        }
    }

    #[test]
    fn an_id_that_is_no_name_of_a_file_has_no_page() {
        let paths = paths("project", &[("..", "Up"), ("a/b", "Below"), ("wohngeld", "Wohngeld")]);
        let record_pages: Vec<_> = paths.iter().filter(|path| path.contains('/')).collect();
        assert_eq!(record_pages, ["project/wohngeld.md"]);
    }
}
