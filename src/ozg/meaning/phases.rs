//! Phase changes of a project. The phase is derived, so several changed values may express one phase change.

use super::fact::{FactArgs, FactValue};
use super::plan::PLANNED;
use super::reader::{ChangeReader, first_key};
use super::vocabulary::Meaning;
use crate::ozg::domain::{Project, ProjectState, RecordView, words};
use crate::ozg::evidence::AnswerDay;
use crate::ozg::phase::{ProjectStatus, project_status};
use messages::msg;
use record_diff::diff::FieldChange;
use records::algebra::RecordPathStep;

pub(super) fn read(reader: &mut ChangeReader<'_>) {
    let (Some(old), Some(new)) = (reader.change.before(), reader.change.after()) else { return };
    let (Some(old), Some(new)) = (Project::of(old), Project::of(new)) else { return };
    let day = AnswerDay::of_state(reader.as_of);
    let (before, after) = (project_status(old, day), project_status(new, day));
    let Some(meaning) = meaning(before, after) else { return };
    let kind = &reader.change.kind;
    let term = |status: ProjectStatus| FactValue::Term(words::state(kind, status.state));
    let since = after.and_then(|status| status.since);
    let args = FactArgs {
        old: before.map(term),
        new: after.map(term),
        note: since.map(|date| msg!("note-since", date = date)),
        ..FactArgs::default()
    };
    let fields = reader.take(decides);
    reader.push_sentence(meaning, args, fields);
}

/// Whether the phase depends on this value; plans and other dates do not count.
fn decides(change: &FieldChange) -> bool {
    let is_plan = change.path.0.last() == Some(&RecordPathStep::Key(PLANNED.into()));
    first_key(&change.path).is_some_and(|key| Project::STATE.contains(&key)) && !is_plan
}

fn meaning(before: Option<ProjectStatus>, after: Option<ProjectStatus>) -> Option<Meaning> {
    let (old, new) = (before.map(|s| s.state), after.map(|s| s.state));
    if old == new {
        return None;
    }
    Some(match (old, new) {
        (_, Some(ProjectState::Ended)) => Meaning::Ended,
        (_, Some(ProjectState::OnHold)) => Meaning::PutOnHold,
        (Some(ProjectState::Ended | ProjectState::OnHold), Some(_)) => Meaning::Resumed,
        (Some(old), Some(new)) if old < new => Meaning::PhaseForward,
        (Some(_), Some(_)) => Meaning::PhaseBack,
        (None, _) => Meaning::PhaseKnown,
        (_, None) => Meaning::PhaseUnknown,
    })
}
