//! Makes the files of the public site, each answer once for both languages.

use std::sync::Arc;

use anyhow::Result;
use rayon::prelude::*;

use crate::app::data_state::state_and_day;
use crate::app::report_directory::ReportDirectory;
use crate::app::site::SiteSource;
use crate::config::{Config, WebAddress};
use crate::locales;
use crate::ozg::report::{OVERVIEW, REPORTS, Report};
use crate::ozg::scope::ReportScope;
use crate::ozg::trend::{TrendFigure, figures};
use crate::render::table_csv::table_csv;
use crate::render::table_xlsx::{WorkbookNotes, tables_xlsx};
use crate::section::Section;
use crate::view::page::page_address;
use crate::view::site::{PageContext, Site};
use crate::view::web::ASSETS;
use crate::view::web::frame::{INDEX, SiteFrame, SitePage, sitemap, up};
use crate::view::web::list::RecordList;
use crate::view::web::record::{RecordPage, sections_content};
use crate::view::web::search_index::{IndexedRecord, search_index};
use crate::view::web::start::StartPage;
use crate::wire::show::ShowShape;
use document::{LinkTarget, visible};
use messages::{Language, LocalizedText, Localizer, Message, msg};
use record_query::show::{CellBuilder, ReferrersByTarget};
use records::record::Record;
use records::schema::Kind;
use records::table::Table;

/// The languages with the folder of each and of the other; German is at the root.
const TREES: [(Language, [&str; 2]); 2] =
    [(Language::De, ["", "en/"]), (Language::En, ["en/", ""])];
/// Records that one worker writes with one localizer of each language.
const BATCH: usize = 32;
/// Kinds in the menu; the others are on the start page.
const MENU: usize = 5;
/// Tables of reports that the start page shows, each by its report.
const ON_START: [(&str, &str); 3] = [
    ("overview", "municipalities_by_groessenklasse"),
    ("themenfelder", "phases"),
    ("reuse", "looking"),
];

/// Names of files that are left, and how many there are more.
type RemainingFiles = Option<(String, usize)>;

pub(super) struct SiteWriter<'s> {
    source: &'s SiteSource,
    config: Config,
    base_url: Option<&'s str>,
    scope: &'s ReportScope<'s>,
    index: ReferrersByTarget<'s>,
    lists: Vec<(Arc<Kind>, Table)>,
    reports: Vec<(&'static Report, Vec<Section>)>,
    /// The pages of the records, in the folder of a language.
    site: Site,
}

impl<'s> SiteWriter<'s> {
    /// # Errors
    /// If a list cannot be made, or `ozg.toml` is at fault.
    pub(super) fn new(
        source: &'s SiteSource,
        scope: &'s ReportScope<'s>,
        base_url: Option<&'s str>,
    ) -> Result<Self> {
        let kinds = source.source().schemas.kinds().iter();
        let kinds = kinds.filter(|kind| source.dataset().of(&kind.name).next().is_some());
        let mut kinds: Vec<_> = kinds.collect();
        // First those that have a dossier, in the order of the reports.
        let dossier = |kind: &Kind| {
            REPORTS.iter().position(|report| report.page_kind() == Some(kind.name.as_str()))
        };
        kinds.sort_by_key(|kind| dossier(kind).unwrap_or(usize::MAX));
        let lists = kinds.into_iter().map(|kind| Ok((Arc::clone(kind), source.list(kind)?)));
        let of_all = REPORTS.iter().filter(|report| report.subjects.is_empty());
        let reports =
            of_all.filter_map(|report| Some((report, source.sections(report, scope, None)?)));
        let mut site = Site::default();
        for record in source.dataset().records.iter().filter(|record| has_page(record)) {
            site.add_record(&record.kind.name, &record.id, &record_path(record, "html"));
        }
        Ok(SiteWriter {
            config: Config::load(&source.source().tree)?,
            index: ReferrersByTarget::new(source.remaining()),
            lists: lists.collect::<Result<_>>()?,
            reports: reports.collect(),
            source,
            base_url,
            scope,
            site,
        })
    }

    /// The number of pages, and what of an earlier run is left.
    ///
    /// # Errors
    /// If a file cannot be written.
    pub(super) fn write(self, folder: ReportDirectory) -> Result<(usize, RemainingFiles)> {
        folder.begin(ASSETS.iter().map(|(name, _)| *name))?;
        for (name, text) in ASSETS {
            folder.write_changed(name, text.as_bytes())?;
        }
        let mut pages = 0;
        for (language, trees) in TREES {
            pages += self.write_tree(&folder, language, trees)?;
        }
        pages += self.write_records(&folder)?;
        if let Some(base) = self.base_url {
            let trees = TREES.map(|(_, [own, _])| own);
            let text = sitemap(base, &trees, &self.paths());
            folder.write_changed("sitemap.xml", text.as_bytes())?;
        }
        let left = folder.finish(is_of_site)?;
        Ok((pages, left.named()))
    }

    /// The pages, in the folder of a language.
    fn paths(&self) -> Vec<String> {
        let records = self.source.dataset().records.iter().filter(|record| has_page(record));
        let lists = self.lists.iter().map(|(kind, _)| list_path(kind));
        let reports = self.reports.iter().map(|(report, _)| report_path(report));
        let all = [INDEX.to_owned()].into_iter().chain(lists).chain(reports);
        all.chain(records.map(|record| record_path(record, "html"))).collect()
    }

    fn frame<'f>(
        &'f self,
        localizer: &'f Localizer,
        trees: [&'static str; 2],
        title: &'f str,
    ) -> SiteFrame<'f> {
        let menu = self.lists.iter().take(MENU);
        let menu = menu.map(|(kind, _)| (plural(kind, localizer), list_path(kind)));
        let site = &self.config.site;
        let links = [
            (msg!("site-imprint"), &site.imprint),
            (msg!("site-privacy"), &site.privacy),
            (msg!("site-accessibility"), &site.accessibility),
            (msg!("site-contact"), &site.contact),
            (msg!("site-repository"), &site.repository),
        ];
        let link = |(title, address): (Message, &Option<WebAddress>)| {
            Some((localizer.format(&title), address.as_ref()?.0.clone()))
        };
        SiteFrame {
            localizer,
            title,
            menu: menu.collect(),
            state: state_and_day(self.source.state(), self.source.as_of),
            links: links.into_iter().filter_map(link).collect(),
            trees,
            base_url: self.base_url,
        }
    }

    /// The title and the description of the dataset.
    fn said(&self, localizer: &Localizer) -> (String, String) {
        let of = |text: &LocalizedText| visible(text.get(localizer.language)).into_owned();
        match &self.config.metadata {
            Some(metadata) => (of(&metadata.title), of(&metadata.description)),
            None => (localizer.text("site-brand"), String::new()),
        }
    }

    /// All pages of a language but those of the records; how many.
    fn write_tree(
        &self,
        folder: &ReportDirectory,
        language: Language,
        trees: [&'static str; 2],
    ) -> Result<usize> {
        let localizer = locales::localizer(language);
        let (title, about) = self.said(&localizer);
        let frame = self.frame(&localizer, trees, &title);
        let write = |path: &str, text: &str| {
            folder.write_changed(&format!("{}{path}", trees[0]), text.as_bytes())
        };
        write(INDEX, &self.start(&frame, &about))?;
        for (kind, table) in &self.lists {
            write(&list_path(kind), &self.list(&frame, kind, table))?;
            let [csv, xlsx] = list_files(kind);
            write(&csv, &table_csv(table)?)?;
            let head = vec![msg!("query-page"), frame.state.clone()];
            let notes = WorkbookNotes { head, of_tables: Vec::new() };
            let bytes = tables_xlsx(&notes, std::slice::from_ref(table), &localizer)?;
            folder.write_changed(&format!("{}{xlsx}", trees[0]), &bytes)?;
        }
        for (report, sections) in &self.reports {
            write(&report_path(report), &self.report(&frame, report, sections))?;
        }
        write("search-index.js", &self.search(&frame))?;
        Ok(1 + self.lists.len() + self.reports.len())
    }

    fn start(&self, frame: &SiteFrame<'_>, about: &str) -> String {
        let mut page = SitePage {
            path: INDEX,
            title: frame.title.to_owned(),
            description: about.to_owned(),
            menu: None,
            crumbs: Vec::new(),
            content: maud::html! {},
        };
        let sections = |name: &str| {
            let report = self.reports.iter().find(|(report, _)| report.name == name);
            report.map(|(_, sections)| sections.as_slice()).unwrap_or_default()
        };
        let figures: Vec<TrendFigure> = figures(sections(OVERVIEW.name));
        let shown = ON_START.iter().flat_map(|(report, table)| {
            sections(report).iter().filter(|section| section.table.name == *table)
        });
        let shown: Vec<Section> = shown.cloned().collect();
        let kinds = self.lists.iter().map(|(kind, table)| {
            (plural(kind, frame.localizer), table.rows.len(), list_path(kind))
        });
        let title = |report: &Report| frame.localizer.format(&(report.title)());
        let reports = self.reports.iter().map(|(report, _)| (title(report), report_path(report)));
        let start = StartPage {
            about: about.to_owned(),
            figures: &figures,
            kinds: &kinds.collect::<Vec<_>>(),
            reports: &reports.collect::<Vec<_>>(),
            sections: &shown,
        };
        page.content = start.content(frame, &page, &self.address(INDEX));
        frame.page(&page)
    }

    fn list(&self, frame: &SiteFrame<'_>, kind: &Kind, table: &Table) -> String {
        let (path, plural) = (list_path(kind), plural(kind, frame.localizer));
        let place = PageContext { site: Some(&self.site), path: &path };
        let [csv, xlsx] = list_files(kind);
        let list = RecordList {
            plural: plural.clone(),
            about: match frame.localizer.language {
                // Schemas describe in German alone.
                Language::De => visible(&kind.root.description).into_owned(),
                Language::En => String::new(),
            },
            table,
            page: &|kind, id| place.of_record(kind, id),
            kind: &kind.name,
            files: [&csv, &xlsx],
        };
        let page = SitePage {
            path: &path,
            title: plural,
            description: list.about.clone(),
            menu: Some(path.clone()),
            crumbs: Vec::new(),
            content: list.content(frame),
        };
        frame.page(&page)
    }

    fn report(&self, frame: &SiteFrame<'_>, report: &Report, sections: &[Section]) -> String {
        let path = report_path(report);
        let title = frame.localizer.format(&(report.title)());
        let about = frame.localizer.format(&(report.about)());
        let body = sections_content(frame, sections, &self.address(&path));
        let page = SitePage {
            path: &path,
            title: title.clone(),
            description: about.clone(),
            menu: None,
            crumbs: Vec::new(),
            content: maud::html! { h1 { (title) } p.lead { (about) } (body) },
        };
        frame.page(&page)
    }

    fn search(&self, frame: &SiteFrame<'_>) -> String {
        let kinds = self.lists.iter().map(|(kind, _)| title(kind, frame.localizer));
        let records = self.source.dataset().records.iter().filter(|record| has_page(record));
        let place =
            |record: &Record| self.lists.iter().position(|(kind, _)| kind.name == record.kind.name);
        let indexed = records.filter_map(|record| {
            let path = record_path(record, "html");
            Some(IndexedRecord { kind: place(record)?, record, path })
        });
        search_index(frame, &kinds.collect::<Vec<_>>(), &indexed.collect::<Vec<_>>())
    }

    /// The pages of all records in both languages, and each as data; how many pages.
    fn write_records(&self, folder: &ReportDirectory) -> Result<usize> {
        let records = self.source.dataset().records.iter().filter(|record| has_page(record));
        let records: Vec<_> = records.collect();
        records.par_chunks(BATCH).try_for_each(|batch| {
            let localizers = TREES.map(|(language, trees)| (locales::localizer(language), trees));
            let titles = localizers.each_ref().map(|(localizer, _)| self.said(localizer).0);
            let frames: Vec<_> = localizers
                .iter()
                .zip(&titles)
                .map(|((localizer, trees), title)| self.frame(localizer, *trees, title))
                .collect();
            batch.iter().try_for_each(|record| self.write_record(folder, &frames, record))
        })?;
        Ok(records.len() * TREES.len())
    }

    fn write_record(
        &self,
        folder: &ReportDirectory,
        frames: &[SiteFrame<'_>],
        record: &'s Record,
    ) -> Result<()> {
        let card = self.source.card(record, &self.index);
        let cells = CellBuilder { dataset: self.source.dataset() };
        let dossier = SiteSource::dossier(&record.kind.name);
        let dossier =
            dossier.and_then(|report| self.source.sections(report, self.scope, Some(record)));
        let lead = self.source.lead(self.scope, record);
        let path = record_path(record, "html");
        let name = visible(record.label());
        for frame in frames {
            let data = record_path(record, "json");
            let data = format!("{}{}{data}", up(&path), up(frame.trees[0]));
            let page = RecordPage {
                card: &card,
                cells: &cells,
                dossier: dossier.as_deref(),
                lead: lead.as_ref(),
                data,
                links: self.record_links(frame, record),
            };
            let kind = &record.kind;
            let page = SitePage {
                path: &path,
                title: name.to_string(),
                description: format!("{}: {name}", title(kind, frame.localizer)),
                menu: Some(list_path(kind)),
                crumbs: vec![(plural(kind, frame.localizer), list_path(kind))],
                content: page.content(frame, &self.address(&path)),
            };
            let file = format!("{}{path}", frame.trees[0]);
            folder.write_changed(&file, frame.page(&page).as_bytes())?;
        }
        let data = ShowShape::new(&card, self.source.as_of, self.source.state());
        folder.write_changed(&record_path(record, "json"), serde_json::to_string(&data)?.as_bytes())
    }

    fn record_links(&self, frame: &SiteFrame<'_>, record: &Record) -> Vec<(String, String)> {
        let site = &self.config.site;
        let file = site.files.as_ref().map(|address| {
            let base = address.0.trim_end_matches('/');
            (frame.text("site-in-repository"), format!("{base}/{}", record.file))
        });
        let fault = site.report_fault.as_ref();
        let fault = fault.map(|address| (frame.text("site-report-fault"), address.0.clone()));
        file.into_iter().chain(fault).collect()
    }

    /// The address of what a link leads to, as seen from a page.
    fn address<'p>(&'p self, path: &'p str) -> impl Fn(&LinkTarget) -> Option<String> + 'p {
        let place = PageContext { site: Some(&self.site), path };
        move |target| page_address(target, &place)
    }
}

fn title(kind: &Kind, localizer: &Localizer) -> String {
    visible(kind.title.get(localizer.language)).into_owned()
}

fn plural(kind: &Kind, localizer: &Localizer) -> String {
    match (&kind.plural, localizer.language) {
        (Some(plural), Language::De) => visible(plural).into_owned(),
        _ => title(kind, localizer),
    }
}

/// Whether the id can be part of a file's name and of an address as it is.
fn has_page(record: &Record) -> bool {
    record.id.chars().all(|c| c.is_ascii_alphanumeric() || c == '-' || c == '_')
}

fn record_path(record: &Record, ending: &str) -> String {
    format!("{}/{}.{ending}", record.kind.name, record.id)
}

// No kind has a point in its name, so that no record's folder is in the way.

fn list_path(kind: &Kind) -> String {
    format!("list.{}.html", kind.name)
}

fn list_files(kind: &Kind) -> [String; 2] {
    ["csv", "xlsx"].map(|ending| format!("list.{}.{ending}", kind.name))
}

fn report_path(report: &Report) -> String {
    format!("report.{}.html", report.name)
}

/// Whether the site may have a file of this name.
fn is_of_site(path: &str) -> bool {
    let path = path.strip_prefix(TREES[1].1[0]).unwrap_or(path);
    let endings = [".html", ".json", ".csv", ".xlsx", ".js", ".css", ".svg", ".xml"];
    let is_plain = |part: &str| {
        !part.is_empty()
            && part.chars().all(|c| c.is_ascii_alphanumeric() || "-_.".contains(c))
            && !part.starts_with('.')
    };
    path.split('/').count() <= 2
        && path.split('/').all(is_plain)
        && endings.iter().any(|ending| path.ends_with(ending))
}
