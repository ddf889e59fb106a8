//! Writes the files of the public site; each answer is computed once for both languages.

use std::sync::Arc;

use anyhow::Result;
use rayon::prelude::*;

use crate::app::data_state::state_and_day;
use crate::app::report_directory::ReportDirectory;
use crate::app::report_set::is_plain;
use crate::app::site::{SiteSource, seen_columns};
use crate::app::site_history::SiteHistory;
use crate::config::{Config, WebAddress};
use crate::locales;
use crate::ozg::domain::{RecordView, Sourced, Themenfeld};
use crate::ozg::report::{NEWS, OVERVIEW, REPORTS, Report};
use crate::ozg::scope::ReportScope;
use crate::ozg::trend::{TrendFigure, figures};
use crate::render::table_csv::table_csv;
use crate::render::table_xlsx::{WorkbookNotes, tables_xlsx};
use crate::section::Section;
use crate::view::page::page_address;
use crate::view::site::{PageContext, Site, up};
use crate::view::web::feed::Feed;
use crate::view::web::frame::{INDEX, SiteFrame, SitePage, sitemap};
use crate::view::web::list::RecordList;
use crate::view::web::record::{RecordBody, RecordPage};
use crate::view::web::report_page::PublishedReport;
use crate::view::web::search_index::{IndexedRecord, search_index};
use crate::view::web::start::StartPage;
use crate::view::web::{ASSETS, STYLE, StyleWords, base_map, style_words};
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
/// Records per batch: a worker creates one localizer of each language for a batch.
const BATCH: usize = 32;
/// Maximum number of kinds in the menu; the others are on the start page.
const MENU: usize = 5;
/// Reports with their tables whose maps are layers of the map on the start page.
const MAPS: [(&str, &str); 3] =
    [("overview", "municipalities_by_groessenklasse"), ("reuse", "services"), ("reach", "kreise")];
/// The report, and its table, that shows the Themenfelder by phase.
const THEMENFELDER: [&str; 2] = ["themenfelder", "phases"];

/// The names of the first files that are left, and how many more there are.
type RemainingFiles = Option<(String, usize)>;

pub(super) struct SiteWriter<'s> {
    source: &'s SiteSource,
    config: Config,
    base_url: Option<&'s str>,
    scope: &'s ReportScope<'s>,
    index: ReferrersByTarget<'s>,
    history: SiteHistory,
    /// The records that have a page.
    records: Vec<&'s Record>,
    lists: Vec<(Arc<Kind>, Table)>,
    reports: Vec<(&'static Report, Vec<Section>)>,
    /// The pages of the records, in the folder of a language.
    site: Site,
    /// The credit lines of all registers, by their ids.
    credits: Vec<(String, String)>,
}

impl<'s> SiteWriter<'s> {
    /// # Errors
    /// If a list cannot be created, or `ozg.toml` is invalid.
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
        let reports = REPORTS.par_iter().filter(|report| report.subjects.is_empty());
        let reports =
            reports.filter_map(|report| Some((report, source.sections(report, scope, None)?)));
        let records = source.dataset().records.iter().filter(|record| is_plain(&record.id));
        let records: Vec<_> = records.collect();
        let mut site = Site::default();
        for record in &records {
            site.add_record(&record.kind.name, &record.id, &record_path(record, "html"));
        }
        Ok(SiteWriter {
            config: Config::load(&source.source().tree)?,
            index: ReferrersByTarget::new(source.remaining()),
            history: SiteHistory::default(),
            lists: lists.collect::<Result<_>>()?,
            reports: reports.collect(),
            credits: source.credits(),
            source,
            base_url,
            scope,
            records,
            site,
        })
    }

    /// With the commits that led to the state.
    pub(super) fn with_history(self, history: SiteHistory) -> Self {
        SiteWriter { history, ..self }
    }

    /// Whether the pages link to what the law requires of a published site: the publisher (§ 5 DDG), the use of
    /// visitors' data (Art. 13 DSGVO), and the accessibility (BGG NRW).
    pub(super) fn names_who_publishes(&self) -> bool {
        let site = &self.config.site;
        [&site.imprint, &site.privacy, &site.accessibility].iter().all(|link| link.is_some())
    }

    /// Writes all files; returns the number of pages, and the files of an earlier run that are left.
    ///
    /// # Errors
    /// If a file cannot be written.
    pub(super) fn write(self, folder: ReportDirectory) -> Result<(usize, RemainingFiles)> {
        folder.begin(ASSETS.iter().map(|(name, _)| *name))?;
        for (name, text) in ASSETS {
            folder.write_changed(name, text.as_bytes())?;
        }
        let (name, style) = STYLE;
        let state = state_and_day(self.source.state(), self.source.as_of);
        let localizers = TREES.map(|(language, _)| locales::localizer(language));
        let words = StyleWords {
            state: localizers.each_ref().map(|localizer| localizer.format(&state)),
            wide: localizers.each_ref().map(|localizer| localizer.text("site-wide-table")),
        };
        let style = format!("{style}{}", style_words(&words));
        folder.write_changed(name, style.as_bytes())?;
        folder.write_changed(base_map::NAME, base_map::picture().as_bytes())?;
        self.write_tables(&folder)?;
        let write_tree = |(language, trees): &_| self.write_tree(&folder, *language, *trees);
        let trees = || TREES.par_iter().map(write_tree).try_reduce(|| 0, |a, b| Ok(a + b));
        let (trees, records) = rayon::join(trees, || self.write_records(&folder));
        let pages = trees? + records?;
        if let Some(base) = self.base_url {
            let trees = TREES.map(|(_, [tree, _])| tree);
            let text = sitemap(base, &trees, &self.paths());
            folder.write_changed("sitemap.xml", text.as_bytes())?;
        }
        let left = folder.finish(is_of_site)?;
        Ok((pages, left.named()))
    }

    /// The pages, in the folder of a language.
    fn paths(&self) -> Vec<String> {
        let lists = self.lists.iter().map(|(kind, _)| list_path(kind, "html"));
        let reports = self.reports.iter().map(|(report, _)| report_path(report, "html"));
        let all = [INDEX.to_owned()].into_iter().chain(lists).chain(reports);
        all.chain(self.records.iter().map(|record| record_path(record, "html"))).collect()
    }

    fn frame<'f>(
        &'f self,
        localizer: &'f Localizer,
        trees: [&'static str; 2],
        title: &'f str,
    ) -> SiteFrame<'f> {
        let menu = self.lists.iter().take(MENU);
        let menu = menu.map(|(kind, _)| (plural(kind, localizer), list_path(kind, "html")));
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
    fn title_and_description(&self, localizer: &Localizer) -> (String, String) {
        let of = |text: &LocalizedText| visible(text.get(localizer.language)).into_owned();
        match &self.config.metadata {
            Some(metadata) => (of(&metadata.title), of(&metadata.description)),
            None => (localizer.text("site-brand"), String::new()),
        }
    }

    /// The tables of lists and reports for programs, which are the same in every language.
    fn write_tables(&self, folder: &ReportDirectory) -> Result<()> {
        for (kind, table) in &self.lists {
            folder.write_changed(&list_path(kind, "csv"), table_csv(table)?.as_bytes())?;
        }
        for (report, sections) in &self.reports {
            for section in sections {
                let table = table_csv(&section.table)?;
                folder.write_changed(&table_path(report, section), table.as_bytes())?;
            }
        }
        Ok(())
    }

    /// Writes all pages of a language except those of the records; returns their number.
    fn write_tree(
        &self,
        folder: &ReportDirectory,
        language: Language,
        trees: [&'static str; 2],
    ) -> Result<usize> {
        let localizer = locales::localizer(language);
        let (title, about) = self.title_and_description(&localizer);
        let frame = self.frame(&localizer, trees, &title);
        let write =
            |path: &str, bytes: &[u8]| folder.write_changed(&format!("{}{path}", trees[0]), bytes);
        write(INDEX, self.start(&frame, &about).as_bytes())?;
        for (kind, table) in &self.lists {
            write(&list_path(kind, "html"), self.list(&frame, kind, table).as_bytes())?;
            let book = workbook(&frame, std::slice::from_ref(table))?;
            write(&list_path(kind, "xlsx"), &book)?;
        }
        for (report, sections) in &self.reports {
            write(&report_path(report, "html"), self.report(&frame, report, sections).as_bytes())?;
            let tables: Vec<_> = sections.iter().map(|section| section.table.clone()).collect();
            write(&report_path(report, "xlsx"), &workbook(&frame, &tables)?)?;
        }
        for feed in self.feeds() {
            write(&feed.path, feed.write(&frame).as_bytes())?;
        }
        write("search-index.js", self.search(&frame).as_bytes())?;
        Ok(1 + self.lists.len() + self.reports.len())
    }

    /// The feeds of all changes and of each Themenfeld; none without a history.
    fn feeds(&self) -> Vec<Feed<'_>> {
        let commits = self.history.commits.as_slice();
        if commits.is_empty() {
            return Vec::new();
        }
        let page = INDEX.to_owned();
        let all = Feed { path: feed_path(None), page, themenfeld: None, commits };
        let themenfelder =
            self.records.iter().filter(|record| record.kind.name == Themenfeld::KIND);
        let by_themenfeld = themenfelder.map(|record| Feed {
            path: feed_path(Some(&record.id)),
            page: record_path(record, "html"),
            themenfeld: Some((&record.id, record.label())),
            commits,
        });
        [all].into_iter().chain(by_themenfeld).collect()
    }

    /// The feed of a page: of all changes on the start page, of a Themenfeld on its own page.
    fn feed_of(&self, record: Option<&Record>) -> Option<String> {
        let has_any = !self.history.commits.is_empty();
        match record {
            _ if !has_any => None,
            None => Some(feed_path(None)),
            Some(record) if record.kind.name == Themenfeld::KIND => {
                Some(feed_path(Some(&record.id)))
            }
            Some(_) => None,
        }
    }

    fn page<'p>(&'p self, path: &'p str, title: String, description: String) -> SitePage<'p> {
        SitePage {
            path,
            title,
            description,
            menu: None,
            crumbs: Vec::new(),
            feed: None,
            credits: self.credits.iter().map(|(_, line)| line.as_str()).collect(),
            content: maud::html! {},
        }
    }

    /// A section of a report about all records, with the report.
    fn section(&self, report: &str, table: &str) -> Option<(&'static Report, &Section)> {
        let (report, sections) = self.reports.iter().find(|(one, _)| one.name == report)?;
        Some((report, sections.iter().find(|section| section.table.name == table)?))
    }

    fn start(&self, frame: &SiteFrame<'_>, about: &str) -> String {
        let mut page = self.page(INDEX, frame.title.to_owned(), about.to_owned());
        page.feed = self.feed_of(None);
        let overview = self.reports.iter().find(|(report, _)| report.name == OVERVIEW.name);
        let figures: Vec<TrendFigure> =
            overview.map(|(_, sections)| figures(sections)).unwrap_or_default();
        let maps =
            MAPS.iter().filter_map(|(report, table)| self.section(report, table)?.1.map.as_ref());
        let kinds = self.lists.iter().map(|(kind, table)| {
            (plural(kind, frame.localizer), table.rows.len(), list_path(kind, "html"))
        });
        let title = |report: &Report| frame.localizer.format(&(report.title)());
        let reports = self.reports.iter();
        let reports = reports.map(|(report, _)| (title(report), report_path(report, "html")));
        let themenfelder = self.section(THEMENFELDER[0], THEMENFELDER[1]);
        let themenfelder = themenfelder.map(|(report, section)| {
            let csv = frame.to_file(INDEX, &table_path(report, section));
            (section, [("CSV", csv), ("XLSX", report_path(report, "xlsx"))])
        });
        let start = StartPage {
            about: about.to_owned(),
            figures: &figures,
            kinds: &kinds.collect::<Vec<_>>(),
            reports: &reports.collect::<Vec<_>>(),
            maps: &maps.collect::<Vec<_>>(),
            themenfelder,
            news: self.section(NEWS.name, NEWS.name).map(|(_, section)| section),
            looking: self.section("reuse", "looking").map(|(_, section)| section),
            all_news: report_path(NEWS, "html"),
            feed: page.feed.clone(),
        };
        page.content = start.content(frame, &page, &self.address(INDEX));
        frame.page(&page)
    }

    fn list(&self, frame: &SiteFrame<'_>, kind: &Kind, table: &Table) -> String {
        let (path, plural) = (list_path(kind, "html"), plural(kind, frame.localizer));
        let place = PageContext { site: Some(&self.site), path: &path };
        let csv = frame.to_file(&path, &list_path(kind, "csv"));
        let list = RecordList {
            plural: plural.clone(),
            about: match frame.localizer.language {
                // Schemas have descriptions only in German.
                Language::De => visible(&kind.root.description).into_owned(),
                Language::En => String::new(),
            },
            table,
            seen: seen_columns(kind).len(),
            page: &|kind, id| place.of_record(kind, id),
            kind: &kind.name,
            files: [&csv, &list_path(kind, "xlsx")],
        };
        let mut page = self.page(&path, plural, list.about.clone());
        page.menu = Some(path.clone());
        page.content = list.content(frame);
        frame.page(&page)
    }

    fn report(&self, frame: &SiteFrame<'_>, report: &Report, sections: &[Section]) -> String {
        let path = report_path(report, "html");
        let csv = |section: &Section| frame.to_file(&path, &table_path(report, section));
        let shown = PublishedReport {
            title: (report.title)(),
            about: (report.about)(),
            sections,
            csv: &csv,
            xlsx: report_path(report, "xlsx"),
        };
        let [title, about] = [&shown.title, &shown.about].map(|it| frame.localizer.format(it));
        let mut page = self.page(&path, title, about);
        page.content = shown.content(frame, &self.address(&path));
        frame.page(&page)
    }

    fn search(&self, frame: &SiteFrame<'_>) -> String {
        let kinds = self.lists.iter().map(|(kind, _)| title(kind, frame.localizer));
        let place =
            |record: &Record| self.lists.iter().position(|(kind, _)| kind.name == record.kind.name);
        let indexed = self.records.iter().filter_map(|record| {
            let path = record_path(record, "html");
            Some(IndexedRecord { kind: place(record)?, record, path })
        });
        search_index(frame, &kinds.collect::<Vec<_>>(), &indexed.collect::<Vec<_>>())
    }

    /// Writes the pages of all records in both languages, and each record as JSON; returns the number of pages.
    fn write_records(&self, folder: &ReportDirectory) -> Result<usize> {
        self.records.par_chunks(BATCH).try_for_each(|batch| {
            let localizers = TREES.map(|(language, trees)| (locales::localizer(language), trees));
            let titles =
                localizers.each_ref().map(|(localizer, _)| self.title_and_description(localizer).0);
            let frames: Vec<_> = localizers
                .iter()
                .zip(&titles)
                .map(|((localizer, trees), title)| self.frame(localizer, *trees, title))
                .collect();
            batch.iter().try_for_each(|record| self.write_record(folder, &frames, record))
        })?;
        Ok(self.records.len() * TREES.len())
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
        let fields = || RecordBody::Fields(Box::new(self.source.sources(self.scope, record)));
        let body = dossier.map_or_else(fields, RecordBody::Dossier);
        let lead = self.source.lead(self.scope, record);
        let (path, data) = (record_path(record, "html"), record_path(record, "json"));
        let name = visible(record.label());
        let feed = self.feed_of(Some(record));
        let to_feed = feed.as_ref().map(|feed| format!("{}{feed}", up(&path)));
        for frame in frames {
            let to_data = frame.to_file(&path, &data);
            let shown = RecordPage {
                card: &card,
                cells: &cells,
                body: &body,
                lead: lead.as_ref(),
                changes: self.history.of_file(&record.file),
                links: self.record_links(frame, record, to_data, to_feed.clone()),
            };
            let kind = &record.kind;
            let description = format!("{}: {name}", title(kind, frame.localizer));
            let mut page = self.page(&path, name.to_string(), description);
            page.menu = Some(list_path(kind, "html"));
            page.crumbs = vec![(plural(kind, frame.localizer), list_path(kind, "html"))];
            page.feed.clone_from(&feed);
            page.credits = self.credits_of(record);
            page.content = shown.content(frame, &self.address(&path));
            let file = format!("{}{path}", frame.trees[0]);
            folder.write_changed(&file, frame.page(&page).as_bytes())?;
        }
        let shape = ShowShape::new(&card, self.source.as_of, self.source.state());
        folder.write_changed(&data, serde_json::to_string(&shape)?.as_bytes())
    }

    /// The credit lines of the registers that a record is based on.
    fn credits_of(&self, record: &Record) -> Vec<&str> {
        let registers = Sourced::of(record).register();
        let credits = self.credits.iter().filter(|(id, _)| registers.contains(&id.as_str()));
        credits.map(|(_, line)| line.as_str()).collect()
    }

    /// Links to its data, the feed of its Themenfeld, its file, and the address for reporting errors.
    fn record_links(
        &self,
        frame: &SiteFrame<'_>,
        record: &Record,
        data: String,
        feed: Option<String>,
    ) -> Vec<(String, String)> {
        let site = &self.config.site;
        let feed = feed.map(|address| (frame.text("site-feed"), address));
        let file = site.files.as_ref().map(|address| {
            let base = address.0.trim_end_matches('/');
            (frame.text("site-in-repository"), format!("{base}/{}", record.file))
        });
        let fault = site.report_fault.as_ref();
        let fault = fault.map(|address| (frame.text("site-report-fault"), address.0.clone()));
        let data = (frame.text("site-as-json"), data);
        [Some(data), feed, file, fault].into_iter().flatten().collect()
    }

    /// Resolves the target of a link to an address relative to a page.
    fn address<'p>(&'p self, path: &'p str) -> impl Fn(&LinkTarget) -> Option<String> + 'p {
        let place = PageContext { site: Some(&self.site), path };
        move |target| page_address(target, &place)
    }
}

fn title(kind: &Kind, localizer: &Localizer) -> String {
    visible(kind.title.get(localizer.language)).into_owned()
}

fn plural(kind: &Kind, localizer: &Localizer) -> String {
    visible(kind.plural.get(localizer.language)).into_owned()
}

fn workbook(frame: &SiteFrame<'_>, tables: &[Table]) -> Result<Vec<u8>> {
    let head = vec![msg!("query-page"), frame.state.clone()];
    tables_xlsx(&WorkbookNotes { head, of_tables: Vec::new() }, tables, frame.localizer)
}

fn record_path(record: &Record, ending: &str) -> String {
    format!("{}/{}.{ending}", record.kind.name, record.id)
}

// The name of a kind has no dot, so that these files cannot collide with the folder of a kind.

fn list_path(kind: &Kind, ending: &str) -> String {
    format!("list.{}.{ending}", kind.name)
}

fn report_path(report: &Report, ending: &str) -> String {
    format!("report.{}.{ending}", report.name)
}

fn table_path(report: &Report, section: &Section) -> String {
    format!("report.{}.{}.csv", report.name, section.table.name)
}

fn feed_path(themenfeld: Option<&str>) -> String {
    themenfeld.map_or_else(|| "feed.xml".to_owned(), |id| format!("feed.{id}.xml"))
}

/// Whether the site may have a file of this name.
fn is_of_site(path: &str) -> bool {
    let path = path.strip_prefix(TREES[1].1[0]).unwrap_or(path);
    let endings = [".html", ".json", ".csv", ".xlsx", ".js", ".css", ".svg", ".xml"];
    let is_plain_part = |part: &str| {
        !part.is_empty()
            && part.chars().all(|c| c.is_ascii_alphanumeric() || "-_.".contains(c))
            && !part.starts_with('.')
    };
    path.split('/').count() <= 2
        && path.split('/').all(is_plain_part)
        && endings.iter().any(|ending| path.ends_with(ending))
}
