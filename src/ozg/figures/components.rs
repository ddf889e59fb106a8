//! Basiskomponenten and the projects that need them.

use crate::ozg::phase::has_ended;
use crate::ozg::scope::ReportScope;
use records::record::Record;

/// Where a project names components.
pub const FIELDS: [&str; 2] = ["basiskomponenten", "zielportale"];

/// The ids of the components that a project or Online-Dienst names, each once.
#[must_use]
pub fn named(record: &Record) -> Vec<&str> {
    let mut ids: Vec<&str> = Vec::new();
    for id in FIELDS.iter().chain(&["zahlverfahren"]).flat_map(|field| record.texts(field)) {
        if !ids.contains(&id) {
            ids.push(id);
        }
    }
    ids
}

/// Those of the records that name a component.
#[must_use]
pub fn users<'d>(records: &[&'d Record], component: &str) -> Vec<&'d Record> {
    records.iter().filter(|record| named(record).contains(&component)).copied().collect()
}

/// Why a component should no longer be built on.
#[must_use]
pub fn out_of_service(component: &Record) -> Option<&str> {
    component.text("status").filter(|status| ["abgeloest", "eingestellt"].contains(status))
}

/// Whether a record needs a component without its successor; who names both is changing over.
#[must_use]
pub fn still_needs(record: &Record, component: &Record) -> bool {
    let named = named(record);
    let successor = component.text("abgeloest_durch");
    named.contains(&component.id.as_str())
        && successor.is_none_or(|successor| !named.contains(&successor))
}

/// Components out of service, each with the projects that still need it and have not ended.
#[must_use]
pub fn superseded_in_use<'d>(scope: &ReportScope<'d>) -> Vec<(&'d Record, Vec<&'d Record>)> {
    let components = scope.of("component").iter().filter(|c| out_of_service(c).is_some());
    let with_users = components.map(|component| {
        let projects = scope.of("project").iter().copied();
        let needing =
            projects.filter(|p| still_needs(p, component) && !has_ended(p, scope.day.as_of));
        (*component, needing.collect::<Vec<_>>())
    });
    with_users.filter(|(_, users)| !users.is_empty()).collect()
}
