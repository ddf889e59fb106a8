//! The start page: what this is, the search, the key figures, and the way to all lists and reports.

use document::{Block, LinkTarget};
use maud::{Markup, html};

use super::frame::{SiteFrame, SitePage};
use super::record::blocks_content;
use crate::ozg::trend::{TrendFigure, find};
use crate::section::Section;
use crate::view::cell::cell_line;
use crate::view::section::section_block;
use messages::{Message, msg};
use records::table::Cell;

/// What the start page shows beside its search.
pub(crate) struct StartPage<'s> {
    pub about: String,
    /// The figures of the overview; none of a dataset of another kind.
    pub figures: &'s [TrendFigure],
    /// Kinds with their number of records and the page of their list.
    pub kinds: &'s [(String, usize, String)],
    /// Reports about all with their pages.
    pub reports: &'s [(String, String)],
    pub sections: &'s [Section],
}

/// A key figure: its part and its whole by their names in `overview`, what it says, and what of it is unknown.
type KeyFigure = (&'static str, &'static str, fn() -> Message, Option<&'static str>);

const FIGURES: [KeyFigure; 4] = [
    (
        "projects_by_phase.rollout_nrw.projects",
        "projects_by_phase.total.projects",
        || msg!("site-figure-rollout"),
        Some("projects_by_phase.keine_angabe.projects"),
    ),
    (
        "leistungen.kommunal.with_project",
        "leistungen.kommunal.leistungen",
        || msg!("site-figure-leistungen"),
        Some("leistungen.kommunal.without_project"),
    ),
    (
        "municipalities_by_groessenklasse.total.taking_part",
        "municipalities_by_groessenklasse.total.municipalities",
        || msg!("site-figure-kommunen"),
        None,
    ),
    ("people_reached.total.people", "", || msg!("site-figure-people"), None),
];

impl StartPage<'_> {
    pub(crate) fn content(
        &self,
        frame: &SiteFrame<'_>,
        page: &SitePage<'_>,
        address: &dyn Fn(&LinkTarget) -> Option<String>,
    ) -> Markup {
        let blocks: Vec<Block> =
            self.sections.iter().map(|one| section_block(one, frame.localizer)).collect();
        html! {
            h1.h0 { (frame.title) }
            @if !self.about.is_empty() { p.lead { (self.about) } }
            (frame.search(page, true))
            p.s { b { (frame.localizer.format(&frame.state)) } }
            @if !self.figures.is_empty() {
                section aria-labelledby="figures" {
                    h2 #figures class="vh" { (frame.text("site-figures")) }
                    ul.figs { @for figure in FIGURES { (self.figure(frame, figure)) } }
                }
            }
            h2 { (frame.text("site-lists")) }
            ul.lists {
                @for (title, count, path) in self.kinds {
                    li { a href=(path) { (title) } " " small { (count) } }
                }
            }
            (blocks_content(frame, blocks, address))
            @if !self.reports.is_empty() {
                h2 { (frame.text("page-reports")) }
                ul.lists { @for (title, path) in self.reports { li { a href=(path) { (title) } } } }
            }
        }
    }

    fn figure(&self, frame: &SiteFrame<'_>, (part, whole, said, unknown): KeyFigure) -> Markup {
        let value = |name: &str| find(self.figures, name).map(|figure| &figure.value);
        let shown = |cell: &Cell| cell_line(cell, frame.localizer).plain();
        let number = |name: &str| value(name).and_then(Cell::as_number);
        let share = number(part).zip(number(whole)).map(|(part, whole)| 1000.0 * part / whole);
        html! {
            @if let Some(part) = value(part) {
                li {
                    b {
                        (shown(part))
                        @if let Some(whole) = value(whole) { " " small { (frame.text("site-of")) " " (shown(whole)) } }
                    }
                    @if let Some(share) = share.filter(|share| share.is_finite()) {
                        svg viewBox="0 0 1000 10" preserveAspectRatio="none" aria-hidden="true" {
                            rect.g width="1000" height="10" {}
                            rect.f width=(format!("{share:.0}")) height="10" {}
                        }
                    }
                    p { (frame.localizer.format(&said())) }
                    @if let Some(unknown) = unknown.and_then(value) {
                        p.s { (frame.text("not-recorded")) ": " (shown(unknown)) }
                    }
                }
            }
        }
    }
}
