//! Fields of a project that follow from others.

use super::domain::{Project, ProjectState, RecordView};
use super::evidence::AnswerDay;
use super::phase::{ProjectStatus, project_status};
use super::words;
use messages::PartialDate;
use messages::msg;
use record_query::query::{Atom, DerivedFieldDef, DerivedType};
use records::record::Record;

/// The names of what a project can be.
const STATES: [&str; 8] = {
    let mut names = [""; 8];
    let mut at = 0;
    while at < 8 {
        names[at] = ProjectState::ALL[at].name();
        at += 1;
    }
    names
};

/// The phase, and since when; both as [`project_status`] has them.
pub const DERIVED: &[DerivedFieldDef] = &[
    DerivedFieldDef {
        kind: Project::KIND,
        name: "phase",
        title: || msg!("column-phase"),
        needs: &Project::STATE,
        holds: DerivedType::OneOf(&STATES, words::word),
        value: |project, as_of| {
            status(project, as_of).map(|status| Atom::Text(status.state.name().to_owned()))
        },
    },
    DerivedFieldDef {
        kind: Project::KIND,
        name: "phase_seit",
        title: || msg!("column-phase-seit"),
        needs: &Project::STATE,
        holds: DerivedType::Date,
        value: |project, as_of| status(project, as_of)?.since.map(Atom::Date),
    },
];

fn status(project: &Record, as_of: PartialDate) -> Option<ProjectStatus> {
    project_status(Project::of(project)?, AnswerDay::of_state(as_of))
}
