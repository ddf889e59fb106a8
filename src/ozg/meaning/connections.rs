//! Kommunen that use a service: announced, in preparation, live.

use super::fact::{Said, Word};
use super::reading::{Reading, fits, sides};
use super::vocabulary::{
    CONNECTION_ADDED, CONNECTION_CHANGED, CONNECTION_ENDED, CONNECTION_LIVE, Meaning,
};
use record_diff::diff::{FieldChange, Step};
use yaml_tree::Node;

/// Lists of Kommunen with a status.
const ENTRIES: [&str; 2] = ["anschluesse[]", "nachnutzende[]"];
const STATUSES: [&str; 2] = ["anschluesse[].status", "nachnutzende[].status"];
const LIVE: &str = "live";

pub(super) fn read(reading: &mut Reading<'_>) {
    let is_own = |change: &FieldChange| {
        ENTRIES.iter().chain(&STATUSES).any(|pattern| fits(&change.path, pattern))
    };
    for change in reading.take(is_own) {
        let (old, new) = sides(&change);
        let is_whole = ENTRIES.iter().any(|pattern| fits(&change.path, pattern));
        let (was, is) = (old.is_some(), new.is_some());
        let (old, new) = (old.and_then(status), new.and_then(status));
        let meaning: &'static Meaning = match () {
            () if is_whole && !is => &CONNECTION_ENDED,
            () if new == Some(LIVE) => &CONNECTION_LIVE,
            () if is_whole && !was => &CONNECTION_ADDED,
            () => &CONNECTION_CHANGED,
        };
        let said = said(reading, &change, old, new);
        reading.tell(meaning, said, vec![change]);
    }
}

fn said(reading: &Reading<'_>, change: &FieldChange, old: Option<&str>, new: Option<&str>) -> Said {
    let subject = change.path.0.iter().find_map(|step| match step {
        Step::Entry(id) => Some(id.clone()),
        _ => None,
    });
    let data = |status: &str| Word::Data(status.to_owned());
    let place = reading.first_title(&change.path);
    Said { subject, place, old: old.map(data), new: new.map(data), note: None }
}

/// The status of an entry, or the status that is all that changed of it.
fn status(node: &Node) -> Option<&str> {
    match node.as_mapping() {
        Some(_) => node.get("status")?.as_str(),
        None => node.as_str(),
    }
}
