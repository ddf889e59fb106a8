//! `overview`: how many projects in which phase, Themenfeld and art; which Leistungen have one; which
//! Kommunen take part; how far the Online-Dienste are; what happened; how fresh the data is.

use std::collections::BTreeSet;

use anyhow::Result;

use super::parts::{date, record, section, titled, total, unstated};
use super::{Question, Report, maps, needs_label};
use crate::ozg::figures::events::of_the_year;
use crate::ozg::figures::freshness::{self, ages};
use crate::ozg::figures::leistungen::{coverage, has_kommunale_regelung, is_not_only_bund};
use crate::ozg::figures::participation::participants;
use crate::ozg::figures::projects::{Standings, having, in_themenfeld};
use crate::ozg::figures::services::{STATUS, connections, furthest};
use crate::ozg::figures::{events, services};
use crate::ozg::phase::{self, STANDINGS};
use crate::ozg::scope;
use crate::ozg::words;
use crate::section::Section;
use messages::Message;
use messages::msg;
use records::dataset::Wanted;
use records::record::Record;
use records::schema::Schemas;
use records::table::{Cell, Column};

pub(super) const REPORT: Report = Report {
    name: "overview",
    title: || msg!("overview"),
    about: || msg!("overview-about"),
    subject: None,
    needs,
    sections,
};

/// What the figures are made of, by kind. This is asked of ever more records, so it names no more.
const NEEDS: [(&str, &[&[&str]]); 5] = [
    ("project", &[&["art"], &["leistungen", "leistung"]]),
    ("leistung", &[&["zustaendigkeit"]]),
    ("municipality", &[&["ags"]]),
    ("online-service", &[&["anschluesse", "status"]]),
    ("event", &[&["datum"], &["art"]]),
];

fn needs(schemas: &Schemas, wanted: &mut Wanted) {
    for kind in schemas.kinds() {
        for path in freshness::NEEDS {
            wanted.add_path(&kind.name, path);
        }
    }
    scope::needs(wanted);
    for (kind, paths) in NEEDS {
        paths.iter().for_each(|path| wanted.add_path(kind, path));
    }
    phase::FIELDS.into_iter().for_each(|field| wanted.add("project", field));
    for kind in ["municipality", "themenfeld", "event"] {
        needs_label(schemas, wanted, kind);
    }
}

fn sections(question: &Question<'_>) -> Result<Vec<Section>> {
    Ok(vec![
        projects_by_phase(question),
        projects_by_themenfeld(question),
        projects_by_art(question)?,
        leistungen(question),
        municipalities(question)?,
        online_services(question),
        events_of_the_year(question),
        sources_by_age(question),
    ])
}

fn projects_by_phase(question: &Question<'_>) -> Section {
    let standings = Standings::of(question.projects(), question.clock());
    let row = |phase: &str| {
        let undated = Cell::count(standings.undated_in(phase));
        vec![words::cell(phase), Cell::count(standings.in_phase(phase)), undated]
    };
    let mut rows: Vec<_> = STANDINGS.into_iter().map(row).collect();
    rows.push(vec![unstated(), Cell::count(standings.unknown()), Cell::Empty]);
    rows.push(vec![total(), Cell::count(standings.all()), Cell::count(standings.undated())]);
    let columns = vec![
        Column::word("phase", msg!("column-phase")),
        Column::number("projects", msg!("column-projects")),
        Column::number("undated", msg!("column-undated")),
    ];
    section("projects_by_phase", msg!("overview-phase"), 1, columns, rows).total().bars("projects")
}

fn projects_by_themenfeld(question: &Question<'_>) -> Section {
    let row = |themenfeld: &&Record| {
        let projects = in_themenfeld(question.projects(), &themenfeld.id);
        vec![record(themenfeld), Cell::count(projects.len())]
    };
    let mut rows: Vec<_> = question.scope.of("themenfeld").iter().map(row).collect();
    rows.push(vec![total(), Cell::count(question.projects().len())]);
    let columns = vec![
        Column::word("themenfeld", msg!("column-themenfeld")),
        Column::number("projects", msg!("column-projects")),
    ];
    let title = msg!("overview-themenfeld");
    section("projects_by_themenfeld", title, 1, columns, rows).total().bars("projects")
}

fn projects_by_art(question: &Question<'_>) -> Result<Section> {
    let arts = question.choices("project", "art")?;
    let row = |art: &String| {
        let projects = having(question.projects(), "art", art);
        vec![words::cell(art), Cell::count(projects.len())]
    };
    let mut rows: Vec<_> = arts.iter().map(row).collect();
    rows.push(vec![total(), Cell::count(question.projects().len())]);
    let columns = vec![
        Column::word("art", msg!("column-art")),
        Column::number("projects", msg!("column-projects")),
    ];
    let section = section("projects_by_art", msg!("overview-art"), 1, columns, rows);
    Ok(section.total().bars("projects"))
}

fn leistungen(question: &Question<'_>) -> Section {
    let row = |figure: &str, said: Message, counts: fn(&Record) -> bool| {
        let coverage = coverage(question.scope, counts);
        vec![
            Cell::Word(figure.to_owned(), said),
            Cell::count(coverage.all),
            Cell::count(coverage.with_project),
            Cell::count(coverage.without_project()),
        ]
    };
    let rows = vec![
        row("all", msg!("overview-leistungen-all"), |_| true),
        row("not_only_bund", msg!("overview-leistungen-not-only-bund"), is_not_only_bund),
        row("kommunal", msg!("overview-leistungen-kommunal"), has_kommunale_regelung),
    ];
    let columns = vec![
        Column::word("figure", msg!("column-leistungen")),
        Column::number("leistungen", msg!("column-number")),
        Column::number("with_project", msg!("column-with-project")),
        Column::number("without_project", msg!("column-without-project")),
    ];
    section("leistungen", msg!("overview-leistungen"), 1, columns, rows)
}

fn municipalities(question: &Question<'_>) -> Result<Section> {
    let taking_part = participants(question.scope);
    let row = |label: Cell, municipalities: &[&Record]| {
        let part = municipalities.iter().filter(|m| taking_part.contains(m.id.as_str())).count();
        let all = municipalities.len();
        vec![label, Cell::count(all), Cell::count(part), Cell::share(part, all)]
    };
    let all = question.scope.of("municipality");
    let mut rows = Vec::new();
    for class in question.choices("municipality", "groessenklasse")? {
        rows.push(row(words::cell(class), &having(all, "groessenklasse", class)));
    }
    rows.push(row(total(), all));
    let columns = vec![
        Column::word("groessenklasse", msg!("column-groessenklasse")),
        Column::number("municipalities", msg!("column-municipalities")),
        Column::number("taking_part", msg!("column-taking-part")),
        Column::number("share", msg!("column-share")),
    ];
    let title = msg!("overview-municipalities");
    let name = "municipalities_by_groessenklasse";
    let section = section(name, title, 1, columns, rows).total().bars("share");
    Ok(section.map(maps::of_projects(question)))
}

/// A service stands in the row of the furthest it has come; an Anschluss in that of its own status.
fn online_services(question: &Question<'_>) -> Section {
    let all = question.scope.of("online-service");
    let connected: Vec<services::Connection<'_>> =
        all.iter().flat_map(|s| connections(s)).collect();
    let kommunen = |connections: &mut dyn Iterator<Item = &services::Connection<'_>>| {
        Cell::count(connections.map(|c| c.kommune.to_owned()).collect::<BTreeSet<_>>().len())
    };
    let reached: Vec<_> = all.iter().map(|service| furthest(service)).collect();
    let in_status = |status: Option<&str>| reached.iter().filter(|&&r| r == status).count();
    let row = |status: &'static str| {
        let of_status = connected.iter().filter(|c| c.status == status);
        vec![
            words::cell(status),
            Cell::count(in_status(Some(status))),
            Cell::count(of_status.clone().count()),
            kommunen(&mut of_status.clone()),
        ]
    };
    let mut rows: Vec<_> = STATUS.into_iter().map(row).collect();
    rows.push(vec![unstated(), Cell::count(in_status(None)), Cell::Empty, Cell::Empty]);
    let (services, anschluesse) = (Cell::count(all.len()), Cell::count(connected.len()));
    rows.push(vec![total(), services, anschluesse, kommunen(&mut connected.iter())]);
    let columns = vec![
        Column::word("status", msg!("column-status")),
        Column::number("services", msg!("column-services")),
        Column::number("connections", msg!("column-connections")),
        Column::number("municipalities", msg!("column-municipalities")),
    ];
    let title = msg!("overview-services");
    section("services_by_status", title, 1, columns, rows).total().bars("services")
}

fn events_of_the_year(question: &Question<'_>) -> Section {
    let all = question.scope.of("event");
    let row = |event: &Record| {
        let art = event.text("art").map_or(Cell::Empty, words::cell);
        vec![date(events::date(event)), record(event), art]
    };
    let rows = of_the_year(all, question.clock()).into_iter().map(row).collect();
    let columns = vec![
        Column::word("date", msg!("column-date")),
        Column::word("event", msg!("column-event")),
        Column::word("art", msg!("column-art")),
    ];
    let title = msg!("overview-events", year = question.clock().year().to_string());
    let section = section("events_of_the_year", title, 2, columns, rows);
    let dated = all.iter().filter_map(|event| events::date(event));
    let undated = all.len() - dated.clone().count();
    let latest = dated.filter(|date| date.is_by(question.clock())).max();
    let section = match latest {
        Some(latest) => section.note(msg!("overview-events-latest", date = latest)),
        None => section,
    };
    section.note(msg!("overview-events-undated", undated = undated, all = all.len()))
}

fn sources_by_age(question: &Question<'_>) -> Section {
    let mut rows = Vec::new();
    for kind in question.schemas.kinds() {
        let records = question.scope.of(&kind.name);
        let ages = ages(question.dataset(), records, question.clock());
        rows.push(vec![
            titled(&kind.name, &kind.title),
            Cell::count(ages.all),
            Cell::count(ages.year),
            Cell::count(ages.three_years),
            Cell::count(ages.older),
            Cell::count(ages.undated),
        ]);
    }
    let columns = vec![
        Column::word("kind", msg!("column-kind")),
        Column::number("records", msg!("column-records")),
        Column::number("up_to_12_months", msg!("column-year")),
        Column::number("up_to_36_months", msg!("column-three-years")),
        Column::number("older", msg!("column-older")),
        Column::number("undated", msg!("column-no-date")),
    ];
    section("freshness", msg!("overview-freshness"), 1, columns, rows)
}
