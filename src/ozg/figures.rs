//! The figures of the reports, each defined once.

use std::collections::BTreeSet;

use crate::dataset::Dataset;
use crate::record::Record;
use crate::yaml::Node;

/// The fields of a project that say who takes part: who leads, works, pilots or reuses. Interest
/// alone is no participation.
pub const PARTICIPATION: [&str; 4] =
    ["projektleitung", "kernteam", "pilotkommunen", "nachnutzende"];

/// Kommunen that take part in at least one project.
#[must_use]
pub fn participants(dataset: &Dataset) -> BTreeSet<&str> {
    let parties = dataset.of("project").flat_map(|project| {
        let reusers = project.values(&["nachnutzende", "kommune"]);
        let others = PARTICIPATION.iter().flat_map(|field| project.values(&[field]));
        others.chain(reusers).filter_map(Node::as_str)
    });
    parties.filter(|id| dataset.get("municipality", id).is_some()).collect()
}

/// Leistungen that at least one project covers.
#[must_use]
pub fn leistungen_with_project(dataset: &Dataset) -> BTreeSet<&str> {
    dataset.of("project").flat_map(leistung_ids).collect()
}

/// The Leistungen of a project that the dataset has.
pub fn leistungen_of<'d>(
    dataset: &'d Dataset,
    project: &'d Record,
) -> impl Iterator<Item = &'d Record> {
    leistung_ids(project).filter_map(|id| dataset.get("leistung", id))
}

fn leistung_ids(project: &Record) -> impl Iterator<Item = &str> {
    project.values(&["leistungen", "leistung"]).into_iter().filter_map(Node::as_str)
}

/// Whether a Leistung is not the Bund's alone: it has a LeiKa type other than 1.
#[must_use]
pub fn is_not_only_bund(leistung: &Record) -> bool {
    leistung.text("zustaendigkeit").is_some_and(|zustaendigkeit| zustaendigkeit != "bund")
}

/// Whether some part of a Leistung is regulated by the Kommunen: it has LeiKa type 5.
#[must_use]
pub fn has_kommunale_regelung(leistung: &Record) -> bool {
    leistung.text("zustaendigkeit") == Some("kommunal")
}
