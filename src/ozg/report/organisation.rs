//! `organisation ID`: what one IT-Dienstleister, ministry or association does, and for whom.

use anyhow::Result;

use super::municipality::projects_of;
use super::parts::{
    choice, date, facts, list, or_unstated, record, recorded, records, section, text,
};
use super::{Report, ReportContext};
use crate::ozg::domain::{
    Component, Event, Municipality, OnlineService, Organisation, Project, RecordView, Succession,
};
use crate::ozg::figures::events;
use crate::ozg::figures::participation::participants;
use crate::ozg::figures::services::furthest;
use crate::section::Section;
use messages::Message;
use messages::msg;
use records::table::{Cell, Column};

pub(super) const REPORT: Report = Report {
    name: "organisation",
    title: || msg!("organisation"),
    about: || msg!("organisation-about"),
    subject: Some(Organisation::KIND),
    kinds: &[Organisation::KIND, Project::KIND],
    counts_fields: false,
    sections,
};

fn sections(context: &ReportContext<'_>) -> Result<Vec<Section>> {
    let organisation: Organisation<'_> = context.subject()?;
    Ok(vec![
        profile(context, organisation),
        projects_of(context, &organisation),
        services(context, organisation),
        kommunen(context, organisation),
        events_of(context, organisation),
    ])
}

fn profile(context: &ReportContext<'_>, organisation: Organisation<'_>) -> Section {
    let id = organisation.id.as_str();
    let operated = context.scope.of::<Component<'_>>().filter(|c| c.betreiber().contains(&id));
    let coordinated = context.themenfelder().filter(|t| t.kommunale_koordination().contains(&id));
    let successor = organisation.aufgegangen_in().and_then(Succession::organisation);
    let projects = context.scope.involvement().projects(&organisation.id).count();
    let mut all = vec![
        ("art", msg!("column-art"), choice(&organisation, Organisation::ART)),
        ("kurzname", msg!("column-short-name"), text(organisation.kurzname())),
        ("website", msg!("column-website"), text(organisation.website())),
        ("projects", msg!("column-projects-taking-part"), recorded(projects)),
    ];
    // What most organisations are not is said only of those that are.
    let rare: [(&str, Message, Cell); 3] = [
        ("aufgegangen_in", msg!("column-merged-into"), context.parties(successor)),
        ("betreiber", msg!("column-operates"), records(operated)),
        ("koordination", msg!("column-coordinates"), records(coordinated)),
    ];
    all.extend(rare.into_iter().filter(|(_, _, value)| *value != Cell::Empty));
    facts(all)
}

fn services(context: &ReportContext<'_>, organisation: Organisation<'_>) -> Section {
    let row = |service: OnlineService<'_>| {
        let is_in = |parties: Vec<&str>| parties.contains(&organisation.id.as_str());
        let mut roles = Vec::new();
        if is_in(service.anbieter()) {
            let name = OnlineService::ANBIETER.name;
            roles.push(Cell::Word(name.to_owned(), msg!("role-provider")));
        }
        if is_in(service.beteiligte()) {
            let name = OnlineService::BETEILIGTE.name;
            roles.push(Cell::Word(name.to_owned(), msg!("role-party")));
        }
        let status = context.stated(furthest(context.scope, service));
        (!roles.is_empty()).then(|| vec![record(&service), list(roles), status])
    };
    let columns = vec![
        Column::word("service", msg!("column-service")),
        Column::word("roles", msg!("column-roles")),
        Column::word("status", msg!("column-furthest")),
    ];
    let rows = context.services().filter_map(row).collect();
    section("services", msg!("dossier-services"), 1, columns, rows)
}

/// The Kommunen that it serves, and in which projects they take part.
fn kommunen(context: &ReportContext<'_>, organisation: Organisation<'_>) -> Section {
    let id = organisation.id.as_str();
    let served: Vec<_> =
        context.kommunen().filter(|m| m.it_dienstleister().contains(&id)).collect();
    let involvement = context.scope.involvement();
    let taking_part = participants(context.scope);
    let part = served.iter().filter(|m| taking_part.contains(m.id.as_str())).count();
    let row = |kommune: &Municipality<'_>| {
        let projects = involvement.projects(&kommune.id);
        vec![record(kommune), context.stated(kommune.groessenklasse()), records(projects)]
    };
    let columns = vec![
        Column::word("municipality", msg!("column-municipality")),
        Column::word("groessenklasse", msg!("column-groessenklasse")),
        Column::word("projects", msg!("column-projects-taking-part")),
    ];
    let rows = served.iter().map(row).collect();
    let section = section("municipalities", msg!("organisation-kommunen"), 1, columns, rows);
    match served.len() {
        0 => section,
        all => section.note(msg!("organisation-taking-part", part = part, all = all)),
    }
}

fn events_of(context: &ReportContext<'_>, organisation: Organisation<'_>) -> Section {
    let id = organisation.id.as_str();
    event_list(context, context.scope.of::<Event<'_>>().filter(|e| e.gremium().contains(&id)))
}

/// Events in the order of their dates.
pub(super) fn event_list<'a>(
    context: &ReportContext<'a>,
    all: impl Iterator<Item = Event<'a>>,
) -> Section {
    let _ = context;
    let row = |event: Event<'_>| {
        vec![date(event.datum()), record(&event), or_unstated(choice(&event, Event::ART))]
    };
    let columns = vec![
        Column::word("date", msg!("column-date")),
        Column::word("event", msg!("column-event")),
        Column::word("art", msg!("column-art")),
    ];
    let rows = events::by_date(all).into_iter().map(row).collect();
    section("events", msg!("dossier-events"), 2, columns, rows)
}
