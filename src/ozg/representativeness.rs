//! Whether a team has Kommunen of every Größenklasse that its Leistung concerns.

use std::collections::{BTreeMap, BTreeSet};

use super::figures::leistungen::leistungen_of;
use records::dataset::Dataset;
use records::record::Record;

/// The Stadt Aachen has the standing of a kreisfreie Stadt; this is its AGS (Aachen-Gesetz, § 4).
pub const AACHEN: &str = "05334002";

/// Who works on a project.
pub const TEAM: [&str; 3] = ["projektleitung", "kernteam", "pilotkommunen"];

/// The reason that a team gives for being as it is.
pub const REASON: &str = "repraesentativ_begruendung";

/// What can be said of a team.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum TeamVerdict<'d> {
    /// The classes that the Leistung concerns are not known.
    Unchecked,
    Representative,
    /// The team says why it is as it is.
    Justified,
    Missing(Vec<&'d str>),
}

#[must_use]
pub fn verdict<'d>(dataset: &'d Dataset, project: &'d Record) -> TeamVerdict<'d> {
    if project.root.get(REASON).is_some() {
        return TeamVerdict::Justified;
    }
    let wanted = wanted_classes(dataset, project);
    if wanted.is_empty() {
        return TeamVerdict::Unchecked;
    }
    let team = team(dataset, project);
    let missing: Vec<_> = wanted.into_iter().filter(|class| !team.contains_key(class)).collect();
    if missing.is_empty() { TeamVerdict::Representative } else { TeamVerdict::Missing(missing) }
}

/// The classes the project names, else those of its Leistungen; none where none is known.
fn wanted_classes<'d>(dataset: &'d Dataset, project: &'d Record) -> BTreeSet<&'d str> {
    let own: BTreeSet<_> = project.texts("groessenklassen").into_iter().collect();
    if !own.is_empty() {
        return own;
    }
    leistungen_of(dataset, project).flat_map(|leistung| leistung.texts("groessenklassen")).collect()
}

/// The Kommunen of a team by their class, each once.
#[must_use]
pub fn team<'d>(dataset: &'d Dataset, project: &Record) -> BTreeMap<&'d str, Vec<&'d Record>> {
    let parties: BTreeSet<_> = TEAM.iter().flat_map(|field| project.texts(field)).collect();
    let mut team: BTreeMap<_, Vec<_>> = BTreeMap::new();
    for kommune in parties.into_iter().filter_map(|id| dataset.get("municipality", id)) {
        if let Some(class) = class(kommune) {
            team.entry(class).or_default().push(kommune);
        }
    }
    team
}

/// The class that a Kommune stands for in a team.
#[must_use]
pub fn class(kommune: &Record) -> Option<&str> {
    match kommune.text("ags") {
        Some(AACHEN) => Some("kreisfreie_stadt"),
        _ => kommune.text("groessenklasse"),
    }
}
