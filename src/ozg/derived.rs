//! Fields of a project that follow from others.

use super::phase::{self, project_status};
use super::words;
use messages::msg;
use record_query::query::{Atom, DerivedFieldDef, DerivedType};

/// The phase, and since when; both as [`project_status`] has them.
pub const DERIVED: &[DerivedFieldDef] = &[
    DerivedFieldDef {
        kind: "project",
        name: "phase",
        title: || msg!("column-phase"),
        needs: &phase::FIELDS,
        holds: DerivedType::OneOf(&phase::STATUSES, words::word),
        value: |project, as_of| {
            project_status(project, as_of).map(|status| Atom::Text(status.phase.to_owned()))
        },
    },
    DerivedFieldDef {
        kind: "project",
        name: "phase_seit",
        title: || msg!("column-phase-seit"),
        needs: &phase::FIELDS,
        holds: DerivedType::Date,
        value: |project, as_of| project_status(project, as_of)?.since.map(Atom::Date),
    },
];
