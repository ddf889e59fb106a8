//! `project ID`: one project with its phases, parties, Leistungen, services and components.

use anyhow::Result;

use super::organisation::event_list;
use super::parts::{date, facts, note_undecided, phase, record, records, role, section, stated};
use super::representativeness::verdict_cell;
use super::timeline::lateness;
use super::{Report, ReportContext, maps, needs_records};
use crate::ozg::figures::components::{named, out_of_service};
use crate::ozg::figures::freshness::{checked, newest_source};
use crate::ozg::figures::leistungen::leistungen_of;
use crate::ozg::figures::participation::ProjectRole;
use crate::ozg::figures::plans::steps;
use crate::ozg::figures::projects::having;
use crate::ozg::figures::services::{connections, undecided};
use crate::ozg::phase::date as date_of;
use crate::ozg::representativeness::{TeamVerdict, team, verdict};
use crate::ozg::words;
use crate::section::Section;
use messages::msg;
use records::record::Record;
use records::table::{Cell, Column};
use yaml_tree::Node;

pub(super) const REPORT: Report = Report {
    name: "project",
    title: || msg!("project"),
    about: || msg!("project-about"),
    subject: Some("project"),
    kinds: &["project", "municipality"],
    needs: needs_records,
    sections,
};

fn sections(context: &ReportContext<'_>) -> Result<Vec<Section>> {
    let project = context.subject()?;
    let is_own = |event: &&&Record| event.texts("projekte").contains(&project.id.as_str());
    let events: Vec<_> = context.scope.of("event").iter().filter(is_own).copied().collect();
    Ok(vec![
        profile(context, project),
        phases(context, project),
        parties(context, project),
        composition(context, project)?,
        leistungen(context, project),
        services(context, project),
        components(context, project),
        milestones(project),
        event_list(&events),
    ])
}

fn profile(context: &ReportContext<'_>, project: &Record) -> Section {
    let [phase, since] = phase(project, context.as_of());
    let themenfeld = project.text("themenfeld");
    let themenfeld = themenfeld.and_then(|id| context.dataset().get("themenfeld", id));
    let text = |field: &str| project.text(field).map_or(Cell::Empty, |t| Cell::Text(t.to_owned()));
    facts(vec![
        ("art", msg!("column-art"), stated(project.text("art"))),
        ("themenfeld", msg!("column-themenfeld"), records(themenfeld)),
        ("phase", msg!("column-phase"), phase),
        ("since", msg!("column-since"), since),
        ("efa", msg!("column-efa"), stated(project.text("efa"))),
        ("beschreibung", msg!("column-description"), text("beschreibung")),
        ("checked", msg!("column-checked"), date(checked(project))),
        ("source", msg!("column-newest-source"), date(newest_source(context.dataset(), project))),
    ])
}

fn phases(context: &ReportContext<'_>, project: &Record) -> Section {
    let row = |step: &crate::ozg::figures::plans::PhaseSchedule| {
        vec![
            words::cell(step.phase),
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
    let rows = steps(project, context.as_of()).iter().map(row).collect();
    section("phases", msg!("project-phases"), 1, columns, rows)
}

fn parties(context: &ReportContext<'_>, project: &Record) -> Section {
    let row = |one: ProjectRole| {
        let ids = one.parties(project);
        vec![
            role(one),
            Cell::count(ids.len()),
            records(ids.iter().filter_map(|id| context.party(id))),
        ]
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

fn composition(context: &ReportContext<'_>, project: &Record) -> Result<Section> {
    let team = team(context.dataset(), project);
    let row = |class: &String| {
        let members = team.get(class.as_str()).map(Vec::as_slice).unwrap_or_default();
        let names = records(members.iter().copied());
        vec![words::cell(class), Cell::count(members.len()), names]
    };
    let columns = vec![
        Column::word("groessenklasse", msg!("column-groessenklasse")),
        Column::number("number", msg!("column-number")),
        Column::word("municipalities", msg!("column-municipalities")),
    ];
    let classes = context.choices("municipality", "groessenklasse")?;
    let rows = classes.iter().map(row).collect();
    let section = section("team", msg!("project-team"), 1, columns, rows);
    let verdict = verdict(context.dataset(), project);
    let Cell::Word(_, said) = verdict_cell(&verdict) else { return Ok(section) };
    let missing = match &verdict {
        TeamVerdict::Missing(classes) => classes.len(),
        _ => 0,
    };
    Ok(section.note(msg!("project-verdict", verdict = said, missing = missing)))
}

fn leistungen(context: &ReportContext<'_>, project: &Record) -> Section {
    let row = |leistung: &Record| {
        vec![
            record(leistung),
            Cell::Text(leistung.text("ozg_id").unwrap_or_default().to_owned()),
            stated(leistung.text("zustaendigkeit")),
        ]
    };
    let columns = vec![
        Column::word("leistung", msg!("column-leistung")),
        Column::word("ozg_id", msg!("column-ozg-id")),
        Column::word("zustaendigkeit", msg!("column-responsibility")),
    ];
    let rows = leistungen_of(context.dataset(), project).map(row).collect();
    section("leistungen", msg!("project-leistungen"), 1, columns, rows)
}

fn services(context: &ReportContext<'_>, project: &Record) -> Section {
    let mut rows = Vec::new();
    let own = having(context.scope.of("online-service"), "projekt", &project.id);
    for service in &own {
        for connection in connections(context.scope, service) {
            let kommune = context.party(connection.kommune).map_or(Cell::Empty, record);
            let status = words::cell(connection.status);
            rows.push(vec![record(service), kommune, status, date(connection.since)]);
        }
    }
    let columns = vec![
        Column::word("service", msg!("column-service")),
        Column::word("municipality", msg!("column-municipality")),
        Column::word("status", msg!("column-status")),
        Column::word("since", msg!("column-since")),
    ];
    let section = section("services", msg!("project-services"), 2, columns, rows);
    note_undecided(section, &undecided(context.scope, &own))
}

fn components(context: &ReportContext<'_>, project: &Record) -> Section {
    let row = |id: &str| {
        let component = context.dataset().get("component", id)?;
        let out = out_of_service(component).map_or(Cell::Empty, words::cell);
        Some(vec![record(component), stated(component.text("art")), out])
    };
    let columns = vec![
        Column::word("component", msg!("column-component")),
        Column::word("art", msg!("column-art")),
        Column::word("status", msg!("column-out-of-service")),
    ];
    let rows = named(project).into_iter().filter_map(row).collect();
    section("components", msg!("project-components"), 1, columns, rows)
}

fn milestones(project: &Record) -> Section {
    let row = |milestone: &Node| {
        let text = milestone.get("ereignis").and_then(Node::as_str).unwrap_or_default();
        vec![date(date_of(milestone, "datum")), Cell::Text(text.to_owned())]
    };
    let columns = vec![
        Column::word("date", msg!("column-date")),
        Column::word("milestone", msg!("column-milestone")),
    ];
    let rows = project.values(&["meilensteine"]).into_iter().map(row).collect();
    section("milestones", msg!("project-milestones"), 2, columns, rows)
}
