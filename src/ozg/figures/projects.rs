//! Projects by phase and Themenfeld.

use crate::ozg::domain::{Efa, Project, ProjectState, Zuordnung};
use crate::ozg::evidence::AnswerDay;
use crate::ozg::phase::{ProjectStatus, is_undecided, project_status};

/// Where some projects stand on the day of the answer.
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

    /// Those in a phase, on hold or ended.
    #[must_use]
    pub fn in_state(&self, state: ProjectState) -> usize {
        self.statuses.iter().flatten().filter(|status| status.state == state).count()
    }

    /// Those of a state that a source says without a date.
    #[must_use]
    pub fn undated_in(&self, state: ProjectState) -> usize {
        let known = self.statuses.iter().flatten();
        known.filter(|status| status.state == state && status.undated).count()
    }

    #[must_use]
    pub fn undated(&self) -> usize {
        self.statuses.iter().flatten().filter(|status| status.undated).count()
    }

    /// Those of which no source says where they stand on the day.
    #[must_use]
    pub fn unknown(&self) -> usize {
        self.statuses.iter().filter(|status| status.is_none()).count()
    }

    /// Those of the unknown of which a source says it without a date, too late to tell for the day.
    #[must_use]
    pub fn undecided(&self) -> usize {
        self.undecided
    }
}

/// The projects of one Themenfeld; a further Themenfeld of a project is none, so that sums are right.
pub fn in_themenfeld<'d>(
    projects: impl Iterator<Item = Project<'d>> + Clone,
    themenfeld: &str,
) -> impl Iterator<Item = Project<'d>> + Clone {
    projects.filter(move |project| project.themenfeld() == Some(themenfeld))
}

/// Those whose Themenfeld no source names: the editors of the dataset chose it.
pub fn in_own_reading<'d>(
    projects: impl Iterator<Item = Project<'d>> + Clone,
) -> impl Iterator<Item = Project<'d>> + Clone {
    projects.filter(|project| project.themenfeld_zuordnung() == Some(Zuordnung::EigeneLesart))
}

/// Whether a project is, or shall become, a service of one for all.
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
