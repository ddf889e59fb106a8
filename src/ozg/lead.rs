//! What is so of a record, in one sentence with its numbers; what is not recorded is said to be so.

use super::domain::{
    ConnectionStatus, Leistung, LeistungAssignment, Municipality, OnlineService, Project,
    RecordView, Vollzug, words,
};
use super::figures::participation::ProjectRole;
use super::figures::reach::{people, reach};
use super::figures::services::{connection_of, connections, statewide};
use super::phase::project_status;
use super::responsibility::local_levels;
use super::scope::ReportScope;
use messages::{Message, msg};
use records::record::Record;
use records::schema::Schemas;

/// The sentence about a record; none of a kind of which there is no such sentence.
#[must_use]
pub fn lead<'d>(schemas: &Schemas, scope: &ReportScope<'d>, record: &'d Record) -> Option<Message> {
    let municipality = Municipality::of(record).map(|one| of_municipality(scope, one));
    let leistung = Leistung::of(record).map(|one| of_leistung(schemas, scope, one));
    let service = OnlineService::of(record).map(|one| of_service(scope, one));
    let project = Project::of(record).map(|one| of_project(schemas, scope, one));
    municipality.or(leistung).or(service).or(project)
}

/// What its people can use: of itself, of its Kreis where that carries the Leistung out for them, and of the Land.
fn of_municipality<'d>(scope: &ReportScope<'d>, kommune: Municipality<'d>) -> Message {
    let services = || scope.all::<OnlineService<'d>>();
    let is_live = |service: &OnlineService<'d>, id: &str| {
        let connection = connection_of(scope, *service, id);
        connection.is_some_and(|one| one.status == ConnectionStatus::Live)
    };
    let own = services().filter(|service| is_live(service, &kommune.id)).count();
    let is_for = |service: &OnlineService<'d>| {
        let leistungen = service.leistungen().into_iter().filter_map(LeistungAssignment::leistung);
        let mut leistungen = leistungen.filter_map(|id| Leistung::get(scope.dataset, id));
        leistungen.any(|leistung| local_levels(kommune, leistung)[1])
    };
    let through = kommune.kreis().map_or(0, |kreis| {
        let of_kreis = services().filter(|one| is_live(one, kreis) && !is_live(one, &kommune.id));
        of_kreis.filter(is_for).count()
    });
    let open = services().filter(|service| statewide(scope, *service).is_some()).count();
    msg!("lead-municipality", own = own, kreis = through, land = open)
}

fn of_leistung<'d>(schemas: &Schemas, scope: &ReportScope<'d>, leistung: Leistung<'d>) -> Message {
    let traeger = leistung.vollzug().map(Vollzug::traeger).unwrap_or_default();
    let names = traeger.into_iter().map(|one| words::spoken(&words::cell(schemas, one)));
    let names = names.reduce(|list, one| msg!("list-of-two", before = list, last = one));
    let services = scope.all::<OnlineService<'d>>().filter(|service| {
        let mut assigned = service.leistungen().into_iter();
        assigned.any(|one| one.leistung() == Some(leistung.id.as_str()))
    });
    let live = services.flat_map(|service| connections(scope, service));
    let live = live.filter(|one| one.status == ConnectionStatus::Live);
    let kommunen: std::collections::BTreeSet<_> =
        live.map(|one| scope.parties.counts_as(one.kommune)).collect();
    let whose = || leistung.zustaendigkeit().map(|whose| Message::from(whose.title()));
    let names = names.or_else(whose).unwrap_or_else(|| msg!("not-recorded"));
    msg!("lead-leistung", traeger = names, count = kommunen.len())
}

fn of_service<'d>(scope: &ReportScope<'d>, service: OnlineService<'d>) -> Message {
    let live = connections(scope, service).into_iter();
    let live = live.filter(|one| one.status == ConnectionStatus::Live).count();
    let reach = reach(scope, service);
    if reach.is_statewide {
        return msg!("lead-service-statewide", count = live);
    }
    let people = people(scope, &reach.gemeinden());
    msg!("lead-service", count = live, people = people)
}

fn of_project<'d>(schemas: &Schemas, scope: &ReportScope<'d>, project: Project<'d>) -> Message {
    let status = project_status(project, scope.day);
    let kind = schemas.kind(Project::KIND);
    let phase = status.zip(kind).map(|(status, kind)| words::state(kind, status.state));
    let roles = ProjectRole::PARTICIPATING.into_iter();
    let kommunen: std::collections::BTreeSet<_> = roles
        .flat_map(|role| scope.parties.of(project, role))
        .filter(|id| scope.has(Municipality::KIND, id))
        .collect();
    let phase = phase.unwrap_or_else(|| msg!("not-recorded"));
    msg!("lead-project", phase = phase, count = kommunen.len())
}
