//! `overview`: projects by phase, Themenfeld and art; Leistungen with and without a project; participating Kommunen;
//! the status of the Online-Dienste; events; how fresh the data is.

use std::collections::BTreeSet;

use anyhow::Result;

use super::citations::explain_own_readings;
use super::parts::{
    choice, date, note_undecided, note_undecided_roles, number_or_dash, part_of_recorded,
    population_missing, record, recorded_number, section, share_or_dash, titled, total, unstated,
};
use super::{Report, ReportContext, maps};
use crate::ozg::domain::{
    ConnectionStatus, Enumeration, Event, Groessenklasse, Leistung, Municipality, OnlineService,
    Organisation, Project, ProjectArt, ProjectState, RecordView, Register, Themenfeld,
};
use crate::ozg::figures::events::of_the_year;
use crate::ozg::figures::freshness::ages;
use crate::ozg::figures::leistungen::{coverage, is_not_only_bund, is_of_kommunen};
use crate::ozg::figures::participation::{former_participants, participants, undecided_roles};
use crate::ozg::figures::projects::{ProjectStatuses, in_own_reading, in_themenfeld};
use crate::ozg::figures::reach::{by_service, people, people_of_all, together, without_population};
use crate::ozg::figures::services::{ServiceConnection, connections, furthest, undecided};
use crate::section::Section;
use messages::Message;
use messages::msg;
use record_query::query::FactStanding;
use records::table::{Cell, Column};

pub(super) const REPORT: Report = Report {
    name: "overview",
    title: || msg!("overview"),
    about: || msg!("overview-about"),
    subjects: &[],
    kinds: &[Project::KIND, Leistung::KIND, Municipality::KIND],
    counts_fields: false,
    sections,
};

fn sections(context: &ReportContext<'_>) -> Result<Vec<Section>> {
    Ok(vec![
        projects_by_phase(context),
        projects_by_themenfeld(context).needs(&[Themenfeld::KIND]),
        projects_by_art(context),
        leistungen(context),
        municipalities(context).draws_on(&[OnlineService::KIND, Organisation::KIND]),
        online_services(context).needs(&[OnlineService::KIND]),
        people_reached(context).needs(&[OnlineService::KIND]).draws_on(&[Leistung::KIND]),
        events_of_the_year(context).needs(&[Event::KIND]),
        sources_by_age(context).draws_on(&[Register::KIND]),
    ])
}

fn projects_by_phase(context: &ReportContext<'_>) -> Section {
    let statuses = ProjectStatuses::of(context.projects(), context.day());
    let row = |state: ProjectState| {
        let undated = Cell::count(statuses.undated_in(state));
        vec![context.state(state), Cell::count(statuses.in_state(state)), undated]
    };
    let mut rows: Vec<_> = ProjectState::ALL.into_iter().map(row).collect();
    rows.push(vec![unstated(), Cell::count(statuses.unknown()), Cell::Empty]);
    rows.push(vec![total(), Cell::count(statuses.all()), Cell::count(statuses.undated())]);
    let columns = vec![
        Column::word("phase", msg!("column-phase")),
        Column::number("projects", msg!("column-projects")),
        Column::number("undated", msg!("column-undated")),
    ];
    let section = section("projects_by_phase", msg!("overview-phase"), 1, columns, rows);
    let section = section.total().bars("projects");
    match statuses.undecided() {
        0 => section,
        count => section.note(msg!("statuses-undecided", count = count)),
    }
}

fn projects_by_themenfeld(context: &ReportContext<'_>) -> Section {
    let row = |themenfeld: Themenfeld<'_>| {
        let projects = in_themenfeld(context.projects(), &themenfeld.id);
        let own = in_own_reading(projects.clone()).count();
        vec![record(&themenfeld), Cell::count(projects.count()), Cell::count(own)]
    };
    let mut rows: Vec<_> = context.themenfelder().map(row).collect();
    let own = in_own_reading(context.projects()).count();
    rows.push(vec![total(), Cell::count(context.projects().count()), Cell::count(own)]);
    let columns = vec![
        Column::word("themenfeld", msg!("column-themenfeld")),
        Column::number("projects", msg!("column-projects")),
        Column::number("own_reading", msg!("column-own-reading")),
    ];
    let title = msg!("overview-themenfeld");
    let section = section("projects_by_themenfeld", title, 1, columns, rows);
    explain_own_readings(section.total().bars("projects"), own > 0)
}

fn projects_by_art(context: &ReportContext<'_>) -> Section {
    let row = |&art: &ProjectArt| {
        let projects = context.projects().filter(|project| project.art() == Some(art));
        vec![context.word(art), Cell::count(projects.count())]
    };
    let mut rows: Vec<_> = ProjectArt::ALL.iter().map(row).collect();
    rows.push(vec![total(), Cell::count(context.projects().count())]);
    let columns = vec![
        Column::word("art", msg!("column-art")),
        Column::number("projects", msg!("column-projects")),
    ];
    let section = section("projects_by_art", msg!("overview-art"), 1, columns, rows);
    section.total().bars("projects")
}

fn leistungen(context: &ReportContext<'_>) -> Section {
    let row = |figure: &str, title: Message, counts: fn(Leistung<'_>) -> bool| {
        let coverage = coverage(context.scope, counts);
        vec![
            Cell::Word(figure.to_owned(), title),
            Cell::count(coverage.all),
            Cell::count(coverage.with_project),
            Cell::count(coverage.own_reading),
            Cell::count(coverage.without_project()),
        ]
    };
    let rows = vec![
        row("all", msg!("overview-leistungen-all"), |_| true),
        row("not_only_bund", msg!("overview-leistungen-not-only-bund"), is_not_only_bund),
        row("kommunal", msg!("overview-leistungen-kommunal"), is_of_kommunen),
    ];
    let columns = vec![
        Column::word("figure", msg!("column-leistungen")),
        Column::number("leistungen", msg!("column-number")),
        Column::number("with_project", msg!("column-with-project")),
        Column::number("own_reading", msg!("column-own-reading")),
        Column::number("without_project", msg!("column-without-project")),
    ];
    let section = section("leistungen", msg!("overview-leistungen"), 1, columns, rows);
    explain_own_readings(section, coverage(context.scope, |_| true).own_reading > 0)
}

fn municipalities(context: &ReportContext<'_>) -> Section {
    let (taking_part, former) = (participants(context.scope), former_participants(context.scope));
    let row = |label: Cell, class: Option<Groessenklasse>| {
        let is_in_class = |m: &Municipality<'_>| class.is_none() || m.groessenklasse() == class;
        let municipalities = context.kommunen().filter(is_in_class);
        let all = municipalities.clone().count();
        let count = |ids: &BTreeSet<&str>| {
            municipalities.clone().filter(|m| ids.contains(m.id.as_str())).count()
        };
        let part = count(&taking_part);
        let figures = [recorded_number(part), share_or_dash(part, all)];
        let former = number_or_dash(count(&former));
        [label, Cell::count(all)].into_iter().chain(figures).chain([former]).collect::<Vec<_>>()
    };
    let classes = Groessenklasse::ALL.iter();
    let mut rows: Vec<_> = classes.map(|&class| row(context.word(class), Some(class))).collect();
    rows.push(row(total(), None));
    let columns = vec![
        Column::word("groessenklasse", msg!("column-groessenklasse")),
        Column::number("municipalities", msg!("column-municipalities")),
        Column::number("taking_part", msg!("column-taking-part")),
        Column::number("share", msg!("column-share")),
        Column::number("former", msg!("column-former")),
    ];
    let title = msg!("overview-municipalities");
    let name = "municipalities_by_groessenklasse";
    let section = section(name, title, 1, columns, rows).total().bars("share");
    let section = section
        .note(msg!("dash-legend"))
        .note(msg!("participation-named"))
        .map(maps::of_projects(context));
    note_undecided_roles(section, undecided_roles(context.scope, context.projects(), None))
}

/// A service is in the row of its furthest status, an Anschluss in that of its own status.
fn online_services(context: &ReportContext<'_>) -> Section {
    let all = context.services();
    let connected: Vec<_> = all.clone().flat_map(|s| connections(context.scope, s)).collect();
    let parties = &context.scope.parties;
    let kommunen = |connections: &mut dyn Iterator<Item = &ServiceConnection<'_>>| {
        recorded_number(
            connections.map(|c| parties.counts_as(c.kommune)).collect::<BTreeSet<_>>().len(),
        )
    };
    let undated = |connections: &mut dyn Iterator<Item = &ServiceConnection<'_>>| {
        let all: Vec<_> = connections.collect();
        let undated = all.iter().filter(|c| c.standing == FactStanding::Undated);
        part_of_recorded(undated.count(), all.len())
    };
    let reached: Vec<_> = all.clone().map(|service| furthest(context.scope, service)).collect();
    let in_status = |status| reached.iter().filter(|&&r| r == status).count();
    let row = |&status: &ConnectionStatus| {
        let of_status = connected.iter().filter(|c| c.status == status);
        vec![
            context.word(status),
            part_of_recorded(in_status(Some(status)), of_status.clone().count()),
            recorded_number(of_status.clone().count()),
            undated(&mut of_status.clone()),
            kommunen(&mut of_status.clone()),
        ]
    };
    let mut rows: Vec<_> = ConnectionStatus::ALL.iter().map(row).collect();
    let none = vec![Cell::Empty; 3];
    let unknown = part_of_recorded(in_status(None), reached.len());
    rows.push([unstated(), unknown].into_iter().chain(none).collect());
    rows.push(vec![
        total(),
        recorded_number(reached.len()),
        recorded_number(connected.len()),
        undated(&mut connected.iter()),
        kommunen(&mut connected.iter()),
    ]);
    let columns = vec![
        Column::word("status", msg!("column-status")),
        Column::number("services", msg!("column-services")),
        Column::number("connections", msg!("column-connections")),
        Column::number("undated", msg!("column-undated")),
        Column::number("municipalities", msg!("column-municipalities")),
    ];
    let title = msg!("overview-services");
    let section = section("services_by_status", title, 1, columns, rows).total().bars("services");
    note_undecided(section, &undecided(context.scope, all))
}

/// Whom the services reach together by Anschlüsse that are known by name, each Gemeinde once.
fn people_reached(context: &ReportContext<'_>) -> Section {
    let services = by_service(context.scope);
    let reach = together(services.iter().map(|(_, reach)| reach));
    let all = people_of_all(context.scope);
    let row = |name: &str, title: Message, ids: &BTreeSet<&str>| {
        let people = people(context.scope, ids);
        let word = Cell::Word(name.to_owned(), title);
        let share = share_or_dash(people, all);
        vec![word, recorded_number(ids.len()), recorded_number(people), share]
    };
    let perhaps = reach.through_kreis.difference(&reach.certain).copied().collect();
    let rows = vec![
        row("own", msg!("overview-own"), &reach.own),
        row("through_kreis", msg!("overview-only-kreis"), &reach.certain),
        row("perhaps_through_kreis", msg!("overview-perhaps-kreis"), &perhaps),
        row("total", msg!("total"), &reach.gemeinden()),
    ];
    let columns = vec![
        Column::word("reached", msg!("column-whom-reached")),
        Column::number("gemeinden", msg!("column-gemeinden")),
        Column::number("people", msg!("column-people")),
        Column::number("share", msg!("column-share")),
    ];
    let statewide = services.iter().filter(|(_, reach)| reach.is_statewide).count();
    let section = section("people_reached", msg!("overview-people-reached"), 1, columns, rows)
        .total()
        .note(msg!("overview-people-reached-note", statewide = statewide));
    population_missing(without_population(context.scope)).into_iter().fold(section, Section::note)
}

fn events_of_the_year(context: &ReportContext<'_>) -> Section {
    let all = context.scope.of::<Event<'_>>();
    let row =
        |event: Event<'_>| vec![date(event.datum()), record(&event), choice(&event, Event::ART)];
    let rows = of_the_year(all.clone(), context.as_of()).into_iter().map(row).collect();
    let columns = vec![
        Column::word("date", msg!("column-date")),
        Column::word("event", msg!("column-event")),
        Column::word("art", msg!("column-art")),
    ];
    let title = msg!("overview-events", year = context.as_of().year().to_string());
    let section = section("events_of_the_year", title, 2, columns, rows);
    let dated = all.clone().filter_map(Event::datum);
    let undated = all.clone().count() - dated.clone().count();
    let latest = dated.filter(|date| date.certainly_not_after(context.as_of())).max();
    let section = match latest {
        Some(latest) => section.note(msg!("overview-events-latest", date = latest)),
        None => section,
    };
    section.note(msg!("overview-events-undated", undated = undated, all = all.count()))
}

fn sources_by_age(context: &ReportContext<'_>) -> Section {
    let mut rows = Vec::new();
    for kind in context.schemas.kinds() {
        let records = context.scope.of_kind(&kind.name);
        let ages = ages(context.dataset(), records, context.as_of());
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
