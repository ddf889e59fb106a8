//! The start page: an introduction, the search, the key figures and their definitions, a map, the
//! Themenfelder, the news, the projects that seek participants, and links to all lists and reports.

use document::{AreaMap, Block, DataStyle, DataTable, FactRow, Line, LinkTarget};
use document::{TableCell, TableColumn};
use maud::{Markup, html};

use super::frame::{SiteFrame, SitePage};
use super::record::blocks_content;
use super::report_page::section_with_files;
use crate::ozg::trend::{TrendFigure, find};
use crate::section::{ChoroplethMap, Section};
use crate::view::cell::cell_line;
use crate::view::map::area_map;
use crate::view::section::section_block;
use messages::{Message, msg};
use records::table::Cell;

/// Maximum number of dated facts on the page; the report has them all.
const NEWS: usize = 8;
/// Number of cells used from a row of the news report: date, what happened, to which record, and with what.
const NEWS_CELLS: usize = 4;

/// The contents of the start page besides its search. For datasets of another domain there are no figures,
/// maps and sections.
pub(crate) struct StartPage<'s> {
    pub about: String,
    /// The figures of the overview.
    pub figures: &'s [TrendFigure],
    /// Kinds with their number of records and the page of their list.
    pub kinds: &'s [(String, usize, String)],
    /// Reports about the whole dataset, with their pages.
    pub reports: &'s [(String, String)],
    pub maps: &'s [&'s ChoroplethMap],
    /// With the files of the table, by format.
    pub themenfelder: Option<(&'s Section, [(&'static str, String); 2])>,
    pub news: Option<&'s Section>,
    pub looking: Option<&'s Section>,
    /// The page with all news.
    pub all_news: String,
    /// The feed of changes, if there is a history.
    pub feed: Option<String>,
}

/// The name of a figure of `overview`, and its label on this page.
type NamedFigure = (&'static str, fn() -> Message);

/// A key figure with its definition.
struct KeyFigure {
    /// Identifies its definition on the page.
    name: &'static str,
    /// The names in `overview` of the part, and of the whole or the share.
    part: &'static str,
    whole: &'static str,
    /// Figures that qualify it, each with its label.
    notes: &'static [NamedFigure],
    caption: fn() -> Message,
    title: fn() -> Message,
    definition: fn() -> Message,
}

const FIGURES: [KeyFigure; 4] = [
    KeyFigure {
        name: "rollout",
        part: "projects_by_phase.rollout_nrw.projects",
        whole: "projects_by_phase.total.projects",
        notes: &[("projects_by_phase.keine_angabe.projects", || msg!("not-recorded"))],
        caption: || msg!("site-figure-rollout"),
        title: || msg!("column-phase"),
        definition: || msg!("site-definition-rollout"),
    },
    KeyFigure {
        name: "leistungen",
        part: "leistungen.kommunal.with_project",
        whole: "leistungen.kommunal.leistungen",
        notes: &[
            ("leistungen.kommunal.without_project", || msg!("site-without-project")),
            ("leistungen.kommunal.own_reading", || msg!("site-own-assignments")),
        ],
        caption: || msg!("site-figure-leistungen"),
        title: || msg!("column-with-project"),
        definition: || msg!("site-definition-leistungen"),
    },
    KeyFigure {
        name: "kommunen",
        part: "municipalities_by_groessenklasse.total.taking_part",
        whole: "municipalities_by_groessenklasse.total.municipalities",
        notes: &[],
        caption: || msg!("site-figure-kommunen"),
        title: || msg!("column-taking-part"),
        definition: || msg!("site-definition-kommunen"),
    },
    KeyFigure {
        name: "people",
        part: "people_reached.total.people",
        whole: "people_reached.total.share",
        notes: &[("people_reached.perhaps_through_kreis.people", || msg!("site-perhaps"))],
        caption: || msg!("site-figure-people"),
        title: || msg!("column-people"),
        definition: || msg!("site-definition-people"),
    },
];

impl StartPage<'_> {
    pub(crate) fn content(
        &self,
        frame: &SiteFrame<'_>,
        page: &SitePage<'_>,
        address: &dyn Fn(&LinkTarget) -> Option<String>,
    ) -> Markup {
        let blocks = |blocks: Vec<Block>| blocks_content(frame, blocks, address);
        html! {
            h1.h0 { (frame.title) }
            @if !self.about.is_empty() { p.lead { (self.about) } }
            (frame.search(page, true))
            p.s { b { (frame.localizer.format(&frame.state)) } }
            @if !self.figures.is_empty() {
                section aria-labelledby="figures" {
                    h2 #figures class="vh" { (frame.text("site-figures")) }
                    ul.figs { @for figure in &FIGURES { (self.figure(frame, figure)) } }
                }
            }
            @if !self.maps.is_empty() { (self.map(frame, &blocks)) }
            @if let Some((section, files)) = &self.themenfelder {
                (blocks(vec![section_with_files(frame, section, files)]))
            }
            div.two {
                @if let Some(news) = self.news { div { (self.news(frame, news, &blocks)) } }
                @if let Some(looking) = self.looking {
                    div { (blocks(vec![section_block(looking, frame.localizer)])) }
                }
            }
            (definitions(frame, !self.figures.is_empty()))
            h2 { (frame.text("site-lists")) }
            ul.lists {
                @for (title, count, path) in self.kinds {
                    li { a href=(path) { (title) } " " small { (count) } }
                }
            }
            @if !self.reports.is_empty() {
                h2 { (frame.text("page-reports")) }
                ul.lists { @for (title, path) in self.reports { li { a href=(path) { (title) } } } }
            }
        }
    }

    fn figure(&self, frame: &SiteFrame<'_>, figure: &KeyFigure) -> Markup {
        let value = |name: &str| find(self.figures, name).map(|figure| &figure.value);
        let shown = |cell: &Cell| cell_line(cell, frame.localizer).plain();
        let number = |name: &str| value(name).and_then(Cell::as_number);
        let share = if let Some(Cell::Share(share)) = value(figure.whole) {
            Some(1000.0 * share)
        } else {
            let both = number(figure.part).zip(number(figure.whole));
            both.map(|(part, whole)| 1000.0 * part / whole)
        };
        html! {
            @if let Some(part) = value(figure.part) {
                li {
                    b {
                        (shown(part))
                        @match value(figure.whole) {
                            Some(share @ Cell::Share(_)) => { " " small { (shown(share)) } },
                            Some(whole) => { " " small { (frame.text("site-of")) " " (shown(whole)) } },
                            None => {}
                        }
                    }
                    @if let Some(share) = share.filter(|share| share.is_finite()) {
                        svg viewBox="0 0 1000 10" preserveAspectRatio="none" aria-hidden="true" {
                            rect.g width="1000" height="10" {}
                            rect.f width=(format!("{share:.0}")) height="10" {}
                        }
                    }
                    p { (frame.localizer.format(&(figure.caption)())) }
                    p.s {
                        @for (name, title) in figure.notes {
                            @if let Some(note) = value(name) {
                                (frame.localizer.format(&title())) ": " (shown(note)) " · "
                            }
                        }
                        a href={ "#count-" (figure.name) } { (frame.text("site-how-counted")) }
                    }
                }
            }
        }
    }

    /// One map for all layers, and below it the same as a table.
    fn map(&self, frame: &SiteFrame<'_>, blocks: &dyn Fn(Vec<Block>) -> Markup) -> Markup {
        let map = area_map(self.maps, "land", frame.localizer);
        let table = map_table(&map, frame);
        let count = msg!("site-map-table", count = table.rows.len());
        html! {
            section.land aria-labelledby="map-heading" {
                h2 #map-heading { (frame.text("site-map")) }
                (blocks(vec![Block::Map(map)]))
                details {
                    summary { (frame.localizer.format(&count)) }
                    (blocks(vec![Block::Table(table)]))
                }
            }
        }
    }

    /// The latest dated facts.
    fn news(
        &self,
        frame: &SiteFrame<'_>,
        news: &Section,
        blocks: &dyn Fn(Vec<Block>) -> Markup,
    ) -> Markup {
        let line = |cell: &Cell| cell_line(cell, frame.localizer);
        let row = |row: &Vec<Cell>| {
            let [date, what, subject, detail] = row.get(..NEWS_CELLS)? else { return None };
            let mut value = line(subject).then(": ").with(line(what));
            if *detail != Cell::Empty {
                value = value.then(", ").with(line(detail));
            }
            Some(FactRow { name: line(date), values: vec![value] })
        };
        let rows: Vec<_> = news.table.rows.iter().rev().filter_map(row).take(NEWS).collect();
        html! {
            section.latest aria-labelledby="news" {
                h2 #news { (frame.text("site-news")) }
                @if rows.is_empty() {
                    p { (frame.text("report-none")) }
                } @else { (blocks(vec![Block::Facts(rows)])) }
                ul.tools {
                    li { a href=(self.all_news) { (frame.text("site-all-news")) } }
                    @if let Some(feed) = &self.feed { li { a href=(feed) { (frame.text("site-feed")) } } }
                }
            }
        }
    }
}

/// The definitions of the figures, and of terms on all pages.
fn definitions(frame: &SiteFrame<'_>, has_figures: bool) -> Markup {
    let entry = |id: String, title: String, definition: String| {
        html! { div id=(id) { dt { (title) } dd { (definition) } } }
    };
    let figures = FIGURES.iter().filter(|_| has_figures).map(|figure| {
        let [title, definition] = [(figure.title)(), (figure.definition)()];
        let [title, definition] =
            [title, definition].map(|message| frame.localizer.format(&message));
        entry(format!("count-{}", figure.name), title, definition)
    });
    html! {
        section {
            h2 #words { (frame.text("site-words")) }
            dl.defs {
                @for figure in figures { (figure) }
                (entry("unknown".to_owned(), frame.text("not-recorded"), frame.text("site-unknown")))
                (entry("own-reading".to_owned(), frame.text("site-own-reading"), frame.text("own-reading-legend")))
            }
        }
    }
}

/// The figures of a map as a table, for each area that has any.
fn map_table(map: &AreaMap, frame: &SiteFrame<'_>) -> DataTable {
    let name = Line::message(&msg!("column-municipality"), frame.localizer, DataStyle::Words);
    let mut columns = vec![TableColumn { title: name, ..TableColumn::default() }];
    columns.extend(map.layers.iter().map(|layer| TableColumn {
        title: layer.title.clone(),
        is_number: true,
        ..TableColumn::default()
    }));
    let number = |value: &i64| match value {
        0 => Line::own("–"),
        value => cell_line(&Cell::Integer(*value), frame.localizer),
    };
    let areas = map.areas.iter().filter(|area| area.values.iter().any(|value| *value > 0));
    let row = |area: &document::MapArea| {
        let target = area.target.clone();
        let name = target.map_or(area.name.clone(), |target| area.name.clone().linked(target));
        let values = area.values.iter().map(number);
        [name].into_iter().chain(values).map(TableCell::new).collect::<Vec<_>>()
    };
    let mut rows: Vec<_> = areas.map(row).collect();
    rows.sort_by(|one, other| {
        let name = |row: &[TableCell]| row.first().map(|cell| cell.content.plain());
        let [one, other] = [name(one), name(other)].map(Option::unwrap_or_default);
        records::collation::compare(&one, &other)
    });
    DataTable { title: Line::own(frame.text("site-map")), columns, rows, ..DataTable::default() }
}
