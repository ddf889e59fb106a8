//! Online-Dienste and who is connected to them on the day of the answer.

use std::collections::HashMap;

use crate::ozg::domain::{Connection, ConnectionStatus, Coverage, OnlineService, RecordView};
use crate::ozg::evidence::{AnswerDay, newest_of_entry};
use crate::ozg::scope::ReportScope;
use messages::PartialDate;
use record_query::query::FactStanding;

/// That a Kommune offers, pilots or announces a service.
#[derive(Debug, Clone, Copy)]
pub struct ServiceConnection<'d> {
    pub kommune: &'d str,
    pub status: ConnectionStatus,
    pub since: Option<PartialDate>,
    pub standing: FactStanding,
    /// As it is recorded.
    pub entry: Connection<'d>,
}

impl ServiceConnection<'_> {
    /// Whether it can be used, if only as a pilot.
    #[must_use]
    pub fn is_usable(&self) -> bool {
        self.status.is_usable()
    }
}

/// The Anschlüsse that hold on the day of the answer, of the Kommunen that count.
#[must_use]
pub fn connections<'d>(
    scope: &ReportScope<'_>,
    service: OnlineService<'d>,
) -> Vec<ServiceConnection<'d>> {
    let counts = |one: &ServiceConnection<'_>| scope.counts_party(one.kommune);
    recorded(scope, service).filter(|one| one.standing.holds() && counts(one)).collect()
}

/// Those of them that are in operation.
#[must_use]
pub fn live<'d>(scope: &ReportScope<'_>, service: OnlineService<'d>) -> Vec<ServiceConnection<'d>> {
    let all = connections(scope, service).into_iter();
    all.filter(|one| one.status == ConnectionStatus::Live).collect()
}

/// The Anschlüsse that hold on the day of the answer, whoever has them.
#[must_use]
pub fn connections_anywhere<'d>(
    scope: &ReportScope<'_>,
    service: OnlineService<'d>,
) -> Vec<ServiceConnection<'d>> {
    recorded(scope, service).filter(|one| one.standing.holds()).collect()
}

/// That a service is open to everybody in the Land, if it is on the day of the answer.
#[must_use]
pub fn statewide<'d>(scope: &ReportScope<'_>, service: OnlineService<'d>) -> Option<Coverage<'d>> {
    let field = OnlineService::VERBREITUNG.name;
    let coverage = service.verbreitung()?;
    let entry = (coverage.seit(), coverage.quelle());
    let standing = scope.day.standing_of_entry(service.record(), field, entry);
    standing.holds().then_some(coverage)
}

/// The Anschlüsse of some services that cannot be judged for the day: they have no date, and what shows
/// them is younger.
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

/// What can be said of the Anschlüsse of a service: by their dates, else by the source that each names, else
/// by those of the field.
pub(super) fn standing_of(
    day: AnswerDay<'_>,
    service: OnlineService<'_>,
) -> impl Fn(Connection<'_>) -> FactStanding {
    let by_field = day.shows(&service, OnlineService::ANSCHLUESSE.name);
    move |connection| {
        let own = connection.quelle().map(|address| day.shows_by(&service, address));
        FactStanding::new(connection.seit(), day.as_of, own.unwrap_or(by_field))
    }
}

/// The Anschluss of a Kommune to a service that holds on the day, wherever the Kommune is.
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

/// How far a service has come anywhere.
#[must_use]
pub fn furthest(scope: &ReportScope<'_>, service: OnlineService<'_>) -> Option<ConnectionStatus> {
    connections(scope, service).iter().map(|connection| connection.status).min()
}

/// The date of what shows an Anschluss to a service last; none if that has no date.
#[must_use]
pub fn shown_last(
    service: OnlineService<'_>,
    connection: &ServiceConnection<'_>,
) -> Option<PartialDate> {
    let field = OnlineService::ANSCHLUESSE.name;
    newest_of_entry(service.record(), field, connection.entry.quelle())
}

/// Services that count with an Anschluss of this Kommune in this status.
#[must_use]
pub fn with_status<'d>(
    scope: &ReportScope<'d>,
    kommune: &str,
    status: ConnectionStatus,
) -> Vec<OnlineService<'d>> {
    let own = scope.statuses_of(kommune).iter();
    own.filter(|(_, one)| *one == status).map(|(service, _)| *service).collect()
}

/// The services that count, with the status that each party has them in on the day.
#[must_use]
pub fn statuses_by_party<'d>(scope: &ReportScope<'d>) -> StatusesByParty<'d> {
    let mut statuses = StatusesByParty::new();
    for service in scope.of::<OnlineService<'d>>() {
        let holding = recorded(scope, service).filter(|one| one.standing.holds());
        for one in holding {
            let own = statuses.entry(scope.parties.counts_as(one.kommune)).or_default();
            // The first of two entries counts.
            if own.last().is_none_or(|(last, _)| last.id != service.id) {
                own.push((service, one.status));
            }
        }
    }
    statuses
}

/// Services with their status, by the party that has them.
pub type StatusesByParty<'d> = HashMap<&'d str, Vec<(OnlineService<'d>, ConnectionStatus)>>;
