//! How the pages of a set lead to one another: the links to records, and the groups of the index.

use crate::app::report_set::ReportPage;
use crate::ozg::domain::{
    Leistung, Municipality, OnlineService, Organisation, Project, RecordView, Themenfeld,
};
use crate::ozg::report::{REPORTS, Report};
use crate::view::index::{PageGroup, PageLink};
use crate::view::site::Site;
use messages::{Localizer, Message, msg};

/// The pages about records.
pub(super) fn site(pages: &[ReportPage], ending: &str) -> Site {
    let mut site = Site::default();
    for page in pages {
        if let (Some(kind), Some(id)) = (page.kind.subject(), &page.id) {
            site.add_record(kind, id, &page.path(ending));
        }
    }
    site
}

/// The reports about no record together, then the records kind by kind.
pub(super) fn groups(pages: &[ReportPage], ending: &str, localizer: &Localizer) -> Vec<PageGroup> {
    let listed = |title: String, page: &ReportPage, about: Option<Message>| PageLink {
        title,
        path: page.path(ending),
        about,
    };
    let (of_one, of_all): (Vec<_>, Vec<_>) = pages.iter().partition(|page| page.id.is_some());
    let of_all = of_all
        .into_iter()
        .map(|page| listed(localizer.format(&page.kind.title()), page, Some(page.kind.about())));
    let mut groups = vec![PageGroup { title: msg!("page-reports"), pages: of_all.collect() }];
    for report in REPORTS.iter().filter(|report| report.page_kind().is_some()) {
        let own = of_one.iter().filter(|page| page.kind.name() == report.name);
        let pages: Vec<_> = own.map(|page| listed(page.name.clone(), page, None)).collect();
        if !pages.is_empty() {
            groups.push(PageGroup { title: plural(report), pages });
        }
    }
    groups
}

fn plural(report: &Report) -> Message {
    match report.page_kind() {
        Some(Municipality::KIND) => msg!("column-municipalities"),
        Some(Organisation::KIND) => msg!("column-organisations"),
        Some(Project::KIND) => msg!("column-projects"),
        Some(Leistung::KIND) => msg!("column-leistungen"),
        Some(OnlineService::KIND) => msg!("column-services"),
        Some(Themenfeld::KIND) => msg!("themenfelder"),
        _ => (report.title)(),
    }
}
