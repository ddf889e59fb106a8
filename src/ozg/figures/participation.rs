//! Who takes part in projects, and in which role.

use std::collections::{BTreeMap, BTreeSet};

use super::parties::ProjectParties;
use crate::ozg::domain::{Municipality, Project, RecordView};
use crate::ozg::phase::project_status;
use crate::ozg::scope::ReportScope;
use messages::Message;
use messages::msg;

/// The role of a party in a project.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum ProjectRole {
    Lead,
    CoreTeam,
    Pilot,
    Reuser,
    Interested,
    Further,
}

impl ProjectRole {
    pub const ALL: [ProjectRole; 6] = [
        ProjectRole::Lead,
        ProjectRole::CoreTeam,
        ProjectRole::Pilot,
        ProjectRole::Reuser,
        ProjectRole::Interested,
        ProjectRole::Further,
    ];

    /// The roles that count as taking part; interest alone does not.
    pub const PARTICIPATING: [ProjectRole; 4] =
        [ProjectRole::Lead, ProjectRole::CoreTeam, ProjectRole::Pilot, ProjectRole::Reuser];

    /// The field of a project that names the parties of this role.
    #[must_use]
    pub const fn field(self) -> &'static str {
        match self {
            ProjectRole::Lead => Project::PROJEKTLEITUNG.name,
            ProjectRole::CoreTeam => Project::KERNTEAM.name,
            ProjectRole::Pilot => Project::PILOTKOMMUNEN.name,
            ProjectRole::Reuser => Project::NACHNUTZENDE.name,
            ProjectRole::Interested => Project::INTERESSIERT.name,
            ProjectRole::Further => Project::WEITERE_AKTEURE.name,
        }
    }

    #[must_use]
    pub fn word(self) -> Message {
        match self {
            ProjectRole::Lead => msg!("role-lead"),
            ProjectRole::CoreTeam => msg!("role-core-team"),
            ProjectRole::Pilot => msg!("role-pilot"),
            ProjectRole::Reuser => msg!("role-reuser"),
            ProjectRole::Interested => msg!("role-interested"),
            ProjectRole::Further => msg!("role-further"),
        }
    }

    /// A title narrow enough for a column of figures.
    #[must_use]
    pub fn short(self) -> Message {
        match self {
            ProjectRole::Lead => msg!("short-lead"),
            ProjectRole::Reuser => msg!("short-reuse"),
            ProjectRole::Pilot => msg!("short-pilot"),
            _ => self.word(),
        }
    }
}

/// Whether a party leads, works on, pilots or reuses a project.
#[must_use]
pub fn takes_part(scope: &ReportScope<'_>, project: Project<'_>, party: &str) -> bool {
    let of_project = |(known, _): &&(Project<'_>, _)| known.id == project.id;
    let roles = scope.involvement().roles(party).iter().find(of_project);
    roles.is_some_and(|(_, roles)| participates(roles))
}

fn participates(roles: &[ProjectRole]) -> bool {
    roles.iter().any(|role| ProjectRole::PARTICIPATING.contains(role))
}

/// The projects of every party with its roles there, in the order of the projects and of [`ProjectRole::ALL`]; each
/// project is read once. A Kommune and its own IT are one party, with the same entry for both ids.
pub struct Involvement<'d> {
    by_party: BTreeMap<&'d str, Vec<(Project<'d>, Vec<ProjectRole>)>>,
}

impl<'d> Involvement<'d> {
    #[must_use]
    pub fn of(projects: impl Iterator<Item = Project<'d>>, parties: &ProjectParties<'d>) -> Self {
        let mut involvement = Involvement { by_party: BTreeMap::new() };
        for project in projects {
            for role in ProjectRole::ALL {
                for party in parties.of(project, role) {
                    involvement.add(party, project, role);
                }
            }
        }
        for (organisation, kommune) in parties.kommunen_with_own_it() {
            if let Some(roles) = involvement.by_party.get(kommune).cloned() {
                involvement.by_party.insert(organisation, roles);
            }
        }
        involvement
    }

    fn add(&mut self, party: &'d str, project: Project<'d>, role: ProjectRole) {
        let projects = self.by_party.entry(party).or_default();
        match projects.last_mut() {
            Some((last, roles)) if last.id == project.id => roles.push(role),
            _ => projects.push((project, vec![role])),
        }
    }

    /// The projects that name a party, with its roles.
    #[must_use]
    pub fn roles(&self, party: &str) -> &[(Project<'d>, Vec<ProjectRole>)] {
        self.by_party.get(party).map(Vec::as_slice).unwrap_or_default()
    }

    /// The projects that a party takes part in.
    pub fn projects(&self, party: &str) -> impl Iterator<Item = Project<'d>> {
        self.roles(party)
            .iter()
            .filter(|(_, roles)| participates(roles))
            .map(|(project, _)| *project)
    }
}

/// Whether a project is active as far as is known: neither ended nor on hold.
#[must_use]
pub fn is_ongoing(scope: &ReportScope<'_>, project: Project<'_>) -> bool {
    project_status(project, scope.day).is_none_or(|status| status.state.is_going_on())
}

/// Kommunen that take part in an active project.
#[must_use]
pub fn participants<'d>(scope: &ReportScope<'d>) -> BTreeSet<&'d str> {
    ProjectRole::PARTICIPATING.iter().flat_map(|&role| kommunen_in(scope, role)).collect()
}

/// The active projects that a party takes part in.
#[must_use]
pub fn current_projects<'d>(scope: &ReportScope<'d>, party: &str) -> Vec<Project<'d>> {
    let projects = scope.involvement().projects(party);
    projects.filter(|project| is_ongoing(scope, *project)).collect()
}

/// Kommunen that take part in projects, all of which have ended or are on hold.
#[must_use]
pub fn former_participants<'d>(scope: &ReportScope<'d>) -> BTreeSet<&'d str> {
    let current = participants(scope);
    let involvement = scope.involvement();
    let kommunen = scope.of::<Municipality<'d>>().map(|kommune| kommune.record().id.as_str());
    kommunen.filter(|id| !current.contains(id) && involvement.projects(id).count() > 0).collect()
}

/// Kommunen that have this role in an active project.
#[must_use]
pub fn kommunen_in<'d>(scope: &ReportScope<'d>, role: ProjectRole) -> BTreeSet<&'d str> {
    parties_in(scope, role).into_iter().filter(|id| scope.has(Municipality::KIND, id)).collect()
}

/// All parties that have this role in an active project.
#[must_use]
pub fn parties_in<'d>(scope: &ReportScope<'d>, role: ProjectRole) -> BTreeSet<&'d str> {
    let projects = scope.of::<Project<'d>>().filter(|project| is_ongoing(scope, *project));
    projects.flat_map(|project| scope.parties.of(project, role)).collect()
}

/// The number of recorded roles in these projects where it is undecided whether the party held them on the day; of all
/// parties, or of one.
#[must_use]
pub fn undecided_roles<'d>(
    scope: &ReportScope<'d>,
    projects: impl Iterator<Item = Project<'d>>,
    party: Option<&str>,
) -> usize {
    let party = party.map(|party| scope.parties.counts_as(party));
    let is_selected = |id: &&str| party.is_none_or(|party| scope.parties.counts_as(id) == party);
    let count = |project| {
        let roles = ProjectRole::PARTICIPATING.iter();
        roles.map(move |&role| scope.parties.undecided(project, role).filter(is_selected).count())
    };
    projects.flat_map(count).sum()
}
