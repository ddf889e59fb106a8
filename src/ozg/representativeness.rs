//! Whether a team has Kommunen of every Größenklasse that its Leistung concerns.

use std::collections::{BTreeMap, BTreeSet};

use super::domain::{
    Groessenklasse, Leistung, Municipality, Project, RecordView, Traeger, Vollzug,
};
use super::figures::leistungen::leistungen_of;
use super::figures::participation::ProjectRole;
use super::figures::parties::ProjectParties;
use records::dataset::Dataset;

/// AGS of the Stadt Aachen, which has the status of a kreisfreie Stadt (Aachen-Gesetz, § 4).
pub const AACHEN: &str = "05334002";

/// The roles that form the team of a project.
pub const TEAM: [ProjectRole; 3] = [ProjectRole::Lead, ProjectRole::CoreTeam, ProjectRole::Pilot];

/// Whether a team is representative.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum TeamVerdict {
    /// It cannot be judged.
    Unchecked(LackingBasis),
    Representative,
    /// The project gives a reason for the composition of its team.
    Justified,
    Missing(Vec<Groessenklasse>),
}

/// The missing data without which a team cannot be judged.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum LackingBasis {
    /// No source names a Kommune of the team.
    Kommune,
    /// No Leistung of the project is recorded as a duty of Gemeinden or Kreise.
    Traeger,
    Both,
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
    let required = required_classes(dataset, project);
    let team = team(dataset, parties, project);
    match (team.is_empty(), required.is_empty()) {
        (true, true) => TeamVerdict::Unchecked(LackingBasis::Both),
        (true, false) => TeamVerdict::Unchecked(LackingBasis::Kommune),
        (false, true) => TeamVerdict::Unchecked(LackingBasis::Traeger),
        (false, false) => {
            let has =
                |class: &Groessenklasse| team.keys().any(|present| as_kreis(*present) == *class);
            let missing: Vec<_> = required.into_iter().filter(|class| !has(class)).collect();
            if missing.is_empty() {
                TeamVerdict::Representative
            } else {
                TeamVerdict::Missing(missing)
            }
        }
    }
}

/// The classes that the project names, else those that carry out its Leistungen; empty if none is known.
fn required_classes(dataset: &Dataset, project: Project<'_>) -> BTreeSet<Groessenklasse> {
    let named = project.groessenklassen();
    if !named.is_empty() {
        return named.into_iter().map(as_kreis).collect();
    }
    leistungen_of(dataset, project.leistungen()).flat_map(classes_of).collect()
}

/// The classes that a Leistung names, else those of its Träger.
fn classes_of(leistung: Leistung<'_>) -> Vec<Groessenklasse> {
    let named = leistung.groessenklassen();
    if !named.is_empty() {
        return named.into_iter().map(as_kreis).collect();
    }
    let traeger = leistung.vollzug().map(Vollzug::traeger).unwrap_or_default();
    traeger.into_iter().flat_map(Traeger::classes).copied().collect()
}

/// The Städteregion counts as a Kreis (Aachen-Gesetz, § 3).
#[must_use]
pub fn as_kreis(class: Groessenklasse) -> Groessenklasse {
    match class {
        Groessenklasse::Staedteregion => Groessenklasse::Kreis,
        class => class,
    }
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

/// The class that a Kommune represents in a team.
#[must_use]
pub fn class(kommune: Municipality<'_>) -> Option<Groessenklasse> {
    match kommune.ags() {
        Some(AACHEN) => Some(Groessenklasse::KreisfreieStadt),
        _ => kommune.groessenklasse(),
    }
}
