//! The lead of a record: one sentence with its key figures, which also states what is not recorded.

use std::collections::BTreeSet;

use super::domain::{
    ConnectionStatus, Leistung, Municipality, OnlineService, Project, RecordView, Vollzug, words,
};
use super::figures::impact::team;
use super::figures::leistungen::leistungen_of;
use super::figures::reach::reach;
use super::figures::services::{live, statewide, with_status};
use super::phase::project_status;
use super::responsibility::local_levels;
use super::scope::ReportScope;
use messages::{Message, msg};
use records::record::Record;
use records::schema::Schemas;

/// The lead sentence of a record; `None` for kinds without one.
#[must_use]
pub fn lead<'d>(schemas: &Schemas, scope: &ReportScope<'d>, record: &'d Record) -> Option<Message> {
    let municipality = Municipality::of(record).map(|one| of_municipality(scope, one));
    let leistung = Leistung::of(record).map(|one| of_leistung(schemas, scope, one));
    let service = OnlineService::of(record).map(|one| of_service(scope, one));
    let project = Project::of(record).map(|one| of_project(schemas, scope, one));
    municipality.or(leistung).or(service).or(project)
}

/// The services that its residents can use: those of the Kommune, of its Kreis where the Kreis carries out
/// the Leistung for them, and of the Land.
fn of_municipality<'d>(scope: &ReportScope<'d>, kommune: Municipality<'d>) -> Message {
    let live_in = |id: &str| with_status(scope, id, ConnectionStatus::Live);
    let local = live_in(&kommune.id);
    let is_not_local =
        |service: &OnlineService<'_>| local.iter().all(|local| local.id != service.id);
    let is_for = |service: &OnlineService<'d>| {
        let mut leistungen = leistungen_of(scope.dataset, service.leistungen());
        leistungen.any(|leistung| local_levels(kommune, leistung)[1])
    };
    let of_kreis = kommune.kreis().map(live_in).unwrap_or_default().into_iter();
    let through = of_kreis.filter(is_not_local).filter(is_for).count();
    let services = scope.all::<OnlineService<'d>>();
    let open = services.filter(|service| statewide(scope, *service).is_some()).count();
    let local = local.len();
    msg!("lead-municipality", own = local, kreis = through, land = open)
}

fn of_leistung<'d>(schemas: &Schemas, scope: &ReportScope<'d>, leistung: Leistung<'d>) -> Message {
    let traeger = leistung.vollzug().map(Vollzug::traeger).unwrap_or_default();
    let names = traeger.into_iter().map(|one| words::spoken(&words::cell(schemas, one)));
    let names = names.reduce(|list, one| msg!("list-of-two", before = list, last = one));
    let services = scope.all::<OnlineService<'d>>().filter(|service| service.is_for(&leistung.id));
    let live = services.flat_map(|service| live(scope, service));
    let kommunen: BTreeSet<_> = live.map(|one| scope.parties.counts_as(one.kommune)).collect();
    let whose = || leistung.zustaendigkeit().map(|whose| Message::from(whose.title()));
    let names = names.or_else(whose).unwrap_or_else(|| msg!("not-recorded"));
    msg!("lead-leistung", traeger = names, count = kommunen.len())
}

fn of_service<'d>(scope: &ReportScope<'d>, service: OnlineService<'d>) -> Message {
    let live = live(scope, service).len();
    let reach = reach(scope, service);
    if reach.is_statewide {
        return msg!("lead-service-statewide", count = live);
    }
    msg!("lead-service", count = live, people = reach.people(scope))
}

fn of_project<'d>(schemas: &Schemas, scope: &ReportScope<'d>, project: Project<'d>) -> Message {
    let status = project_status(project, scope.day);
    let kind = schemas.kind(Project::KIND);
    let phase = status.zip(kind).map(|(status, kind)| words::state(kind, status.state));
    let phase = phase.unwrap_or_else(|| msg!("not-recorded"));
    msg!("lead-project", phase = phase, count = team(scope, project).len())
}
