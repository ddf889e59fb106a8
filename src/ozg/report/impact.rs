//! `impact ID`: who is affected if an organisation, a component, an Online-Dienst or a project stops.

use std::collections::BTreeSet;

use anyhow::Result;

use super::parts::{
    list, note_undecided, number_or_dash, phase, phase_columns, population_missing, record,
    recorded_number, records, role, section,
};
use super::{Report, ReportContext};
use crate::ozg::domain::{
    Component, ConnectionStatus, Municipality, OnlineService, Organisation, Project, RecordView,
    called,
};
use crate::ozg::figures::impact::{Dependence, Impact};
use crate::ozg::figures::reach::{
    ReachedByService, gemeinden, people, together, without_population,
};
use crate::ozg::figures::services::{connections, undecided};
use crate::section::Section;
use messages::{Message, msg};
use records::table::{Cell, Column};

pub(super) const REPORT: Report = Report {
    name: "impact",
    title: || msg!("impact"),
    about: || msg!("impact-about"),
    subjects: &[Organisation::KIND, Component::KIND, OnlineService::KIND, Project::KIND],
    kinds: &[OnlineService::KIND, Project::KIND],
    counts_fields: false,
    sections,
};

fn sections(context: &ReportContext<'_>) -> Result<Vec<Section>> {
    let subject = context.subject.ok_or_else(|| msg!("report-no-subject"))?;
    let impact = Impact::of_record(context.scope, subject);
    let impact = impact.ok_or_else(|| msg!("report-no-subject"))?;
    let reaches = impact.reaches(context.scope);
    let parties = [Organisation::KIND, Component::KIND];
    let all = [Municipality::KIND, Organisation::KIND, Component::KIND];
    let mut sections = vec![
        at_a_glance(context, &impact, &reaches).draws_on(&all),
        services(context, &impact, &reaches).draws_on(&parties),
        projects(context, &impact).draws_on(&parties),
        kommunen(context, &impact).needs(&[Municipality::KIND]),
    ];
    if !impact.served.is_empty() {
        sections.push(used_by_served(context, &impact));
    }
    Ok(sections)
}

/// People are the inhabitants of Städte and Gemeinden, each counted once. Those of the provider's Kommunen and those
/// whom the services reach are separate figures, since they overlap.
fn at_a_glance(
    context: &ReportContext<'_>,
    impact: &Impact<'_>,
    reaches: &[ReachedByService<'_>],
) -> Section {
    let fact =
        |name: &str, title, count| vec![Cell::Word(name.to_owned(), title), recorded_number(count)];
    let statewide = reaches.iter().filter(|(_, reach)| reach.is_statewide).count();
    let affected = if statewide > 0 {
        Cell::Word("all".to_owned(), msg!("impact-all-kommunen"))
    } else {
        recorded_number(impact.kommunen().len())
    };
    let name = Cell::Word("municipalities".to_owned(), msg!("impact-kommunen"));
    let mut all = vec![vec![name, affected]];
    if context.subject.is_some_and(|subject| Organisation::of(subject).is_some()) {
        let served = gemeinden(context.scope).map(|one| one.record().id.as_str());
        let served = served.filter(|id| impact.served.contains(id)).collect();
        all.extend([
            fact("served", msg!("impact-served"), impact.served.len()),
            fact("people_served", msg!("impact-people-served"), people(context.scope, &served)),
        ]);
    }
    let [live, pilot] = impact.live_and_pilot();
    let mut reached = together(reaches.iter().map(|(_, reach)| reach));
    reached.is_statewide = statewide > 0;
    all.extend([
        fact("services", msg!("impact-services-count"), impact.services.len()),
        fact("live", msg!("impact-live"), live),
        fact("pilot", msg!("impact-pilot"), pilot),
        fact("through_kreis", msg!("impact-through-kreis"), reached.through_kreis.len()),
        fact("people_reached", msg!("impact-people-reached"), reached.people(context.scope)),
        fact("projects", msg!("impact-projects-count"), impact.projects.len()),
    ]);
    let columns = vec![
        Column::word("figure", msg!("column-fact")),
        Column::number("number", msg!("column-number")),
    ];
    let section = section("figures", msg!("report-facts"), 1, columns, all);
    notes(context, impact, statewide).into_iter().fold(section, Section::note)
}

/// Notes on what the figures include and leave out.
fn notes(context: &ReportContext<'_>, impact: &Impact<'_>, statewide: usize) -> Vec<Message> {
    let party = |id: &str| context.party_name(id).to_owned();
    let merged: Vec<_> = impact.merged.iter().map(|one| called(one.record())).collect();
    let notes = [
        impact.successor.map(|id| msg!("impact-merged-into", name = party(id))),
        (!merged.is_empty()).then(|| msg!("impact-with-merged", names = merged.join(", "))),
        (statewide > 0).then(|| msg!("impact-statewide", count = statewide)),
        Some(msg!("impact-note")),
        population_missing(without_population(context.scope)),
    ];
    notes.into_iter().flatten().collect()
}

fn why(context: &ReportContext<'_>, reasons: &[Dependence<'_>]) -> Cell {
    let cell = |reason: &Dependence<'_>| match *reason {
        Dependence::Itself => Cell::Word("itself".to_owned(), msg!("impact-itself")),
        Dependence::Provider => {
            Cell::Word(OnlineService::ANBIETER.name.to_owned(), msg!("role-provider"))
        }
        Dependence::Party => {
            Cell::Word(OnlineService::BETEILIGTE.name.to_owned(), msg!("impact-party"))
        }
        Dependence::Component(id) => {
            let component = Component::get(context.dataset(), id);
            let name = component.map_or(id, |component| called(component.record()));
            Cell::Word(id.to_owned(), msg!("impact-needs", component = name))
        }
        Dependence::Result => Cell::Word("result".to_owned(), msg!("impact-result")),
        Dependence::Role(one) => role(one),
    };
    list(reasons.iter().map(cell).collect())
}

fn services(
    context: &ReportContext<'_>,
    impact: &Impact<'_>,
    reaches: &[ReachedByService<'_>],
) -> Section {
    let row = |((service, reasons), (_, reach)): (&(_, Vec<_>), &ReachedByService<'_>)| {
        let all = connections(context.scope, *service);
        let count = |status| number_or_dash(all.iter().filter(|one| one.status == status).count());
        vec![
            record(service),
            why(context, reasons),
            count(ConnectionStatus::Live),
            count(ConnectionStatus::Pilot),
            number_or_dash(reach.people(context.scope)),
        ]
    };
    let columns = vec![
        Column::word("service", msg!("column-service")),
        Column::word("why", msg!("column-why-concerned")),
        Column::number("live", msg!("short-live")),
        Column::number("pilot", msg!("short-pilot")),
        Column::number("people", msg!("column-people")),
    ];
    let rows = impact.services.iter().zip(reaches).map(row).collect();
    let section = section("services", msg!("dossier-services"), 1, columns, rows);
    let section = section.note(msg!("dash-legend"));
    let all = impact.services.iter().map(|(service, _)| *service);
    note_undecided(section, &undecided(context.scope, all))
}

/// The services that Kommunen of a provider have live. They may run at the provider, but that is not recorded.
fn used_by_served<'a>(context: &ReportContext<'a>, impact: &Impact<'a>) -> Section {
    let row = |(service, kommunen): (OnlineService<'_>, BTreeSet<&str>)| {
        vec![record(&service), Cell::count(kommunen.len()), context.parties(kommunen)]
    };
    let columns = vec![
        Column::word("service", msg!("column-service")),
        Column::number("number", msg!("column-municipalities")),
        Column::word("municipalities", msg!("column-used-by")),
    ];
    let mut used = impact.used_by_served(context.scope);
    used.sort_by_key(|(_, kommunen)| std::cmp::Reverse(kommunen.len()));
    let rows = used.into_iter().map(row).collect();
    section("used_by_served", msg!("impact-used-by-served"), 1, columns, rows)
        .note(msg!("impact-used-by-served-note"))
}

fn projects(context: &ReportContext<'_>, impact: &Impact<'_>) -> Section {
    let row = |(project, reasons): &(Project<'_>, Vec<_>)| {
        let [phase, since] = phase(context, *project);
        vec![record(project), why(context, reasons), phase, since]
    };
    let mut columns = vec![
        Column::word("project", msg!("column-project")),
        Column::word("why", msg!("column-why-concerned")),
    ];
    columns.extend(phase_columns());
    let rows = impact.projects.iter().map(row).collect();
    section("projects", msg!("impact-projects"), 1, columns, rows)
}

fn kommunen(context: &ReportContext<'_>, impact: &Impact<'_>) -> Section {
    let affected = impact.kommunen();
    let is_affected = |kommune: &Municipality<'_>| affected.contains(kommune.id.as_str());
    let row = |kommune: Municipality<'_>| {
        let id = kommune.record().id.as_str();
        let provider = Cell::Word("it".to_owned(), msg!("column-provider"));
        let mut reasons = Vec::new();
        reasons.extend(impact.served.contains(id).then_some(provider));
        reasons.extend(impact.team.get(id).into_iter().flatten().map(|&one| role(one)));
        let used = impact.users.get(id).into_iter().flatten();
        let of_status = |selected: ConnectionStatus| {
            let matching = used.clone().filter(|(_, status)| *status == selected);
            records(matching.map(|(service, _)| *service))
        };
        vec![
            record(&kommune),
            context.stated(kommune.groessenklasse()),
            kommune.population().map_or(Cell::Empty, Cell::Integer),
            list(reasons),
            of_status(ConnectionStatus::Live),
            of_status(ConnectionStatus::Pilot),
        ]
    };
    let columns = vec![
        Column::word("municipality", msg!("column-municipality")),
        Column::word("groessenklasse", msg!("column-groessenklasse")),
        Column::number("population", msg!("column-population")),
        Column::word("why", msg!("column-why-concerned")),
        Column::word("live", msg!("column-services-live")),
        Column::word("pilot", msg!("column-services-pilot")),
    ];
    let rows = context.kommunen().filter(is_affected).map(row).collect();
    section("municipalities", msg!("impact-municipalities"), 1, columns, rows)
}
