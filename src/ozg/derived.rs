//! Fields of a project that follow from others.

use super::phase::{self, standing};
use messages::msg;
use record_query::query::{Atom, Derived, Holds};

/// The phase, and since when; both as [`standing`] has them.
pub const DERIVED: &[Derived] = &[
    Derived {
        kind: "project",
        name: "phase",
        title: || msg!("column-phase"),
        needs: &phase::FIELDS,
        holds: Holds::OneOf(&phase::STANDINGS),
        value: |project, clock| {
            standing(project, clock).map(|standing| Atom::Text(standing.phase.to_owned()))
        },
    },
    Derived {
        kind: "project",
        name: "phase_seit",
        title: || msg!("column-phase-seit"),
        needs: &phase::FIELDS,
        holds: Holds::Date,
        value: |project, clock| standing(project, clock)?.since.map(Atom::Date),
    },
];
