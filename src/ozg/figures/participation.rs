//! Who takes part in projects, and in which role.

use std::collections::{BTreeMap, BTreeSet};

use crate::ozg::domain::{Municipality, Project, RecordView, Reuse};
use crate::ozg::scope::ReportScope;
use messages::Message;
use messages::msg;

/// What a party is to a project.
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

    /// Who leads, works, pilots or reuses takes part; interest alone is no participation.
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

    /// The ids of the parties of a project in this role.
    #[must_use]
    pub fn parties(self, project: Project<'_>) -> Vec<&str> {
        match self {
            ProjectRole::Lead => project.projektleitung(),
            ProjectRole::CoreTeam => project.kernteam(),
            ProjectRole::Pilot => project.pilotkommunen(),
            ProjectRole::Reuser => {
                project.nachnutzende().into_iter().filter_map(Reuse::kommune).collect()
            }
            ProjectRole::Interested => project.interessiert(),
            ProjectRole::Further => project.weitere_akteure(),
        }
    }
}

/// The roles of a party in a project.
#[must_use]
pub fn roles_in(project: Project<'_>, party: &str) -> Vec<ProjectRole> {
    ProjectRole::ALL.into_iter().filter(|role| role.parties(project).contains(&party)).collect()
}

/// Whether a party leads, works on, pilots or reuses a project.
#[must_use]
pub fn takes_part(project: Project<'_>, party: &str) -> bool {
    is_part(&roles_in(project, party))
}

fn is_part(roles: &[ProjectRole]) -> bool {
    roles.iter().any(|role| ProjectRole::PARTICIPATING.contains(role))
}

/// The projects of every party with its roles there, in the order of the projects and of
/// [`ProjectRole::ALL`]; each project is looked at once.
pub struct Involvement<'d> {
    by_party: BTreeMap<&'d str, Vec<(Project<'d>, Vec<ProjectRole>)>>,
}

impl<'d> Involvement<'d> {
    #[must_use]
    pub fn of(projects: impl Iterator<Item = Project<'d>>) -> Self {
        let mut by_party: BTreeMap<&str, Vec<(Project<'_>, Vec<ProjectRole>)>> = BTreeMap::new();
        for project in projects {
            let parties =
                |role: ProjectRole| role.parties(project).into_iter().map(move |id| (id, role));
            for (party, role) in ProjectRole::ALL.into_iter().flat_map(parties) {
                let own = by_party.entry(party).or_default();
                match own.last_mut() {
                    Some((last, roles)) if last.id == project.id => {
                        if roles.last() != Some(&role) {
                            roles.push(role);
                        }
                    }
                    _ => own.push((project, vec![role])),
                }
            }
        }
        Involvement { by_party }
    }

    /// The projects that name a party, with its roles.
    #[must_use]
    pub fn roles(&self, party: &str) -> &[(Project<'d>, Vec<ProjectRole>)] {
        self.by_party.get(party).map(Vec::as_slice).unwrap_or_default()
    }

    /// The projects that a party takes part in.
    pub fn projects(&self, party: &str) -> impl Iterator<Item = Project<'d>> {
        self.roles(party).iter().filter(|(_, roles)| is_part(roles)).map(|(project, _)| *project)
    }
}

/// Kommunen that take part in at least one project.
#[must_use]
pub fn participants<'d>(scope: &ReportScope<'d>) -> BTreeSet<&'d str> {
    ProjectRole::PARTICIPATING.iter().flat_map(|&role| kommunen_in(scope, role)).collect()
}

/// Kommunen that have this role in at least one project.
#[must_use]
pub fn kommunen_in<'d>(scope: &ReportScope<'d>, role: ProjectRole) -> BTreeSet<&'d str> {
    parties_in(scope, role).into_iter().filter(|id| scope.has(Municipality::KIND, id)).collect()
}

/// All that have this role in at least one project.
#[must_use]
pub fn parties_in<'d>(scope: &ReportScope<'d>, role: ProjectRole) -> BTreeSet<&'d str> {
    scope.of::<Project<'_>>().flat_map(|project| role.parties(project)).collect()
}
