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
use crate::ozg::figures::services::{connections, shown_last, statewide, undecided};
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
    let mut services: Vec<_> = context.services().map(|it| (it, counts(context, it))).collect();
    services.sort_by_key(|(_, counts)| std::cmp::Reverse(counts.in_status(ConnectionStatus::Live)));
    let row = |(service, counts): &(OnlineService<'_>, ConnectionCounts)| {
        let mut row = vec![record(service), context.parties(service.anbieter())];
        row.extend(counts.cells());
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
    let all = services.iter().map(|(_, counts)| *counts).sum::<ConnectionCounts>();
    rows.push([total(), Cell::Empty].into_iter().chain(all.cells()).collect());
    let is_statewide = |service: &OnlineService<'_>| statewide(context.scope, *service).is_some();
    let statewide = context.services().filter(is_statewide).count();
    let section = section("services", msg!("reuse-services"), 1, columns, rows);
    let section = section.total().bars("live").note(msg!("dash-legend"));
    let section = section.note(msg!("reuse-evidence", statewide = statewide));
    note_undecided(section, &undecided(context.scope, context.services()))
}

/// How many Anschlüsse there are in each status, and of those that are live, how many somebody has shown of late.
#[derive(Debug, Clone, Copy, Default)]
struct ConnectionCounts {
    by_status: [usize; ConnectionStatus::ALL.len()],
    recent: usize,
}

impl ConnectionCounts {
    fn in_status(&self, status: ConnectionStatus) -> usize {
        let place = ConnectionStatus::ALL.iter().position(|one| *one == status);
        place.map_or(0, |place| self.by_status[place])
    }

    /// Those that are live first, with both parts.
    fn cells(&self) -> Vec<Cell> {
        let live = self.in_status(ConnectionStatus::Live);
        let others =
            ConnectionStatus::ALL.iter().filter(|status| **status != ConnectionStatus::Live);
        let counts = [live, self.recent, live - self.recent].into_iter();
        let counts = counts.chain(others.map(|status| self.in_status(*status)));
        counts.map(number_or_dash).collect()
    }
}

impl std::iter::Sum for ConnectionCounts {
    fn sum<I: Iterator<Item = Self>>(all: I) -> Self {
        let mut sum = ConnectionCounts::default();
        for one in all {
            sum.recent += one.recent;
            sum.by_status.iter_mut().zip(one.by_status).for_each(|(sum, one)| *sum += one);
        }
        sum
    }
}

fn counts(context: &ReportContext<'_>, service: OnlineService<'_>) -> ConnectionCounts {
    let mut counts = ConnectionCounts::default();
    for connection in connections(context.scope, service) {
        let is_of = |(status, _): &(&ConnectionStatus, _)| **status == connection.status;
        let mut places = ConnectionStatus::ALL.iter().zip(&mut counts.by_status);
        if let Some((_, count)) = places.find(is_of) {
            *count += 1;
        }
        let shown = shown_last(service, &connection);
        let is_recent =
            shown.is_some_and(|day| !day.is_older_than(context.months, context.as_of()));
        counts.recent += usize::from(connection.status == ConnectionStatus::Live && is_recent);
    }
    counts
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
