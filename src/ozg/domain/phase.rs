//! The phases of a project, and its other states.

use super::{Enumeration, Project};
use messages::LocalizedText;
use records::schema::Kind;

enumeration! {
    /// The phases of a project in their order, as KDN's database names them.
    Phase in Project<'_>: Project::PHASE_LAUT_QUELLE; {
        Vorbereitung "vorbereitung",
        Konzeption "konzeption",
        Umsetzung "umsetzung",
        Pilotierung "pilotierung",
        RolloutNrw "rollout_nrw",
        RolloutBund "rollout_bund",
    }
}

impl Phase {
    /// Whether the results are being rolled out.
    #[must_use]
    pub fn is_rollout(self) -> bool {
        matches!(self, Phase::RolloutNrw | Phase::RolloutBund)
    }
}

/// The state of a project: in a phase, on hold or ended.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum ProjectState {
    In(Phase),
    OnHold,
    Ended,
}

const PHASES: &[Phase] = Phase::ALL;

impl ProjectState {
    /// All states, in this order.
    pub const ALL: [ProjectState; PHASES.len() + 2] = {
        let mut all = [ProjectState::Ended; PHASES.len() + 2];
        let mut at = 0;
        while at < PHASES.len() {
            all[at] = ProjectState::In(PHASES[at]);
            at += 1;
        }
        all[at] = ProjectState::OnHold;
        all
    };

    /// The name in machine-readable formats: that of the field for the state.
    #[must_use]
    pub const fn name(self) -> &'static str {
        match self {
            ProjectState::In(phase) => phase.name(),
            ProjectState::OnHold => Project::ZURUECKGESTELLT.name,
            ProjectState::Ended => Project::BEENDET.name,
        }
    }

    #[must_use]
    pub fn phase(self) -> Option<Phase> {
        match self {
            ProjectState::In(phase) => Some(phase),
            ProjectState::OnHold | ProjectState::Ended => None,
        }
    }

    /// Whether the project is being worked on.
    #[must_use]
    pub fn is_going_on(self) -> bool {
        self.phase().is_some()
    }

    /// The title that the schema gives the field for the state.
    #[must_use]
    pub fn title(self, project: &Kind) -> Option<&LocalizedText> {
        let field = match self {
            ProjectState::In(phase) => project.field(Project::PHASEN.name)?.child(phase.name())?,
            ProjectState::OnHold | ProjectState::Ended => project.field(self.name())?,
        };
        Some(&field.title)
    }
}
