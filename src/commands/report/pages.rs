//! How the pages of a set lead to one another: the links to records, and the groups of the index.

use crate::app::report_set::{ReportPage, ReportSet};
use crate::ozg::report::REPORTS;
use crate::view::index::{PageGroup, PageLink};
use crate::view::site::Site;
use document::Line;
use messages::{Localizer, Message};

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

/// The reports about no record, then the records of each kind under its plural.
pub(super) fn groups(set: &ReportSet<'_>, ending: &str, localizer: &Localizer) -> Vec<PageGroup> {
    let listed = |title: String, page: &ReportPage, about: Option<Message>| PageLink {
        title,
        path: page.path(ending),
        about,
    };
    let (of_one, of_all): (Vec<_>, Vec<_>) = set.pages.iter().partition(|page| page.id.is_some());
    let of_all = of_all
        .into_iter()
        .map(|page| listed(localizer.format(&page.kind.title()), page, Some(page.kind.about())));
    let title = Line::own(localizer.text("page-reports"));
    let mut groups = vec![PageGroup { title, pages: of_all.collect() }];
    for report in REPORTS {
        let Some(kind) = report.page_kind().and_then(|kind| set.schemas().kind(kind)) else {
            continue;
        };
        let own = of_one.iter().filter(|page| page.kind.name() == report.name);
        let pages: Vec<_> = own.map(|page| listed(page.name.clone(), page, None)).collect();
        if !pages.is_empty() {
            let title = Line::data(kind.plural.get(localizer.language));
            groups.push(PageGroup { title, pages });
        }
    }
    groups
}
