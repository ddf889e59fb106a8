//! Whether a team has Kommunen of every Größenklasse that its Leistung concerns.

use std::collections::{BTreeMap, BTreeSet};

use super::domain::{Groessenklasse, Leistung, Municipality, Project, RecordView};
use super::figures::leistungen::leistungen_of;
use super::figures::participation::ProjectRole;
use super::figures::parties::ProjectParties;
use records::dataset::Dataset;

/// The Stadt Aachen has the standing of a kreisfreie Stadt; this is its AGS (Aachen-Gesetz, § 4).
pub const AACHEN: &str = "05334002";

/// Who works on a project.
pub const TEAM: [ProjectRole; 3] = [ProjectRole::Lead, ProjectRole::CoreTeam, ProjectRole::Pilot];

/// What can be said of a team.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum TeamVerdict {
    /// The classes that the Leistung concerns are not known.
    Unchecked,
    Representative,
    /// The team says why it is as it is.
    Justified,
    Missing(Vec<Groessenklasse>),
}

#[must_use]
pub fn verdict<'d>(
    dataset: &'d Dataset,
    parties: &ProjectParties<'d>,
    project: Project<'d>,
) -> TeamVerdict {
    if Project::REPRAESENTATIV_BEGRUENDUNG.is_in(&project) {
        return TeamVerdict::Justified;
    }
    let wanted = wanted_classes(dataset, project);
    if wanted.is_empty() {
        return TeamVerdict::Unchecked;
    }
    let team = team(dataset, parties, project);
    let missing: Vec<_> = wanted.into_iter().filter(|class| !team.contains_key(class)).collect();
    if missing.is_empty() { TeamVerdict::Representative } else { TeamVerdict::Missing(missing) }
}

/// The classes the project names, else those of its Leistungen; none where none is known.
fn wanted_classes(dataset: &Dataset, project: Project<'_>) -> BTreeSet<Groessenklasse> {
    let own: BTreeSet<_> = project.groessenklassen().into_iter().collect();
    if !own.is_empty() {
        return own;
    }
    let leistungen = leistungen_of(dataset, project.leistungen());
    leistungen.flat_map(Leistung::groessenklassen).collect()
}

/// The Kommunen of a team by their class, each once.
#[must_use]
pub fn team<'d>(
    dataset: &'d Dataset,
    parties: &ProjectParties<'d>,
    project: Project<'d>,
) -> BTreeMap<Groessenklasse, Vec<Municipality<'d>>> {
    let members: BTreeSet<_> = TEAM.iter().flat_map(|&role| parties.of(project, role)).collect();
    let mut team: BTreeMap<_, Vec<_>> = BTreeMap::new();
    for kommune in members.into_iter().filter_map(|id| Municipality::get(dataset, id)) {
        if let Some(class) = class(kommune) {
            team.entry(class).or_default().push(kommune);
        }
    }
    team
}

/// The class that a Kommune stands for in a team.
#[must_use]
pub fn class(kommune: Municipality<'_>) -> Option<Groessenklasse> {
    match kommune.ags() {
        Some(AACHEN) => Some(Groessenklasse::KreisfreieStadt),
        _ => kommune.groessenklasse(),
    }
}
