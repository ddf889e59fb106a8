//! `reuse`: whose results are used by whom, and what can be taken over.

use anyhow::Result;

use super::parts::{
    note_undecided, note_undecided_leads, number_or_dash, projects_with_lead, record, section,
    total, unstated,
};
use super::{Report, ReportContext, maps};
use crate::ozg::domain::{
    ConnectionStatus, Efa, Enumeration, OnlineService, Organisation, Project, RecordView, Reuse,
};
use crate::ozg::figures::participation::ProjectRole;
use crate::ozg::figures::services::{
    ServiceConnection, connections, shown_last, statewide, undecided,
};
use crate::section::Section;
use messages::msg;
use records::table::{Cell, Column};

pub(super) const REPORT: Report = Report {
    name: "reuse",
    title: || msg!("reuse"),
    about: || msg!("reuse-about"),
    subjects: &[],
    kinds: &[Project::KIND, OnlineService::KIND],
    counts_fields: false,
    sections,
};

fn sections(context: &ReportContext<'_>) -> Result<Vec<Section>> {
    Ok(vec![
        efa(context),
        services(context),
        projects(context).draws_on(&[Organisation::KIND]),
        looking_for_participants(context).draws_on(&[Organisation::KIND]),
    ])
}

fn efa(context: &ReportContext<'_>) -> Section {
    let count = |value| context.projects().filter(|project| project.efa() == value).count();
    let row = |&efa: &Efa| vec![context.word(efa), Cell::count(count(Some(efa)))];
    let mut rows: Vec<_> = Efa::ALL.iter().map(row).collect();
    rows.push(vec![unstated(), Cell::count(count(None))]);
    rows.push(vec![total(), Cell::count(context.projects().count())]);
    let columns = vec![
        Column::word("efa", msg!("column-efa")),
        Column::number("projects", msg!("column-projects")),
    ];
    section("efa", msg!("reuse-efa"), 1, columns, rows).total().bars("projects")
}

/// The services, those that most Kommunen use first.
fn services(context: &ReportContext<'_>) -> Section {
    let mut services: Vec<_> = context.services().map(|it| (it, by_age(context, it))).collect();
    services.sort_by_key(|(_, all)| std::cmp::Reverse(in_status(all, ConnectionStatus::Live)));
    let row = |(service, all): &(OnlineService<'_>, Vec<AgedStatus>)| {
        let mut row = vec![record(service), context.parties(service.anbieter())];
        row.extend(counts(all));
        row
    };
    let mut columns = vec![
        Column::word("service", msg!("column-service")),
        Column::word("providers", msg!("column-providers")),
        status_column(ConnectionStatus::Live),
        Column::number("live_recent", msg!("reuse-recent", months = context.months)),
        Column::number("live_older", msg!("reuse-older")),
    ];
    let others = ConnectionStatus::ALL.iter().filter(|status| **status != ConnectionStatus::Live);
    columns.extend(others.map(|status| status_column(*status)));
    let mut rows: Vec<_> = services.iter().map(row).collect();
    let all: Vec<_> = services.iter().flat_map(|(_, all)| all).copied().collect();
    rows.push([total(), Cell::Empty].into_iter().chain(counts(&all)).collect());
    let is_statewide = |service: &OnlineService<'_>| statewide(context.scope, *service).is_some();
    let statewide = context.scope.services_for_people().filter(is_statewide).count();
    let section = section("services", msg!("reuse-services"), 1, columns, rows);
    let section = section.total().bars("live").note(msg!("dash-legend"));
    let section = section.note(msg!("reuse-evidence", statewide = statewide));
    let section = section.map(maps::of_live(context, msg!("map-live"), context.services()));
    note_undecided(section, &undecided(context.scope, context.services()))
}

/// The status of an Anschluss, and whether a recent source shows it.
type AgedStatus = (ConnectionStatus, bool);

fn by_age(context: &ReportContext<'_>, service: OnlineService<'_>) -> Vec<AgedStatus> {
    let is_recent = |connection: &ServiceConnection<'_>| {
        let shown = shown_last(service, connection);
        shown.is_some_and(|day| !day.is_older_than(context.months, context.as_of()))
    };
    let all = connections(context.scope, service).into_iter();
    all.map(|connection| (connection.status, is_recent(&connection))).collect()
}

fn in_status(all: &[AgedStatus], status: ConnectionStatus) -> usize {
    all.iter().filter(|(one, _)| *one == status).count()
}

/// The live Anschlüsse first, in total and by recent and older sources, then those of each other status.
fn counts(all: &[AgedStatus]) -> Vec<Cell> {
    let live = in_status(all, ConnectionStatus::Live);
    let recent = all.iter().filter(|one| **one == (ConnectionStatus::Live, true)).count();
    let others = ConnectionStatus::ALL.iter().filter(|status| **status != ConnectionStatus::Live);
    let counts = [live, recent, live - recent].into_iter();
    counts.chain(others.map(|status| in_status(all, *status))).map(number_or_dash).collect()
}

fn status_column(status: ConnectionStatus) -> Column {
    let title = match status {
        ConnectionStatus::Live => msg!("short-live"),
        ConnectionStatus::Pilot => msg!("short-pilot"),
        ConnectionStatus::Angekuendigt => msg!("short-angekuendigt"),
        ConnectionStatus::InVorbereitung => msg!("short-in-vorbereitung"),
    };
    Column::number(status.name(), title)
}

/// The projects whose results are reused, the most used first.
fn projects(context: &ReportContext<'_>) -> Section {
    let mut used: Vec<_> =
        context.projects().map(|p| (p, context.scope.parties.of(p, ProjectRole::Reuser))).collect();
    used.retain(|(_, reusers)| !reusers.is_empty());
    used.sort_by_key(|(_, reusers)| std::cmp::Reverse(reusers.len()));
    let unused = context.projects().count() - used.len();
    let row = |(project, reusers): &(Project<'_>, Vec<&str>)| {
        let who = context.parties(reusers.iter().copied());
        vec![record(project), Cell::count(reusers.len()), who]
    };
    let columns = vec![
        Column::word("project", msg!("column-project")),
        Column::number("number", msg!("column-number")),
        Column::word("reusers", msg!("role-reuser")),
    ];
    let rows = used.iter().map(row).collect();
    let section = section("projects", msg!("reuse-projects"), 1, columns, rows)
        .note(msg!("reuse-unused", count = unused));
    match context.projects().map(announced).sum::<usize>() {
        0 => section,
        count => section.note(msg!("reuse-announced", count = count)),
    }
}

/// The number of parties named as reusers that, according to the project, do not use the results yet.
fn announced(project: Project<'_>) -> usize {
    let status = project.nachnutzende().into_iter().filter_map(Reuse::status);
    status.filter(|status| !status.is_usable()).count()
}

fn looking_for_participants(context: &ReportContext<'_>) -> Section {
    let looking = context.projects().filter(|project| project.sucht_mitwirkende());
    let (columns, rows) = projects_with_lead(context, looking.clone());
    let section = section("looking", msg!("reuse-looking"), 1, columns, rows);
    note_undecided_leads(section, context, looking)
}
