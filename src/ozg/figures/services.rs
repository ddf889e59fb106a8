//! Online-Dienste and who is connected to them on the day of the answer.

use crate::ozg::evidence::FactStanding;
use crate::ozg::phase::date;
use crate::ozg::scope::ReportScope;
use messages::PartialDate;
use records::record::Record;
use yaml_tree::Node;

/// What an Anschluss may be, the furthest first.
pub const STATUS: [&str; 4] = ["live", "pilot", "angekuendigt", "in_vorbereitung"];

/// The field of a service with its Anschlüsse.
const CONNECTIONS: &str = "anschluesse";

/// That a Kommune offers, pilots or announces a service.
#[derive(Debug, Clone, Copy)]
pub struct ServiceConnection<'d> {
    pub kommune: &'d str,
    pub status: &'d str,
    pub since: Option<PartialDate>,
    pub standing: FactStanding,
}

impl ServiceConnection<'_> {
    /// Whether it can be used, if only as a pilot.
    #[must_use]
    pub fn is_usable(&self) -> bool {
        STATUS[..2].contains(&self.status)
    }
}

/// The Anschlüsse that hold on the day of the answer.
#[must_use]
pub fn connections<'d>(scope: &ReportScope<'_>, service: &'d Record) -> Vec<ServiceConnection<'d>> {
    recorded(scope, service).filter(|connection| connection.standing.holds()).collect()
}

/// The Anschlüsse of some services that cannot be judged for the day: they have no date, and what shows
/// them is younger.
#[must_use]
pub fn undecided<'d>(
    scope: &ReportScope<'_>,
    services: &[&'d Record],
) -> Vec<ServiceConnection<'d>> {
    let all = services.iter().flat_map(|service| recorded(scope, service));
    all.filter(|connection| connection.standing == FactStanding::Undecided).collect()
}

fn recorded<'d>(
    scope: &ReportScope<'_>,
    service: &'d Record,
) -> impl Iterator<Item = ServiceConnection<'d>> {
    let text = |node, key| Node::get(node, key).and_then(Node::as_str);
    // The sources are those of the field, so they are looked at once for all its entries.
    let is_shown = scope.day.shows(scope.dataset, service, CONNECTIONS);
    let connection = move |node| {
        let (kommune, status) = (text(node, "kommune")?, text(node, "status")?);
        let since = date(node, "seit");
        let standing = scope.day.standing(since, is_shown);
        Some(ServiceConnection { kommune, status, since, standing })
    };
    service.values(&[CONNECTIONS]).into_iter().filter_map(connection)
}

/// The Anschluss of a Kommune to a service.
#[must_use]
pub fn connection_of<'d>(
    scope: &ReportScope<'_>,
    service: &'d Record,
    kommune: &str,
) -> Option<ServiceConnection<'d>> {
    connections(scope, service).into_iter().find(|connection| connection.kommune == kommune)
}

/// How far a service has come anywhere.
#[must_use]
pub fn furthest(scope: &ReportScope<'_>, service: &Record) -> Option<&'static str> {
    let connections = connections(scope, service);
    STATUS.into_iter().find(|status| connections.iter().any(|c| c.status == *status))
}

/// Services that count with an Anschluss of this Kommune in this status.
#[must_use]
pub fn with_status<'d>(scope: &ReportScope<'d>, kommune: &str, status: &str) -> Vec<&'d Record> {
    let is_meant = |service: &&&Record| {
        connection_of(scope, service, kommune).is_some_and(|c| c.status == status)
    };
    scope.of("online-service").iter().filter(is_meant).copied().collect()
}
