//! Projects by state and Themenfeld.

use crate::ozg::domain::{Efa, Project, ProjectState, Zuordnung};
use crate::ozg::evidence::AnswerDay;
use crate::ozg::phase::{ProjectStatus, is_undecided, project_status};

/// The states of some projects on the day of the answer.
pub struct ProjectStatuses {
    statuses: Vec<Option<ProjectStatus>>,
    undecided: usize,
}

impl ProjectStatuses {
    #[must_use]
    pub fn of<'d>(projects: impl Iterator<Item = Project<'d>> + Clone, day: AnswerDay<'_>) -> Self {
        ProjectStatuses {
            statuses: projects.clone().map(|project| project_status(project, day)).collect(),
            undecided: projects.filter(|project| is_undecided(*project, day)).count(),
        }
    }

    #[must_use]
    pub fn all(&self) -> usize {
        self.statuses.len()
    }

    /// The number of projects in this state.
    #[must_use]
    pub fn in_state(&self, state: ProjectState) -> usize {
        self.statuses.iter().flatten().filter(|status| status.state == state).count()
    }

    /// The number of projects in this state for which a source states it without a date.
    #[must_use]
    pub fn undated_in(&self, state: ProjectState) -> usize {
        let known = self.statuses.iter().flatten();
        known.filter(|status| status.state == state && status.undated).count()
    }

    #[must_use]
    pub fn undated(&self) -> usize {
        self.statuses.iter().flatten().filter(|status| status.undated).count()
    }

    /// The number of projects whose state on the day no source states.
    #[must_use]
    pub fn unknown(&self) -> usize {
        self.statuses.iter().filter(|status| status.is_none()).count()
    }

    /// Of the unknown, those whose state a source states without a date, and too late to decide it for the day.
    #[must_use]
    pub fn undecided(&self) -> usize {
        self.undecided
    }
}

/// The projects of one Themenfeld; the further Themenfelder of a project are ignored, so that each counts once in sums.
pub fn in_themenfeld<'d>(
    projects: impl Iterator<Item = Project<'d>> + Clone,
    themenfeld: &str,
) -> impl Iterator<Item = Project<'d>> + Clone {
    projects.filter(move |project| project.themenfeld() == Some(themenfeld))
}

/// The projects whose Themenfeld no source names: the editors of the dataset chose it.
pub fn in_own_reading<'d>(
    projects: impl Iterator<Item = Project<'d>> + Clone,
) -> impl Iterator<Item = Project<'d>> + Clone {
    projects.filter(|project| project.themenfeld_zuordnung() == Some(Zuordnung::EigeneLesart))
}

/// Whether a project is, or is to become, an EfA service ("Einer für Alle", one for all).
#[must_use]
pub fn is_efa(project: Project<'_>) -> bool {
    project.efa().is_some_and(|efa| match efa {
        Efa::NachnutzungInKlaerung
        | Efa::NachnutzungSicher
        | Efa::EntwicklungLandNrw
        | Efa::EntwicklungKdn
        | Efa::EntwicklungInKlaerung
        | Efa::Ja => true,
        Efa::KeinEfa => false,
    })
}
