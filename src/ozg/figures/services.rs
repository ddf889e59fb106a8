//! Online-Dienste and who is connected to them.

use crate::ozg::phase::date;
use messages::PartialDate;
use records::record::Record;
use yaml_tree::Node;

/// What an Anschluss may be, the furthest first.
pub const STATUS: [&str; 4] = ["live", "pilot", "angekuendigt", "in_vorbereitung"];

/// That a Kommune offers, pilots or announces a service.
#[derive(Debug, Clone, Copy)]
pub struct ServiceConnection<'d> {
    pub kommune: &'d str,
    pub status: &'d str,
    pub since: Option<PartialDate>,
}

impl ServiceConnection<'_> {
    /// Whether it can be used, if only as a pilot.
    #[must_use]
    pub fn is_usable(&self) -> bool {
        STATUS[..2].contains(&self.status)
    }
}

#[must_use]
pub fn connections(service: &Record) -> Vec<ServiceConnection<'_>> {
    let text = |node, key| Node::get(node, key).and_then(Node::as_str);
    let nodes = service.values(&["anschluesse"]).into_iter();
    let connection = |node| {
        let (kommune, status) = (text(node, "kommune")?, text(node, "status")?);
        Some(ServiceConnection { kommune, status, since: date(node, "seit") })
    };
    nodes.filter_map(connection).collect()
}

/// The Anschluss of a Kommune to a service.
#[must_use]
pub fn connection_of<'d>(service: &'d Record, kommune: &str) -> Option<ServiceConnection<'d>> {
    connections(service).into_iter().find(|connection| connection.kommune == kommune)
}

/// How far a service has come anywhere.
#[must_use]
pub fn furthest(service: &Record) -> Option<&'static str> {
    let connections = connections(service);
    STATUS.into_iter().find(|status| connections.iter().any(|c| c.status == *status))
}

/// Services with an Anschluss of this Kommune in this status.
#[must_use]
pub fn with_status<'d>(services: &[&'d Record], kommune: &str, status: &str) -> Vec<&'d Record> {
    let is_meant =
        |service: &&&Record| connection_of(service, kommune).is_some_and(|c| c.status == status);
    services.iter().filter(is_meant).copied().collect()
}
