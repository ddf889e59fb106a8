//! `organisation ID`: what one IT-Dienstleister, ministry or association does, and for whom.

use anyhow::Result;

use super::municipality::projects_of;
use super::parts::{date, facts, list, record, recorded, records, section, stated};
use super::{Report, ReportContext, needs_records};
use crate::ozg::figures::events;
use crate::ozg::figures::participation::participants;
use crate::ozg::figures::services::furthest;
use crate::section::Section;
use messages::Message;
use messages::msg;
use records::record::Record;
use records::table::{Cell, Column};

pub(super) const REPORT: Report = Report {
    name: "organisation",
    title: || msg!("organisation"),
    about: || msg!("organisation-about"),
    subject: Some("organisation"),
    kinds: &["organisation", "project"],
    needs: needs_records,
    sections,
};

fn sections(context: &ReportContext<'_>) -> Result<Vec<Section>> {
    let organisation = context.subject()?;
    Ok(vec![
        profile(context, organisation),
        projects_of(context, organisation),
        services(context, organisation),
        kommunen(context, organisation),
        events_of(context, organisation),
    ])
}

fn profile(context: &ReportContext<'_>, organisation: &Record) -> Section {
    let naming = |kind: &str, field: &str| {
        let all = context.scope.of(kind).iter().copied();
        records(all.filter(|record| record.texts(field).contains(&organisation.id.as_str())))
    };
    let text = |field: &str| {
        organisation.text(field).map_or(Cell::Empty, |text| Cell::Text(text.to_owned()))
    };
    let successor = organisation.text("aufgegangen_in").and_then(|id| context.party(id));
    let projects = context.scope.involvement().projects(&organisation.id).count();
    let mut all = vec![
        ("art", msg!("column-art"), stated(organisation.text("art"))),
        ("kurzname", msg!("column-short-name"), text("kurzname")),
        ("website", msg!("column-website"), text("website")),
        ("projects", msg!("column-projects-taking-part"), recorded(projects)),
    ];
    // What most organisations are not is said only of those that are.
    let rare: [(&str, Message, Cell); 3] = [
        ("aufgegangen_in", msg!("column-merged-into"), records(successor)),
        ("betreiber", msg!("column-operates"), naming("component", "betreiber")),
        (
            "koordination",
            msg!("column-coordinates"),
            naming("themenfeld", "kommunale_koordination"),
        ),
    ];
    all.extend(rare.into_iter().filter(|(_, _, value)| *value != Cell::Empty));
    facts(all)
}

fn services(context: &ReportContext<'_>, organisation: &Record) -> Section {
    let row = |service: &&Record| {
        let is_in = |field: &str| service.texts(field).contains(&organisation.id.as_str());
        let mut roles = Vec::new();
        if is_in("anbieter") {
            roles.push(Cell::Word("anbieter".to_owned(), msg!("role-provider")));
        }
        if is_in("beteiligte") {
            roles.push(Cell::Word("beteiligte".to_owned(), msg!("role-party")));
        }
        let status = stated(furthest(context.scope, service));
        (!roles.is_empty()).then(|| vec![record(service), list(roles), status])
    };
    let columns = vec![
        Column::word("service", msg!("column-service")),
        Column::word("roles", msg!("column-roles")),
        Column::word("status", msg!("column-furthest")),
    ];
    let rows = context.scope.of("online-service").iter().filter_map(row).collect();
    section("services", msg!("dossier-services"), 1, columns, rows)
}

/// The Kommunen that it serves, and in which projects they take part.
fn kommunen(context: &ReportContext<'_>, organisation: &Record) -> Section {
    let is_served = |m: &&&Record| m.texts("it_dienstleister").contains(&organisation.id.as_str());
    let served: Vec<_> = context.scope.of("municipality").iter().filter(is_served).collect();
    let involvement = context.scope.involvement();
    let taking_part = participants(context.scope);
    let part = served.iter().filter(|m| taking_part.contains(m.id.as_str())).count();
    let row = |kommune: &&&Record| {
        let projects = involvement.projects(&kommune.id);
        vec![record(kommune), stated(kommune.text("groessenklasse")), records(projects)]
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

fn events_of(context: &ReportContext<'_>, organisation: &Record) -> Section {
    let is_own = |e: &&&Record| e.texts("gremium").contains(&organisation.id.as_str());
    let all: Vec<_> = context.scope.of("event").iter().filter(is_own).copied().collect();
    event_list(&all)
}

/// Events in the order of their dates.
pub(super) fn event_list(all: &[&Record]) -> Section {
    let row =
        |event: &Record| vec![date(events::date(event)), record(event), stated(event.text("art"))];
    let columns = vec![
        Column::word("date", msg!("column-date")),
        Column::word("event", msg!("column-event")),
        Column::word("art", msg!("column-art")),
    ];
    let rows = events::by_date(all).into_iter().map(row).collect();
    section("events", msg!("dossier-events"), 2, columns, rows)
}
