//! A project that moved to another phase: the phase is derived, so several values may say it together.

use super::fact::{FactArgs, FactValue};
use super::reader::{ChangeReader, first_key};
use super::vocabulary::{
    ENDED, Meaning, ON_HOLD, PHASE_BACK, PHASE_FORWARD, PHASE_KNOWN, PHASE_UNKNOWN, RESUMED,
};
use crate::ozg::domain::{Project, ProjectState, RecordView};
use crate::ozg::evidence::AnswerDay;
use crate::ozg::phase::{ProjectStatus, project_status};
use crate::ozg::words::word;
use messages::msg;
use record_diff::diff::FieldChange;
use records::algebra::RecordPathStep;

pub(super) fn read(reader: &mut ChangeReader<'_>) {
    let (Some(old), Some(new)) = (reader.change.before(), reader.change.after()) else { return };
    let (Some(old), Some(new)) = (Project::of(old), Project::of(new)) else { return };
    let day = AnswerDay::of_state(reader.as_of);
    let (before, after) = (project_status(old, day), project_status(new, day));
    let Some(meaning) = meaning(before, after) else { return };
    let term = |status: ProjectStatus| {
        let name = status.state.name();
        word(name).map_or_else(|| FactValue::Data(name.to_owned()), FactValue::Term)
    };
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

/// Whether the phase follows from this value; plans and other dates do not count.
fn decides(change: &FieldChange) -> bool {
    let is_plan = change.path.0.last() == Some(&RecordPathStep::Key("geplant".to_owned()));
    first_key(&change.path).is_some_and(|key| Project::STATE.contains(&key)) && !is_plan
}

fn meaning(
    before: Option<ProjectStatus>,
    after: Option<ProjectStatus>,
) -> Option<&'static Meaning> {
    let (old, new) = (before.map(|s| s.state), after.map(|s| s.state));
    if old == new {
        return None;
    }
    Some(match (old, new) {
        (_, Some(ProjectState::Ended)) => &ENDED,
        (_, Some(ProjectState::OnHold)) => &ON_HOLD,
        (Some(ProjectState::Ended | ProjectState::OnHold), Some(_)) => &RESUMED,
        (Some(old), Some(new)) if old < new => &PHASE_FORWARD,
        (Some(_), Some(_)) => &PHASE_BACK,
        (None, _) => &PHASE_KNOWN,
        (_, None) => &PHASE_UNKNOWN,
    })
}
