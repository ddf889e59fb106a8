//! The pages of a set of reports: which there are, how they are called, and in which groups.

use super::request::ReportRequest;
use crate::ozg::report::{DIGEST, REPORTS, Report, TREND};
use crate::ozg::scope::ReportScope;
use crate::render::index_html::{PageGroup, PageLink};
use crate::render::site::Site;
use messages::Localizer;
use messages::Message;
use messages::msg;
use records::dataset::Dataset;

/// A file that is to be written.
pub(super) struct ReportPage {
    pub kind: PageKind,
    pub id: Option<String>,
    /// What people call the record that it is about.
    pub name: String,
    pub path: String,
}

/// What a page shows.
#[derive(Clone, Copy)]
pub(super) enum PageKind {
    State(&'static Report),
    Digest,
    Trend,
}

impl PageKind {
    pub(super) fn name(self) -> &'static str {
        match self {
            PageKind::State(report) => report.name,
            PageKind::Digest => DIGEST.name,
            PageKind::Trend => TREND.name,
        }
    }

    pub(super) fn title(self) -> Message {
        match self {
            PageKind::State(report) => (report.title)(),
            PageKind::Digest => (DIGEST.title)(),
            PageKind::Trend => (TREND.title)(),
        }
    }

    pub(super) fn about(self) -> Message {
        match self {
            PageKind::State(report) => (report.about)(),
            PageKind::Digest => (DIGEST.about)(),
            PageKind::Trend => (TREND.about)(),
        }
    }

    pub(super) fn subject(self) -> Option<&'static str> {
        match self {
            PageKind::State(report) => report.subject,
            PageKind::Digest | PageKind::Trend => None,
        }
    }
}

impl ReportPage {
    /// A page about no record.
    pub(super) fn of_all(kind: PageKind, ending: &str) -> Self {
        ReportPage {
            kind,
            id: None,
            name: String::new(),
            path: format!("{}.{ending}", kind.name()),
        }
    }
}

/// The reports in their order, each for all records that count.
pub(super) fn pages(
    request: &ReportRequest<'_>,
    dataset: &Dataset,
    ending: &str,
) -> Vec<ReportPage> {
    let scope = ReportScope::new(dataset, request.as_of, &request.narrowing);
    let pages = REPORTS.iter().flat_map(|report| {
        let Some(kind) = report.subject else {
            return vec![ReportPage::of_all(PageKind::State(report), ending)];
        };
        let records = scope.of(kind).iter().filter(|record| is_plain(&record.id));
        let page = |id: &str, name: &str| ReportPage {
            kind: PageKind::State(report),
            id: Some(id.to_owned()),
            name: name.to_owned(),
            path: format!("{}/{id}.{ending}", report.name),
        };
        let mut pages: Vec<_> = records.map(|r| page(&r.id, r.label())).collect();
        pages.sort_by_cached_key(|page| collation_key(&page.name));
        pages
    });
    pages.collect()
}

/// As a German index sorts: umlauts with their vowels.
fn collation_key(name: &str) -> String {
    let folded = name.to_lowercase().replace('ä', "a").replace('ö', "o").replace('ü', "u");
    folded.replace('ß', "ss")
}

/// Whether an id can be part of a file's name and of an address as it is.
fn is_plain(id: &str) -> bool {
    id.chars().all(|c| c.is_ascii_alphanumeric() || c == '-' || c == '_')
}

pub(super) fn site(pages: &[ReportPage], localizer: &Localizer) -> Site {
    let mut site = Site::default();
    for ReportPage { kind: of, id, path, .. } in pages {
        match (of.subject(), id) {
            (Some(kind), Some(id)) => site.add_record(kind, id, path),
            _ => site.reports.push((localizer.format(&of.title()), path.clone())),
        }
    }
    site
}

/// The reports about no record together, then the records kind by kind.
pub(super) fn groups(pages: &[ReportPage], localizer: &Localizer) -> Vec<PageGroup> {
    let listed = |title: String, page: &ReportPage, about: Option<Message>| PageLink {
        title,
        path: page.path.clone(),
        about,
    };
    let (of_one, of_all): (Vec<_>, Vec<_>) = pages.iter().partition(|page| page.id.is_some());
    let of_all = of_all
        .into_iter()
        .map(|page| listed(localizer.format(&page.kind.title()), page, Some(page.kind.about())));
    let mut groups = vec![PageGroup { title: msg!("page-reports"), pages: of_all.collect() }];
    for report in REPORTS.iter().filter(|report| report.subject.is_some()) {
        let own = of_one.iter().filter(|page| page.kind.name() == report.name);
        let pages: Vec<_> = own.map(|page| listed(page.name.clone(), page, None)).collect();
        if !pages.is_empty() {
            groups.push(PageGroup { title: plural(report), pages });
        }
    }
    groups
}

fn plural(report: &Report) -> Message {
    match report.subject {
        Some("municipality") => msg!("column-municipalities"),
        Some("organisation") => msg!("column-organisations"),
        Some("project") => msg!("column-projects"),
        Some("themenfeld") => msg!("themenfelder"),
        _ => (report.title)(),
    }
}
