//! A project that moved to another phase: the phase is derived, so several values may say it together.

use super::fact::{FactArgs, FactValue};
use super::plan::PLANNED;
use super::reader::{ChangeReader, PROJECT, first_key};
use super::vocabulary::Meaning;
use crate::ozg::phase::{self, PHASES, ProjectStatus, project_status};
use crate::ozg::words::word;
use messages::msg;
use record_diff::diff::FieldChange;
use records::algebra::RecordPathStep;

pub(super) fn read(reader: &mut ChangeReader<'_>) {
    let (Some(old), Some(new)) = (reader.change.before(), reader.change.after()) else { return };
    if !reader.is_of(&[PROJECT]) {
        return;
    }
    let before = project_status(old, reader.as_of);
    let after = project_status(new, reader.as_of);
    let Some(meaning) = meaning(before, after) else { return };
    let term = |status: ProjectStatus<'_>| {
        word(status.phase).map_or_else(|| FactValue::Data(status.phase.to_owned()), FactValue::Term)
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
    let is_plan = change.path.0.last() == Some(&RecordPathStep::Key(PLANNED.to_owned()));
    first_key(&change.path).is_some_and(|key| phase::FIELDS.contains(&key)) && !is_plan
}

fn meaning(before: Option<ProjectStatus<'_>>, after: Option<ProjectStatus<'_>>) -> Option<Meaning> {
    let (old, new) = (before.map(|s| s.phase), after.map(|s| s.phase));
    if old == new {
        return None;
    }
    let rank = |phase: &str| PHASES.iter().position(|name| *name == phase);
    Some(match (old, new) {
        (_, Some(phase::ENDED)) => Meaning::Ended,
        (_, Some(phase::ON_HOLD)) => Meaning::PutOnHold,
        (Some(phase::ENDED | phase::ON_HOLD), Some(_)) => Meaning::Resumed,
        (Some(old), Some(new)) if rank(old) < rank(new) => Meaning::PhaseForward,
        (Some(_), Some(_)) => Meaning::PhaseBack,
        (None, _) => Meaning::PhaseKnown,
        (_, None) => Meaning::PhaseUnknown,
    })
}
