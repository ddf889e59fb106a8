//! Milestones: planned, reached, moved or dropped, at the as-of date.

use super::fact::{FactArgs, FactValue};
use super::plan::{moved, shift};
use super::reader::{ChangeReader, fits, sides};
use super::vocabulary::{
    MILESTONE_DATED, MILESTONE_DROPPED, MILESTONE_EARLIER, MILESTONE_LATER, MILESTONE_PLANNED,
    MILESTONE_REACHED, Meaning,
};
use messages::PartialDate;
use record_diff::diff::FieldChange;
use records::algebra::RecordPathStep;
use yaml_tree::Node;

const ENTRY: &str = "meilensteine[]";
const DATE: &str = "meilensteine[].datum";

pub(super) fn read(reader: &mut ChangeReader<'_>) {
    let is_own = |change: &FieldChange| fits(&change.path, ENTRY) || fits(&change.path, DATE);
    for change in reader.take(is_own) {
        let (old, new) = sides(&change);
        let (old, new) = (old.and_then(date), new.and_then(date));
        let subject = change.path.0.iter().find_map(|step| match step {
            RecordPathStep::Entry(name) => name.identity().map(str::to_owned),
            RecordPathStep::Key(_) => None,
        });
        let args = FactArgs {
            subject,
            old: old.map(FactValue::Date),
            new: new.map(FactValue::Date),
            note: old.zip(new).and_then(|(old, new)| shift(old, new)),
            ..FactArgs::default()
        };
        let meaning = meaning(old, new, reader.as_of);
        reader.push_sentence(meaning, args, vec![change]);
    }
}

/// The date of an entry, or the date that is all that changed of it.
fn date(node: &Node) -> Option<PartialDate> {
    PartialDate::parse(node.get("datum").unwrap_or(node).as_str()?)
}

fn meaning(
    old: Option<PartialDate>,
    new: Option<PartialDate>,
    as_of: PartialDate,
) -> &'static Meaning {
    let is_reached =
        |date: Option<PartialDate>| date.is_some_and(|date| date.certainly_not_after(as_of));
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
