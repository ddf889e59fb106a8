//! `reuse`: whose results are used by whom, and what can be taken over.

use anyhow::Result;

use super::parts::{
    note_undecided, note_undecided_leads, number_or_dash, projects_with_lead, record, section,
    total, unstated,
};
use super::{Report, ReportContext};
use crate::ozg::domain::{
    ConnectionStatus, Efa, Enumeration, OnlineService, Organisation, Project, RecordView, Reuse,
};
use crate::ozg::figures::participation::ProjectRole;
use crate::ozg::figures::services::{connections, undecided};
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

/// The services that most Kommunen use first.
fn services(context: &ReportContext<'_>) -> Section {
    let count = |service: OnlineService<'_>, status| {
        connections(context.scope, service).iter().filter(|c| c.status == status).count()
    };
    let mut services: Vec<_> = context.services().collect();
    services
        .sort_by_cached_key(|service| std::cmp::Reverse(count(*service, ConnectionStatus::Live)));
    let row = |service: &OnlineService<'_>| {
        let providers = context.parties(service.anbieter());
        let counts = ConnectionStatus::ALL.iter();
        let counts = counts.map(|&status| number_or_dash(count(*service, status)));
        [record(service), providers].into_iter().chain(counts).collect::<Vec<_>>()
    };
    let mut columns = vec![
        Column::word("service", msg!("column-service")),
        Column::word("providers", msg!("column-providers")),
    ];
    columns.extend(ConnectionStatus::ALL.iter().map(|status| status_column(*status)));
    let rows = services.iter().map(row).collect();
    let section = section("services", msg!("reuse-services"), 1, columns, rows).bars("live");
    let section = section.note(msg!("dash-legend"));
    note_undecided(section, &undecided(context.scope, context.services()))
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

/// The projects whose results somebody uses, the most used first.
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

/// How many are named who do not use the results yet, by what the project says.
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
