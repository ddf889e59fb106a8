//! Milestones: planned, reached, moved or dropped, as the clock has it.

use super::fact::{Said, Word};
use super::plan::{moved, shift};
use super::reading::{Reading, fits, sides};
use super::vocabulary::{
    MILESTONE_DATED, MILESTONE_DROPPED, MILESTONE_EARLIER, MILESTONE_LATER, MILESTONE_PLANNED,
    MILESTONE_REACHED, Meaning,
};
use messages::PartialDate;
use record_diff::diff::{FieldChange, Step};
use yaml_tree::Node;

const ENTRY: &str = "meilensteine[]";
const DATE: &str = "meilensteine[].datum";

pub(super) fn read(reading: &mut Reading<'_>) {
    let is_own = |change: &FieldChange| fits(&change.path, ENTRY) || fits(&change.path, DATE);
    for change in reading.take(is_own) {
        let (old, new) = sides(&change);
        let (old, new) = (old.and_then(date), new.and_then(date));
        let subject = change.path.0.iter().find_map(|step| match step {
            Step::Entry(name) => Some(name.clone()),
            _ => None,
        });
        let said = Said {
            subject,
            old: old.map(Word::Date),
            new: new.map(Word::Date),
            note: old.zip(new).and_then(|(old, new)| shift(old, new)),
            ..Said::default()
        };
        let meaning = meaning(old, new, reading.clock);
        reading.tell(meaning, said, vec![change]);
    }
}

/// The date of an entry, or the date that is all that changed of it.
fn date(node: &Node) -> Option<PartialDate> {
    PartialDate::parse(node.get("datum").unwrap_or(node).as_str()?)
}

fn meaning(
    old: Option<PartialDate>,
    new: Option<PartialDate>,
    clock: PartialDate,
) -> &'static Meaning {
    let is_reached = |date: Option<PartialDate>| date.is_some_and(|date| date.is_by(clock));
    match (old, new) {
        (Some(_), None) => &MILESTONE_DROPPED,
        _ if is_reached(new) && !is_reached(old) => &MILESTONE_REACHED,
        (Some(_), Some(_)) => {
            let moved = moved(old, new, [&MILESTONE_EARLIER, &MILESTONE_LATER]);
            moved.unwrap_or(&MILESTONE_DATED)
        }
        _ => &MILESTONE_PLANNED,
    }
}
