//! `reuse`: whose results are used by whom, and what can be taken over.

use anyhow::Result;

use super::parts::{note_undecided, phase, phase_columns, record, records, section, stated};
use super::{Report, ReportContext, needs_records};
use crate::ozg::figures::participation::ProjectRole;
use crate::ozg::figures::services::{STATUS, connections, undecided};
use crate::ozg::words;
use crate::section::Section;
use messages::msg;
use records::record::Record;
use records::table::{Cell, Column};

pub(super) const REPORT: Report = Report {
    name: "reuse",
    title: || msg!("reuse"),
    about: || msg!("reuse-about"),
    subject: None,
    kinds: &["project", "online-service"],
    needs: needs_records,
    sections,
};

fn sections(context: &ReportContext<'_>) -> Result<Vec<Section>> {
    Ok(vec![efa(context)?, services(context), projects(context), looking_for_participants(context)])
}

fn efa(context: &ReportContext<'_>) -> Result<Section> {
    let count = |value: Option<&str>| {
        context.projects().iter().filter(|project| project.text("efa") == value).count()
    };
    let choices = context.choices("project", "efa")?;
    let mut rows: Vec<_> =
        choices.iter().map(|efa| vec![words::cell(efa), Cell::count(count(Some(efa)))]).collect();
    rows.push(vec![stated(None), Cell::count(count(None))]);
    rows.push(vec![super::parts::total(), Cell::count(context.projects().len())]);
    let columns = vec![
        Column::word("efa", msg!("column-efa")),
        Column::number("projects", msg!("column-projects")),
    ];
    Ok(section("efa", msg!("reuse-efa"), 1, columns, rows).total().bars("projects"))
}

/// The services that most Kommunen use first.
fn services(context: &ReportContext<'_>) -> Section {
    let count = |service: &Record, status: &str| {
        connections(context.scope, service).iter().filter(|c| c.status == status).count()
    };
    let mut services = context.scope.of("online-service").to_vec();
    services.sort_by_cached_key(|service| std::cmp::Reverse(count(service, STATUS[0])));
    let row = |service: &&Record| {
        let providers = service.texts("anbieter");
        let providers = providers.into_iter().filter_map(|id| context.party(id));
        let counts = STATUS.map(|status| Cell::count(count(service, status)));
        [record(service), records(providers)].into_iter().chain(counts).collect::<Vec<_>>()
    };
    let mut columns = vec![
        Column::word("service", msg!("column-service")),
        Column::word("providers", msg!("column-providers")),
    ];
    columns.extend(status_columns());
    let rows = services.iter().map(row).collect();
    let section = section("services", msg!("reuse-services"), 1, columns, rows).bars("live");
    note_undecided(section, &undecided(context.scope, &services))
}

fn status_columns() -> [Column; 4] {
    [
        Column::number(STATUS[0], msg!("short-live")),
        Column::number(STATUS[1], msg!("short-pilot")),
        Column::number(STATUS[2], msg!("short-angekuendigt")),
        Column::number(STATUS[3], msg!("short-in-vorbereitung")),
    ]
}

/// The projects whose results somebody uses, the most used first.
fn projects(context: &ReportContext<'_>) -> Section {
    let mut used: Vec<_> =
        context.projects().iter().map(|p| (*p, ProjectRole::Reuser.parties(p))).collect();
    used.retain(|(_, reusers)| !reusers.is_empty());
    used.sort_by_key(|(_, reusers)| std::cmp::Reverse(reusers.len()));
    let unused = context.projects().len() - used.len();
    let row = |(project, reusers): &(&Record, Vec<&str>)| {
        let who = records(reusers.iter().filter_map(|id| context.party(id)));
        vec![record(project), Cell::count(reusers.len()), who]
    };
    let columns = vec![
        Column::word("project", msg!("column-project")),
        Column::number("number", msg!("column-number")),
        Column::word("reusers", msg!("role-reuser")),
    ];
    let rows = used.iter().map(row).collect();
    section("projects", msg!("reuse-projects"), 1, columns, rows)
        .note(msg!("reuse-unused", count = unused))
}

fn looking_for_participants(context: &ReportContext<'_>) -> Section {
    let is_looking = |project: &&&Record| {
        matches!(
            project.root.get("sucht_mitwirkende").map(|node| &node.value),
            Some(yaml_tree::Value::Bool(true))
        )
    };
    let row = |project: &&Record| {
        let lead =
            ProjectRole::Lead.parties(project).into_iter().filter_map(|id| context.party(id));
        let [phase, since] = phase(project, context.as_of());
        vec![record(project), phase, since, records(lead)]
    };
    let mut columns = vec![Column::word("project", msg!("column-project"))];
    columns.extend(phase_columns());
    columns.push(Column::word("lead", msg!("role-lead")));
    let rows = context.projects().iter().filter(is_looking).map(row).collect();
    section("looking", msg!("reuse-looking"), 1, columns, rows)
}
