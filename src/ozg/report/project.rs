//! `project ID`: one project with its phases, parties, Leistungen, services and components.

use anyhow::Result;

use super::organisation::event_list;
use super::parts::{
    choice, date, facts, note_undecided, or_unstated, phase, record, records, role, section, text,
};
use super::representativeness::verdict_cell;
use super::timeline::lateness;
use super::{Report, ReportContext, maps};
use crate::ozg::domain::{
    Component, Enumeration, Event, Groessenklasse, Leistung, Milestone, Municipality, Project,
    ProjectState, RecordView, Themenfeld,
};
use crate::ozg::figures::components::{ComponentUser, out_of_service};
use crate::ozg::figures::freshness::newest_source;
use crate::ozg::figures::leistungen::leistungen_of;
use crate::ozg::figures::participation::ProjectRole;
use crate::ozg::figures::plans::{PhaseSchedule, steps};
use crate::ozg::figures::services::{connections, undecided};
use crate::ozg::representativeness::{TeamVerdict, team, verdict};
use crate::section::Section;
use messages::msg;
use records::table::{Cell, Column};

pub(super) const REPORT: Report = Report {
    name: "project",
    title: || msg!("project"),
    about: || msg!("project-about"),
    subject: Some(Project::KIND),
    kinds: &[Project::KIND, Municipality::KIND],
    counts_fields: false,
    sections,
};

fn sections(context: &ReportContext<'_>) -> Result<Vec<Section>> {
    let project: Project<'_> = context.subject()?;
    let is_own = |event: &Event<'_>| event.projekte().contains(&project.id.as_str());
    let events = context.scope.of::<Event<'_>>().filter(is_own);
    Ok(vec![
        profile(context, project),
        phases(context, project),
        parties(context, project),
        composition(context, project),
        leistungen(context, project),
        services(context, project),
        components(context, project),
        milestones(project),
        event_list(context, events),
    ])
}

fn profile(context: &ReportContext<'_>, project: Project<'_>) -> Section {
    let [phase, since] = phase(context, project);
    let themenfeld = project.themenfeld();
    let themenfeld = themenfeld.and_then(|id| Themenfeld::get(context.dataset(), id));
    facts(vec![
        ("art", msg!("column-art"), context.stated(project.art())),
        ("themenfeld", msg!("column-themenfeld"), records(themenfeld)),
        ("phase", msg!("column-phase"), phase),
        ("since", msg!("column-since"), since),
        ("efa", msg!("column-efa"), context.stated(project.efa())),
        ("beschreibung", msg!("column-description"), text(project.beschreibung())),
        ("checked", msg!("column-checked"), date(project.geprueft_am())),
        ("source", msg!("column-newest-source"), date(newest_source(context.dataset(), &project))),
    ])
}

fn phases(context: &ReportContext<'_>, project: Project<'_>) -> Section {
    let row = |step: &PhaseSchedule| {
        vec![
            context.state(ProjectState::In(step.phase)),
            date(step.planned),
            date(step.reached),
            date(step.reached_by),
            step.lateness.map_or(Cell::Empty, lateness),
        ]
    };
    let columns = vec![
        Column::word("phase", msg!("column-phase")),
        Column::word("planned", msg!("column-planned")),
        Column::word("reached", msg!("column-reached")),
        Column::word("reached_by", msg!("column-reached-by")),
        Column::word("lateness", msg!("column-lateness")),
    ];
    let rows = steps(project, context.day()).iter().map(row).collect();
    section("phases", msg!("project-phases"), 1, columns, rows)
}

fn parties<'a>(context: &ReportContext<'a>, project: Project<'a>) -> Section {
    let row = |one: ProjectRole| {
        let ids = context.scope.parties.named(project, one);
        vec![role(one), Cell::count(ids.len()), context.parties(ids)]
    };
    let columns = vec![
        Column::word("role", msg!("column-role")),
        Column::number("number", msg!("column-number")),
        Column::word("parties", msg!("column-parties")),
    ];
    section(
        "parties",
        msg!("project-parties"),
        1,
        columns,
        ProjectRole::ALL.into_iter().map(row).collect(),
    )
    .map(maps::of_team(context, project))
}

fn composition<'a>(context: &ReportContext<'a>, project: Project<'a>) -> Section {
    let team = team(context.dataset(), &context.scope.parties, project);
    let row = |class: &Groessenklasse| {
        let members = team.get(class).map(Vec::as_slice).unwrap_or_default();
        let names = records(members.iter().copied());
        vec![context.word(*class), Cell::count(members.len()), names]
    };
    let columns = vec![
        Column::word("groessenklasse", msg!("column-groessenklasse")),
        Column::number("number", msg!("column-number")),
        Column::word("municipalities", msg!("column-municipalities")),
    ];
    let rows = Groessenklasse::ALL.iter().map(row).collect();
    let section = section("team", msg!("project-team"), 1, columns, rows);
    let verdict = verdict(context.dataset(), &context.scope.parties, project);
    let Cell::Word(_, said) = verdict_cell(&verdict) else { return section };
    let missing = match &verdict {
        TeamVerdict::Missing(classes) => classes.len(),
        _ => 0,
    };
    section.note(msg!("project-verdict", verdict = said, missing = missing))
}

fn leistungen(context: &ReportContext<'_>, project: Project<'_>) -> Section {
    let row = |leistung: Leistung<'_>| {
        let responsible = context.stated(leistung.zustaendigkeit());
        vec![record(&leistung), text(leistung.ozg_id()), responsible]
    };
    let columns = vec![
        Column::word("leistung", msg!("column-leistung")),
        Column::word("ozg_id", msg!("column-ozg-id")),
        Column::word("zustaendigkeit", msg!("column-responsibility")),
    ];
    let rows = leistungen_of(context.dataset(), project.leistungen()).map(row).collect();
    section("leistungen", msg!("project-leistungen"), 1, columns, rows)
}

fn services(context: &ReportContext<'_>, project: Project<'_>) -> Section {
    let mut rows = Vec::new();
    let own = context.services().filter(|s| s.projekt() == Some(project.id.as_str()));
    for service in own.clone() {
        for connection in connections(context.scope, service) {
            let kommune = context.party(connection.kommune).map_or(Cell::Empty, record);
            let status = context.word(connection.status);
            rows.push(vec![record(&service), kommune, status, date(connection.since)]);
        }
    }
    let columns = vec![
        Column::word("service", msg!("column-service")),
        Column::word("municipality", msg!("column-municipality")),
        Column::word("status", msg!("column-status")),
        Column::word("since", msg!("column-since")),
    ];
    let section = section("services", msg!("project-services"), 2, columns, rows);
    note_undecided(section, &undecided(context.scope, own))
}

fn components(context: &ReportContext<'_>, project: Project<'_>) -> Section {
    let row = |id: &str| {
        let component = Component::get(context.dataset(), id)?;
        let out = out_of_service(component).map_or(Cell::Empty, |status| context.word(status));
        Some(vec![record(&component), or_unstated(choice(&component, Component::ART)), out])
    };
    let columns = vec![
        Column::word("component", msg!("column-component")),
        Column::word("art", msg!("column-art")),
        Column::word("status", msg!("column-out-of-service")),
    ];
    let rows = project.components().into_iter().filter_map(row).collect();
    section("components", msg!("project-components"), 1, columns, rows)
}

fn milestones(project: Project<'_>) -> Section {
    let row = |milestone: Milestone<'_>| vec![date(milestone.datum()), text(milestone.ereignis())];
    let columns = vec![
        Column::word("date", msg!("column-date")),
        Column::word("milestone", msg!("column-milestone")),
    ];
    let rows = project.meilensteine().into_iter().map(row).collect();
    section("milestones", msg!("project-milestones"), 2, columns, rows)
}
