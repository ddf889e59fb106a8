//! `themenfelder`: in which phases the projects of each Themenfeld are, how much of it is covered, and
//! who leads.

use anyhow::Result;

use super::parts::{list, record, records, section, total};
use super::{Report, ReportContext, needs_records};
use crate::ozg::figures::leistungen::{coverage, is_not_only_bund};
use crate::ozg::figures::participation::ProjectRole;
use crate::ozg::figures::projects::{ProjectStatuses, in_themenfeld, is_efa};
use crate::ozg::phase::STATUSES;
use crate::section::Section;
use messages::Message;
use messages::msg;
use records::record::Record;
use records::table::{Cell, Column};
use yaml_tree::Node;

pub(super) const REPORT: Report = Report {
    name: "themenfelder",
    title: || msg!("themenfelder"),
    about: || msg!("themenfelder-about"),
    subject: None,
    kinds: &["themenfeld", "project", "leistung"],
    needs: needs_records,
    sections,
};

fn sections(context: &ReportContext<'_>) -> Result<Vec<Section>> {
    Ok(vec![by_phase(context), covered(context), leads(context)])
}

fn by_phase(context: &ReportContext<'_>) -> Section {
    let row = |label: Cell, projects: &[&Record]| {
        let statuses = ProjectStatuses::of(projects, context.as_of());
        let phases = STATUSES.into_iter().map(|phase| Cell::count(statuses.in_phase(phase)));
        let ends = [Cell::count(statuses.unknown()), Cell::count(statuses.all())];
        [label].into_iter().chain(phases).chain(ends).collect::<Vec<_>>()
    };
    let of = |themenfeld: &&Record| {
        row(record(themenfeld), &in_themenfeld(context.projects(), &themenfeld.id))
    };
    let mut rows: Vec<_> = context.scope.of("themenfeld").iter().map(of).collect();
    rows.push(row(total(), context.projects()));
    let short = STATUSES.into_iter().zip(short_titles());
    let mut columns = vec![Column::word("themenfeld", msg!("column-themenfeld"))];
    columns.extend(short.map(|(phase, title)| Column::number(phase, title)));
    columns.push(Column::number("keine_angabe", msg!("short-unstated")));
    columns.push(Column::number("projects", msg!("short-total")));
    let title = msg!("themenfelder-phase");
    section("phases", title, 1, columns, rows)
        .total()
        .heat()
        .legend(msg!("heat-legend"))
        .note(msg!("themenfelder-legend"))
}

/// Titles of a few letters, in the order of [`STATUSES`]: ten columns shall fit beside a name.
fn short_titles() -> [Message; 8] {
    [
        msg!("short-vorbereitung"),
        msg!("short-konzeption"),
        msg!("short-umsetzung"),
        msg!("short-pilotierung"),
        msg!("short-rollout-nrw"),
        msg!("short-rollout-bund"),
        msg!("short-zurueckgestellt"),
        msg!("short-beendet"),
    ]
}

fn covered(context: &ReportContext<'_>) -> Section {
    let row = |label: Cell, projects: &[&Record], counts: &dyn Fn(&Record) -> bool| {
        let coverage = coverage(context.scope, |l| is_not_only_bund(l) && counts(l));
        let efa = projects.iter().filter(|project| is_efa(project)).count();
        vec![
            label,
            Cell::count(coverage.all),
            Cell::count(coverage.with_project),
            Cell::share(coverage.with_project, coverage.all),
            Cell::count(efa),
        ]
    };
    let of = |themenfeld: &&Record| {
        let projects = in_themenfeld(context.projects(), &themenfeld.id);
        let is_in = |leistung: &Record| leistung.text("themenfeld") == Some(&themenfeld.id);
        row(record(themenfeld), &projects, &is_in)
    };
    let mut rows: Vec<_> = context.scope.of("themenfeld").iter().map(of).collect();
    rows.push(row(total(), context.projects(), &|_| true));
    let columns = vec![
        Column::word("themenfeld", msg!("column-themenfeld")),
        Column::number("leistungen", msg!("column-leistungen")),
        Column::number("with_project", msg!("column-with-project")),
        Column::number("share", msg!("column-share")),
        Column::number("efa_projects", msg!("column-efa-projects")),
    ];
    let title = msg!("themenfelder-covered");
    section("coverage", title, 1, columns, rows).total().bars("share")
}

fn leads(context: &ReportContext<'_>) -> Section {
    let row = |themenfeld: &&Record| {
        let named = |level: &str| {
            let bodies = themenfeld.values(&["federfuehrung", level]).into_iter();
            list(bodies.filter_map(Node::as_str).map(|name| Cell::Text(name.to_owned())).collect())
        };
        vec![
            record(themenfeld),
            named("bund"),
            named("land"),
            parties(context, themenfeld.texts("kommunale_koordination")),
            parties(context, leading(context, &themenfeld.id)),
        ]
    };
    let columns: Vec<Column> = vec![
        Column::word("themenfeld", msg!("column-themenfeld")),
        Column::word("bund", msg!("column-bund")),
        Column::word("land", msg!("column-land")),
        Column::word("coordination", msg!("column-coordination")),
        Column::word("project_leads", msg!("role-lead")),
    ];
    let rows = context.scope.of("themenfeld").iter().map(row).collect();
    section("leads", msg!("themenfelder-leads"), 1, columns, rows)
}

/// Who leads a project of the Themenfeld, each once.
fn leading<'a>(context: &ReportContext<'a>, themenfeld: &str) -> Vec<&'a str> {
    let projects = in_themenfeld(context.projects(), themenfeld);
    let mut ids: Vec<_> = projects.into_iter().flat_map(|p| ProjectRole::Lead.parties(p)).collect();
    ids.sort_unstable();
    ids.dedup();
    ids
}

fn parties(context: &ReportContext<'_>, ids: Vec<&str>) -> Cell {
    records(ids.into_iter().filter_map(|id| context.party(id)))
}
