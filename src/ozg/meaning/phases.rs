//! A project that moved to another phase: the phase is derived, so several values may say it together.

use super::fact::{Said, Word};
use super::reading::{Reading, first_key};
use super::vocabulary::{
    ENDED, Meaning, ON_HOLD, PHASE_BACK, PHASE_FORWARD, PHASE_KNOWN, PHASE_UNKNOWN, RESUMED,
};
use crate::ozg::phase::{self, PHASES, Standing, standing};
use crate::ozg::words::word;
use messages::msg;
use record_diff::diff::{FieldChange, Step};

pub(super) fn read(reading: &mut Reading<'_>) {
    let (Some(old), Some(new)) = (reading.change.before(), reading.change.after()) else { return };
    if !reading.is_of(&["project"]) {
        return;
    }
    let before = standing(old, reading.clock);
    let after = standing(new, reading.clock);
    let Some(meaning) = meaning(before, after) else { return };
    let term = |standing: Standing<'_>| {
        word(standing.phase).map_or_else(|| Word::Data(standing.phase.to_owned()), Word::Term)
    };
    let since = after.and_then(|standing| standing.since);
    let said = Said {
        old: before.map(term),
        new: after.map(term),
        note: since.map(|date| msg!("note-since", date = date)),
        ..Said::default()
    };
    let fields = reading.take(decides);
    reading.tell(meaning, said, fields);
}

/// Whether the phase follows from this value; plans and other dates do not count.
fn decides(change: &FieldChange) -> bool {
    let is_plan = change.path.0.last() == Some(&Step::Key("geplant".to_owned()));
    first_key(&change.path).is_some_and(|key| phase::FIELDS.contains(&key)) && !is_plan
}

fn meaning(before: Option<Standing<'_>>, after: Option<Standing<'_>>) -> Option<&'static Meaning> {
    let (old, new) = (before.map(|s| s.phase), after.map(|s| s.phase));
    if old == new {
        return None;
    }
    let rank = |phase: &str| PHASES.iter().position(|name| *name == phase);
    Some(match (old, new) {
        (_, Some(phase::ENDED)) => &ENDED,
        (_, Some(phase::ON_HOLD)) => &ON_HOLD,
        (Some(phase::ENDED | phase::ON_HOLD), Some(_)) => &RESUMED,
        (Some(old), Some(new)) if rank(old) < rank(new) => &PHASE_FORWARD,
        (Some(_), Some(_)) => &PHASE_BACK,
        (None, _) => &PHASE_KNOWN,
        (_, None) => &PHASE_UNKNOWN,
    })
}
