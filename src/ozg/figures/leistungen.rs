//! Leistungen of the catalogue, and which of them projects cover.

use std::collections::HashMap;

use crate::ozg::domain::{
    KatalogZustaendigkeit, Leistung, LeistungAssignment, Project, RecordView, Zuordnung,
    Zustaendigkeit,
};
use crate::ozg::scope::ReportScope;
use records::dataset::Dataset;

/// How many Leistungen there are, and how many of them a project covers.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct LeistungCoverage {
    pub all: usize,
    pub with_project: usize,
    /// Of those with a project: attributed not by a source, but by the editors of the dataset.
    pub own_reading: usize,
    /// Of those with a project: bundles that several carry out, of which the project may cover only a part.
    pub partly: usize,
}

impl LeistungCoverage {
    #[must_use]
    pub fn without_project(self) -> usize {
        self.all - self.with_project
    }
}

/// The projects of each Leistung that has one, by its id.
pub type ProjectsByLeistung<'d> = HashMap<&'d str, Vec<Project<'d>>>;

#[must_use]
pub fn by_leistung<'d>(projects: impl Iterator<Item = Project<'d>>) -> ProjectsByLeistung<'d> {
    let mut by_leistung = ProjectsByLeistung::new();
    for project in projects {
        for id in leistung_ids(project.leistungen()) {
            let projects = by_leistung.entry(id).or_default();
            if projects.last().is_none_or(|last| last.id != project.id) {
                projects.push(project);
            }
        }
    }
    by_leistung
}

/// Counts the Leistungen in scope for which `counts` holds, and those of them with a project.
#[must_use]
pub fn coverage(
    scope: &ReportScope<'_>,
    counts: impl Fn(Leistung<'_>) -> bool,
) -> LeistungCoverage {
    let covered = scope.projects_by_leistung();
    let mut coverage = LeistungCoverage::default();
    for leistung in scope.of::<Leistung<'_>>().filter(|leistung| counts(*leistung)) {
        coverage.all += 1;
        if let Some(projects) = covered.get(leistung.id.as_str()) {
            coverage.with_project += 1;
            coverage.own_reading += usize::from(is_own_reading(leistung, projects));
            coverage.partly += usize::from(is_bundle(leistung));
        }
    }
    coverage
}

/// Whether several carry out a Leistung: the part of each is only described in words.
#[must_use]
pub fn is_bundle(leistung: Leistung<'_>) -> bool {
    leistung.vollzug().is_some_and(|vollzug| vollzug.traeger().len() > 1)
}

/// Whether no source attributes the Leistung to any of the projects that name it.
fn is_own_reading(leistung: Leistung<'_>, projects: &[Project<'_>]) -> bool {
    let assigned = projects.iter().flat_map(|project| project.leistungen());
    let mut assignments = assigned.filter(|one| one.leistung() == Some(leistung.id.as_str()));
    assignments.all(|assignment| assignment.zuordnung() == Some(Zuordnung::EigeneLesart))
}

/// The Leistungen of a project or an Online-Dienst that exist in the dataset.
pub fn leistungen_of<'d>(
    dataset: &'d Dataset,
    assigned: Vec<LeistungAssignment<'d>>,
) -> impl Iterator<Item = Leistung<'d>> {
    leistung_ids(assigned).filter_map(|id| Leistung::get(dataset, id))
}

fn leistung_ids(assigned: Vec<LeistungAssignment<'_>>) -> impl Iterator<Item = &str> {
    assigned.into_iter().filter_map(LeistungAssignment::leistung)
}

/// Whether a Leistung is not the Bund's alone: it has a LeiKa type other than 1.
#[must_use]
pub fn is_not_only_bund(leistung: Leistung<'_>) -> bool {
    leistung.katalog_zustaendigkeit().is_some_and(|of_catalogue| match of_catalogue {
        KatalogZustaendigkeit::LandOderKommunal | KatalogZustaendigkeit::Kommunal => true,
        KatalogZustaendigkeit::Bund => false,
    })
}

/// Whether Kommunen carry out a Leistung, or a part of it.
#[must_use]
pub fn is_of_kommunen(leistung: Leistung<'_>) -> bool {
    matches!(leistung.zustaendigkeit(), Some(Zustaendigkeit::Kommunal | Zustaendigkeit::Gemischt))
}

/// Whether it is unknown whose task a Leistung is.
#[must_use]
pub fn is_of_unknown(leistung: Leistung<'_>) -> bool {
    leistung.zustaendigkeit().is_none()
}
