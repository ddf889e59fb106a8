//! Derived fields of projects and Leistungen.

use super::dated::{DATED, evidence};
use super::domain::{Leistung, Project, ProjectState, RecordView, Zustaendigkeit};
use super::evidence::AnswerDay;
use super::phase::{ProjectStatus, is_undecided, project_status};
use messages::LocalizedText;
use messages::msg;
use record_query::query::{
    Atom, Catalogue, DerivationDay, DerivedFieldDef, DerivedType, DerivedValue,
};
use records::record::Record;
use records::schema::Schemas;

/// The names of all values of a type.
macro_rules! names_of {
    ($values:ty) => {{
        let mut names = [""; <$values>::ALL.len()];
        let mut at = 0;
        while at < names.len() {
            names[at] = <$values>::ALL[at].name();
            at += 1;
        }
        names
    }};
}

/// The names of the states of a project.
const STATES: [&str; ProjectState::ALL.len()] = names_of!(ProjectState);

/// The names of the responsibilities for a Leistung.
const RESPONSIBILITIES: [&str; Zustaendigkeit::ALL.len()] = names_of!(Zustaendigkeit);

/// The fields of a dataset: those of its schemas, and those of the domain.
#[must_use]
pub fn catalogue(schemas: &Schemas) -> Catalogue<'_> {
    Catalogue { schemas, derived: DERIVED, dated: DATED }
}

/// The derived fields: whose responsibility a Leistung is; the phase of a project and its start, both as
/// [`project_status`] determines them.
pub const DERIVED: &[DerivedFieldDef] = &[
    DerivedFieldDef {
        kind: Leistung::KIND,
        name: "zustaendigkeit",
        title: || msg!("column-responsibility"),
        needs: &Leistung::RESPONSIBILITY,
        evidence: evidence::<Leistung<'_>>,
        holds: DerivedType::OneOf(&RESPONSIBILITIES, responsibility_title),
        value: |_, leistung| match Leistung::of(leistung).and_then(Leistung::zustaendigkeit) {
            Some(one) => DerivedValue::Known(Atom::Text(one.name().to_owned())),
            None => DerivedValue::Nothing,
        },
    },
    DerivedFieldDef {
        kind: Project::KIND,
        name: "phase",
        title: || msg!("column-phase"),
        needs: &Project::STATE,
        evidence: evidence::<Project<'_>>,
        holds: DerivedType::OneOf(&STATES, state_title),
        value: |day, project| {
            value(day, project, |status| Some(Atom::Text(status.state.name().to_owned())))
        },
    },
    DerivedFieldDef {
        kind: Project::KIND,
        name: "phase_seit",
        title: || msg!("column-phase-seit"),
        needs: &Project::STATE,
        evidence: evidence::<Project<'_>>,
        holds: DerivedType::Date,
        value: |day, project| value(day, project, |status| status.since.map(Atom::Date)),
    },
];

fn responsibility_title<'s>(_: &'s Schemas, name: &str) -> Option<&'s LocalizedText> {
    let found = Zustaendigkeit::ALL.into_iter().find(|one| one.name() == name);
    found.map(Zustaendigkeit::title)
}

fn state_title<'s>(schemas: &'s Schemas, name: &str) -> Option<&'s LocalizedText> {
    let state = ProjectState::ALL.into_iter().find(|state| state.name() == name)?;
    state.title(schemas.kind(Project::KIND)?)
}

fn value(
    day: &DerivationDay<'_>,
    project: &Record,
    extract: fn(ProjectStatus) -> Option<Atom>,
) -> DerivedValue {
    let Some(project) = Project::of(project) else { return DerivedValue::Nothing };
    let day = AnswerDay::new(day.as_of, day.dataset, day.entered);
    match project_status(project, day) {
        Some(status) => extract(status).map_or(DerivedValue::Nothing, DerivedValue::Known),
        None if is_undecided(project, day) => DerivedValue::Undecided,
        None => DerivedValue::Nothing,
    }
}
