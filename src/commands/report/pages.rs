//! The pages of a set of reports: which there are, how they are called, and in which groups.

use super::asked::Asked;
use crate::ozg::report::{DIGEST, REPORTS, Report, TREND};
use crate::ozg::scope::Scope;
use crate::render::index_html::{Group, Listed};
use crate::render::site::Site;
use messages::Message;
use messages::Speaker;
use messages::msg;
use records::dataset::Dataset;

/// A file that is to be written.
pub(super) struct Page {
    pub of: Of,
    pub id: Option<String>,
    /// What people call the record that it is about.
    pub name: String,
    pub path: String,
}

/// What a page shows.
#[derive(Clone, Copy)]
pub(super) enum Of {
    State(&'static Report),
    Digest,
    Trend,
}

impl Of {
    pub(super) fn name(self) -> &'static str {
        match self {
            Of::State(report) => report.name,
            Of::Digest => DIGEST.name,
            Of::Trend => TREND.name,
        }
    }

    pub(super) fn title(self) -> Message {
        match self {
            Of::State(report) => (report.title)(),
            Of::Digest => (DIGEST.title)(),
            Of::Trend => (TREND.title)(),
        }
    }

    pub(super) fn about(self) -> Message {
        match self {
            Of::State(report) => (report.about)(),
            Of::Digest => (DIGEST.about)(),
            Of::Trend => (TREND.about)(),
        }
    }

    pub(super) fn subject(self) -> Option<&'static str> {
        match self {
            Of::State(report) => report.subject,
            Of::Digest | Of::Trend => None,
        }
    }
}

impl Page {
    /// A page about no record.
    pub(super) fn of_all(of: Of, ending: &str) -> Self {
        Page { of, id: None, name: String::new(), path: format!("{}.{ending}", of.name()) }
    }
}

/// The reports in their order, each for all records that count.
pub(super) fn pages(asked: &Asked<'_>, dataset: &Dataset, ending: &str) -> Vec<Page> {
    let scope = Scope::new(dataset, asked.clock, &asked.narrowing);
    let pages = REPORTS.iter().flat_map(|report| {
        let Some(kind) = report.subject else {
            return vec![Page::of_all(Of::State(report), ending)];
        };
        let records = scope.of(kind).iter().filter(|record| is_plain(&record.id));
        let page = |id: &str, name: &str| Page {
            of: Of::State(report),
            id: Some(id.to_owned()),
            name: name.to_owned(),
            path: format!("{}/{id}.{ending}", report.name),
        };
        let mut pages: Vec<_> = records.map(|r| page(&r.id, r.label())).collect();
        pages.sort_by_cached_key(|page| sorted_as(&page.name));
        pages
    });
    pages.collect()
}

/// As a German index sorts: umlauts with their vowels.
fn sorted_as(name: &str) -> String {
    let folded = name.to_lowercase().replace('ä', "a").replace('ö', "o").replace('ü', "u");
    folded.replace('ß', "ss")
}

/// Whether an id can be part of a file's name and of an address as it is.
fn is_plain(id: &str) -> bool {
    id.chars().all(|c| c.is_ascii_alphanumeric() || c == '-' || c == '_')
}

pub(super) fn site(pages: &[Page], speaker: &Speaker) -> Site {
    let mut site = Site::default();
    for Page { of, id, path, .. } in pages {
        match (of.subject(), id) {
            (Some(kind), Some(id)) => site.add_record(kind, id, path),
            _ => site.reports.push((speaker.say(&of.title()), path.clone())),
        }
    }
    site
}

/// The reports about no record together, then the records kind by kind.
pub(super) fn groups(pages: &[Page], speaker: &Speaker) -> Vec<Group> {
    let listed = |title: String, page: &Page, about: Option<Message>| Listed {
        title,
        path: page.path.clone(),
        about,
    };
    let (of_one, of_all): (Vec<_>, Vec<_>) = pages.iter().partition(|page| page.id.is_some());
    let of_all = of_all
        .into_iter()
        .map(|page| listed(speaker.say(&page.of.title()), page, Some(page.of.about())));
    let mut groups = vec![Group { title: msg!("page-reports"), pages: of_all.collect() }];
    for report in REPORTS.iter().filter(|report| report.subject.is_some()) {
        let own = of_one.iter().filter(|page| page.of.name() == report.name);
        let pages: Vec<_> = own.map(|page| listed(page.name.clone(), page, None)).collect();
        if !pages.is_empty() {
            groups.push(Group { title: plural(report), pages });
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
