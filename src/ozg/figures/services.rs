//! Online-Dienste and who is connected to them on the day of the answer.

use std::collections::HashMap;

use crate::ozg::domain::{Connection, ConnectionStatus, Coverage, OnlineService, RecordView};
use crate::ozg::evidence::{AnswerDay, newest_of_entry};
use crate::ozg::scope::ReportScope;
use messages::PartialDate;
use record_query::query::FactStanding;

/// The connection of a Kommune to a service that it offers, pilots or announces.
#[derive(Debug, Clone, Copy)]
pub struct ServiceConnection<'d> {
    pub kommune: &'d str,
    pub status: ConnectionStatus,
    pub since: Option<PartialDate>,
    pub standing: FactStanding,
    /// The entry in the record.
    pub entry: Connection<'d>,
}

impl ServiceConnection<'_> {
    /// Whether it can be used, even if only as a pilot.
    #[must_use]
    pub fn is_usable(&self) -> bool {
        self.status.is_usable()
    }
}

/// The Anschlüsse that hold on the day of the answer, of the Kommunen in scope.
#[must_use]
pub fn connections<'d>(
    scope: &ReportScope<'_>,
    service: OnlineService<'d>,
) -> Vec<ServiceConnection<'d>> {
    let counts = |one: &ServiceConnection<'_>| scope.counts_party(one.kommune);
    recorded(scope, service).filter(|one| one.standing.holds() && counts(one)).collect()
}

/// Those of the [`connections`] that are live.
#[must_use]
pub fn live<'d>(scope: &ReportScope<'_>, service: OnlineService<'d>) -> Vec<ServiceConnection<'d>> {
    let all = connections(scope, service).into_iter();
    all.filter(|one| one.status == ConnectionStatus::Live).collect()
}

/// The Anschlüsse that hold on the day of the answer, in scope or not.
#[must_use]
pub fn connections_anywhere<'d>(
    scope: &ReportScope<'_>,
    service: OnlineService<'d>,
) -> Vec<ServiceConnection<'d>> {
    recorded(scope, service).filter(|one| one.standing.holds()).collect()
}

/// The coverage of a service that is open to everybody in the Land on the day of the answer.
#[must_use]
pub fn statewide<'d>(scope: &ReportScope<'_>, service: OnlineService<'d>) -> Option<Coverage<'d>> {
    let field = OnlineService::VERBREITUNG.name;
    let coverage = service.verbreitung()?;
    let entry = (coverage.seit(), coverage.quelle());
    let standing = scope.day.standing_of_entry(service.record(), field, entry);
    standing.holds().then_some(coverage)
}

/// The Anschlüsse of some services that are undecided for the day: they have no date, and their sources are later.
#[must_use]
pub fn undecided<'d>(
    scope: &ReportScope<'_>,
    services: impl Iterator<Item = OnlineService<'d>>,
) -> Vec<ServiceConnection<'d>> {
    let all = services.flat_map(|service| recorded(scope, service));
    let is_open = |one: &ServiceConnection<'_>| one.standing == FactStanding::Undecided;
    all.filter(|one| is_open(one) && scope.counts_party(one.kommune)).collect()
}

fn recorded<'d>(
    scope: &ReportScope<'_>,
    service: OnlineService<'d>,
) -> impl Iterator<Item = ServiceConnection<'d>> {
    let standing = standing_of(scope.day, service);
    let all = service.anschluesse().into_iter().map(|one| (one, standing(one)));
    let all: Vec<_> = all.collect();
    all.into_iter().filter_map(|(connection, standing)| {
        let since = connection.seit();
        Some(ServiceConnection {
            kommune: connection.kommune()?,
            status: connection.status()?,
            since,
            entry: connection,
            standing,
        })
    })
}

/// Judges the Anschlüsse of a service: by their dates, else by the source that each names, else by the sources of the
/// field.
pub(super) fn standing_of(
    day: AnswerDay<'_>,
    service: OnlineService<'_>,
) -> impl Fn(Connection<'_>) -> FactStanding {
    let by_field = day.shows(&service, OnlineService::ANSCHLUESSE.name);
    move |connection| {
        let by_entry = connection.quelle().map(|address| day.shows_by(&service, address));
        FactStanding::new(connection.seit(), day.as_of, by_entry.unwrap_or(by_field))
    }
}

/// The Anschluss of a Kommune, in scope or not, to a service, if it holds on the day.
#[must_use]
pub fn connection_of<'d>(
    scope: &ReportScope<'_>,
    service: OnlineService<'d>,
    kommune: &str,
) -> Option<ServiceConnection<'d>> {
    let party = scope.parties.counts_as(kommune);
    let is_own = |one: &ServiceConnection<'_>| scope.parties.counts_as(one.kommune) == party;
    recorded(scope, service).find(|one| one.standing.holds() && is_own(one))
}

/// The furthest status of a service in any Kommune in scope.
#[must_use]
pub fn furthest(scope: &ReportScope<'_>, service: OnlineService<'_>) -> Option<ConnectionStatus> {
    connections(scope, service).iter().map(|connection| connection.status).min()
}

/// The date of the newest source of an Anschluss to a service, if it has one.
#[must_use]
pub fn shown_last(
    service: OnlineService<'_>,
    connection: &ServiceConnection<'_>,
) -> Option<PartialDate> {
    let field = OnlineService::ANSCHLUESSE.name;
    newest_of_entry(service.record(), field, connection.entry.quelle())
}

/// The services in scope with an Anschluss of this Kommune in this status.
#[must_use]
pub fn with_status<'d>(
    scope: &ReportScope<'d>,
    kommune: &str,
    status: ConnectionStatus,
) -> Vec<OnlineService<'d>> {
    let statuses = scope.statuses_of(kommune).iter();
    statuses.filter(|(_, one)| *one == status).map(|(service, _)| *service).collect()
}

/// The services in scope with their status on the day, by party.
#[must_use]
pub fn statuses_by_party<'d>(scope: &ReportScope<'d>) -> StatusesByParty<'d> {
    let mut statuses = StatusesByParty::new();
    for service in scope.of::<OnlineService<'d>>() {
        let holding = recorded(scope, service).filter(|one| one.standing.holds());
        for one in holding {
            let services = statuses.entry(scope.parties.counts_as(one.kommune)).or_default();
            // The first of two entries counts.
            if services.last().is_none_or(|(last, _)| last.id != service.id) {
                services.push((service, one.status));
            }
        }
    }
    statuses
}

/// Services with their status, by the party that has them.
pub type StatusesByParty<'d> = HashMap<&'d str, Vec<(OnlineService<'d>, ConnectionStatus)>>;
