//! Milestones: planned, reached, moved or dropped, at the as-of date.

use super::fact::{FactArgs, FactValue};
use super::path_pattern::PathPattern::{Entry, EntryField};
use super::plan::{moved, shift};
use super::reader::{ChangeReader, first_entry, sides};
use super::vocabulary::Meaning;
use crate::ozg::domain::{Milestone, Project};
use messages::PartialDate;
use record_diff::diff::FieldChange;
use yaml_tree::Node;

const MILESTONES: &str = Project::MEILENSTEINE.name;
const DATE: &str = Milestone::DATUM.name;

pub(super) fn read(reader: &mut ChangeReader<'_>) {
    let patterns = [Entry(MILESTONES), EntryField(MILESTONES, DATE)];
    let is_milestone =
        |change: &FieldChange| patterns.iter().any(|pattern| pattern.fits(&change.path));
    for change in reader.take(is_milestone) {
        let (old, new) = sides(&change);
        let (old, new) = (old.and_then(date), new.and_then(date));
        let args = FactArgs {
            subject: first_entry(&change.path),
            old: old.map(FactValue::Date),
            new: new.map(FactValue::Date),
            note: old.zip(new).and_then(|(old, new)| shift(old, new)),
            ..FactArgs::default()
        };
        let meaning = meaning(old, new, reader.as_of);
        reader.push_sentence(meaning, args, vec![change]);
    }
}

/// The date of an entry, or the node itself if the date is all that changed.
fn date(node: &Node) -> Option<PartialDate> {
    PartialDate::parse(node.get(DATE).unwrap_or(node).as_str()?)
}

fn meaning(old: Option<PartialDate>, new: Option<PartialDate>, as_of: PartialDate) -> Meaning {
    let is_reached =
        |date: Option<PartialDate>| date.is_some_and(|date| date.certainly_not_after(as_of));
    match (old, new) {
        (Some(_), None) => Meaning::MilestoneDropped,
        _ if is_reached(new) && !is_reached(old) => Meaning::MilestoneReached,
        (Some(_), Some(_)) => {
            let moved = moved(old, new, [Meaning::MilestoneEarlier, Meaning::MilestoneLater]);
            moved.unwrap_or(Meaning::MilestoneDated)
        }
        _ => Meaning::MilestonePlanned,
    }
}
