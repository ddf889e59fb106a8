//! `project ID`: one project with its phases, parties, Leistungen, services and components.

use std::collections::BTreeSet;

use anyhow::Result;

use super::citations::{self, Citations, explain_own_readings};
use super::parts::{
    DossierFact, assigned_leistungen, choice, choices, connections_by_name, date, event_list,
    facts, list, milestones, note_counted_as, note_undecided, note_undecided_roles, or_unstated,
    phase, record, recorded_number, records, role, section, text,
};
use super::representativeness::verdict_cell;
use super::timeline::{axis, lateness};
use super::{Report, ReportContext, maps};
use crate::ozg::domain::{
    Component, Enumeration, Event, Funding, Groessenklasse, Leistung, Municipality, OnlineService,
    Organisation, Project, ProjectState, RecordView, Register, Themenfeld, Zuordnung, words,
};
use crate::ozg::figures::components::{ComponentUser, out_of_service};
use crate::ozg::figures::freshness::newest_source;
use crate::ozg::figures::participation::{ProjectRole, undecided_roles};
use crate::ozg::figures::plans::{PhaseSchedule, steps};
use crate::ozg::figures::services::undecided;
use crate::ozg::representativeness::{TeamVerdict, team, verdict};
use crate::section::Section;
use messages::{Message, msg};
use records::table::{Cell, Column};

pub(super) const REPORT: Report = Report {
    name: "project",
    title: || msg!("project"),
    about: || msg!("project-about"),
    subjects: &[Project::KIND],
    kinds: &[Project::KIND, Municipality::KIND],
    counts_fields: false,
    sections,
};

fn sections(context: &ReportContext<'_>) -> Result<Vec<Section>> {
    let project: Project<'_> = context.subject()?;
    let is_own = |event: &Event<'_>| event.projekte().contains(&project.id.as_str());
    let events = context.scope.of::<Event<'_>>().filter(is_own);
    let cited = Citations::of_subject(context, project.record());
    Ok(vec![
        profile(context, &cited, project).draws_on(&[Themenfeld::KIND, Register::KIND]),
        phases(context, &cited, project),
        parties(context, &cited, project).draws_on(&[OnlineService::KIND, Organisation::KIND]),
        composition(context, project).draws_on(&[Leistung::KIND, Organisation::KIND]),
        assigned_leistungen(context, &cited, project.record(), project.leistungen()),
        services(context, &cited, project).needs(&[OnlineService::KIND]),
        components(context, &cited, project),
        milestones(context, &cited, project.record(), Project::MEILENSTEINE),
        event_list(context, events),
        cited.section(),
    ])
}

fn profile<'a>(
    context: &ReportContext<'a>,
    cited: &Citations<'_, 'a>,
    project: Project<'a>,
) -> Section {
    let [phase, since] = phase(context, project);
    let zuordnung = project.themenfeld_zuordnung();
    let themenfeld = context.themenfelder_cell(project.themenfeld());
    let further = context.themenfelder_cell(project.weitere_themenfelder());
    let sources_of = |field: &'static str| cited.fields(project.record(), &[field]);
    let fact = |field, title, value| cited.fact(project.record(), field, title, value);
    let sources_of_state = || cited.fields(project.record(), &Project::STATE);
    let of_themenfeld = cited.assigned(project.record(), &[Project::THEMENFELD.name], zuordnung);
    let fachaemter = choices(context, &project, Project::FACHAEMTER);
    let mut all = vec![
        fact(Project::ART.name, msg!("column-art"), context.stated(project.art())),
        DossierFact::new(Project::THEMENFELD.name, msg!("column-themenfeld"), themenfeld)
            .resting_on(of_themenfeld),
        DossierFact::new("further", msg!("column-further-themenfelder"), further)
            .resting_on(sources_of(Project::WEITERE_THEMENFELDER.name))
            .rare(),
        DossierFact::new("phase", msg!("column-phase"), phase).resting_on(sources_of_state()),
        DossierFact::new("since", msg!("column-since"), since).resting_on(sources_of_state()),
        fact(Project::EFA.name, msg!("column-efa"), context.stated(project.efa())),
        fact(Project::FACHAEMTER.name, msg!("column-offices"), fachaemter),
        fact(Project::BESCHREIBUNG.name, msg!("column-description"), text(project.beschreibung())),
    ];
    all.extend(means(context, cited, project));
    all.extend([
        fact(Project::HINWEIS.name, msg!("column-remark"), text(project.hinweis())).rare(),
        DossierFact::new("checked", msg!("column-checked"), date(project.geprueft_am())),
        DossierFact::new(
            "source",
            msg!("column-newest-source"),
            date(newest_source(context.dataset(), &project, context.as_of())),
        ),
    ]);
    explain_own_readings(facts(all), zuordnung == Some(Zuordnung::EigeneLesart))
}

/// The means by which it is carried out, which few projects state.
fn means<'a>(
    context: &ReportContext<'a>,
    cited: &Citations<'_, 'a>,
    project: Project<'a>,
) -> [DossierFact; 5] {
    let fact = |field, title, value| cited.fact(project.record(), field, title, value);
    let funding = project.finanzierung().into_iter().map(|one| funding(context, one)).collect();
    let amount = project.foerdersumme_eur().map_or(Cell::Empty, Cell::Integer);
    let is_looking = project.sucht_mitwirkende();
    let looking = if is_looking { Cell::Boolean(true) } else { Cell::Empty };
    [
        fact(
            Project::UMSETZUNGSVARIANTE.name,
            msg!("column-variant"),
            text(project.umsetzungsvariante()),
        )
        .rare(),
        fact(Project::PROGRAMM.name, msg!("column-programme"), text(project.programm())).rare(),
        fact(Project::FINANZIERUNG.name, msg!("column-funding"), list(funding)).rare(),
        fact(Project::FOERDERSUMME_EUR.name, msg!("column-funding-sum"), amount).rare(),
        fact(Project::SUCHT_MITWIRKENDE.name, msg!("column-looking"), looking).rare(),
    ]
}

/// Where the funding comes from, what it is for, and whether it is granted.
fn funding(context: &ReportContext<'_>, funding: Funding<'_>) -> Cell {
    let word = |key: &'static str, value: Option<&str>| {
        let value = value?;
        let path = [Project::FINANZIERUNG.name, key];
        Some(words::spoken(&words::cell_at(context.schemas, Project::KIND, &path, value)))
    };
    let topf = word(Funding::TOPF.name, funding.topf());
    let status = word(Funding::STATUS.name, funding.status());
    let subject = word(Funding::GEGENSTAND.name, funding.gegenstand());
    let stored = [funding.topf(), funding.gegenstand(), funding.status()];
    let stored = stored.into_iter().flatten().collect::<Vec<_>>().join(" ");
    let message = match (topf, subject, status) {
        (Some(topf), Some(subject), Some(status)) => {
            msg!("funding-for", from = topf, subject = subject, status = status)
        }
        (Some(topf), None, Some(status)) => msg!("funding-from", from = topf, status = status),
        _ => msg!("digest-plain", name = &stored),
    };
    Cell::Word(stored, message)
}

fn phases<'a>(
    context: &ReportContext<'a>,
    cited: &Citations<'_, 'a>,
    project: Project<'a>,
) -> Section {
    let source = cited.fields(project.record(), &[Project::PHASEN.name]);
    let row = |step: &PhaseSchedule| {
        vec![
            context.state(ProjectState::In(step.phase)),
            date(step.planned),
            date(step.reached),
            date(step.reached_by),
            step.lateness.map_or(Cell::Empty, lateness),
            source.clone(),
        ]
    };
    let columns = vec![
        Column::word("phase", msg!("column-phase")),
        Column::word("planned", msg!("column-planned")),
        Column::word("reached", msg!("column-reached")),
        Column::word("reached_by", msg!("column-reached-by")),
        Column::word("lateness", msg!("column-lateness")),
        citations::column(),
    ];
    let steps = steps(project, context.day());
    let rows = steps.iter().map(row).collect();
    let section = section("phases", msg!("project-phases"), 1, columns, rows);
    match axis(context, &[(project, steps)]) {
        Some(axis) => section.legend(msg!("timeline-legend")).axis(axis),
        None => section,
    }
}

fn parties<'a>(
    context: &ReportContext<'a>,
    cited: &Citations<'_, 'a>,
    project: Project<'a>,
) -> Section {
    let row = |one: ProjectRole| {
        let parties = context.scope.parties.of(project, one);
        let cite = || cited.fields(project.record(), &[one.field()]);
        let source = if parties.is_empty() { Cell::Empty } else { cite() };
        vec![role(one), recorded_number(parties.len()), context.parties(parties), source]
    };
    let columns = vec![
        Column::word("role", msg!("column-role")),
        Column::number("number", msg!("column-number")),
        Column::word("parties", msg!("column-parties")),
        citations::column(),
    ];
    let rows = ProjectRole::ALL.into_iter().map(row).collect();
    let section = section("parties", msg!("project-parties"), 1, columns, rows);
    let undecided = undecided_roles(context.scope, std::iter::once(project), None);
    let mut section = note_undecided_roles(section.map(maps::of_team(context, project)), undecided);
    let named = ProjectRole::ALL.iter().flat_map(|&one| context.scope.parties.named(project, one));
    for id in named.collect::<BTreeSet<_>>() {
        if let Some(organisation) = Organisation::get(context.dataset(), id) {
            section = note_counted_as(context, section, organisation);
        }
    }
    section
}

fn composition<'a>(context: &ReportContext<'a>, project: Project<'a>) -> Section {
    let team = team(context.dataset(), &context.scope.parties, project);
    let row = |class: &Groessenklasse| {
        let members = team.get(class).map(Vec::as_slice).unwrap_or_default();
        let names = records(members.iter().copied());
        vec![context.word(*class), recorded_number(members.len()), names]
    };
    let columns = vec![
        Column::word("groessenklasse", msg!("column-groessenklasse")),
        Column::number("number", msg!("column-number")),
        Column::word("municipalities", msg!("column-municipalities")),
    ];
    let rows = Groessenklasse::ALL.iter().map(row).collect();
    let section = section("team", msg!("project-team"), 1, columns, rows);
    let verdict = verdict(context.dataset(), &context.scope.parties, project);
    let Cell::Word(_, word) = verdict_cell(&verdict) else { return section };
    let missing = match &verdict {
        TeamVerdict::Missing(classes) => classes.len(),
        _ => 0,
    };
    section.note(msg!("project-verdict", verdict = word, missing = missing))
}

fn services<'a>(
    context: &ReportContext<'a>,
    cited: &Citations<'_, 'a>,
    project: Project<'a>,
) -> Section {
    let mut rows = Vec::new();
    let services = context.services().filter(|s| s.projekt() == Some(project.id.as_str()));
    for service in services.clone() {
        for connection in connections_by_name(context, service) {
            let kommune = context.party_cell(connection.kommune);
            let status = context.word(connection.status);
            let source = cited.connection(service, connection.entry);
            rows.push(vec![record(&service), kommune, status, date(connection.since), source]);
        }
    }
    let columns = vec![
        Column::word("service", msg!("column-service")),
        Column::word("municipality", msg!("column-municipality")),
        Column::word("status", msg!("column-status")),
        Column::word("since", msg!("column-since")),
        citations::column(),
    ];
    let section = section("services", msg!("project-services"), 2, columns, rows);
    note_undecided(section, &undecided(context.scope, services))
}

fn components<'a>(
    context: &ReportContext<'a>,
    cited: &Citations<'_, 'a>,
    project: Project<'a>,
) -> Section {
    let lists = [
        (Project::BASISKOMPONENTEN.name, project.basiskomponenten()),
        (Project::ZIELPORTALE.name, project.zielportale()),
    ];
    component_list(context, cited, project, msg!("project-components"), &lists)
}

/// The components that a project or an Online-Dienst names, citing the sources of the naming fields.
pub(super) fn component_list<'a>(
    context: &ReportContext<'a>,
    cited: &Citations<'_, 'a>,
    user: impl ComponentUser<'a>,
    title: Message,
    lists: &[(&str, Vec<&str>)],
) -> Section {
    let row = |id: &str| {
        let component = Component::get(context.dataset(), id)?;
        let out = out_of_service(component).map_or(Cell::Empty, |status| context.word(status));
        let naming = lists.iter().filter(|(_, ids)| ids.contains(&id)).map(|(field, _)| *field);
        let source = cited.fields(user.record(), &naming.collect::<Vec<_>>());
        Some(vec![record(&component), or_unstated(choice(&component, Component::ART)), out, source])
    };
    let columns = vec![
        Column::word("component", msg!("column-component")),
        Column::word("art", msg!("column-art")),
        Column::word("status", msg!("column-out-of-service")),
        citations::column(),
    ];
    let rows = user.components().into_iter().filter_map(row).collect();
    section("components", title, 1, columns, rows).needs(&[Component::KIND])
}
