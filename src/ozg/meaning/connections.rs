//! Kommunen that use a service: announced, in preparation, live.

use super::fact::{FactArgs, FactValue};
use super::reader::{ChangeReader, fits, sides};
use super::vocabulary::{
    CONNECTION_ADDED, CONNECTION_CHANGED, CONNECTION_ENDED, CONNECTION_LIVE, Meaning,
};
use record_diff::diff::FieldChange;
use records::algebra::RecordPathStep;
use yaml_tree::Node;

/// Lists of Kommunen with a status.
const ENTRIES: [&str; 2] = ["anschluesse[]", "nachnutzende[]"];
const STATUSES: [&str; 2] = ["anschluesse[].status", "nachnutzende[].status"];
const LIVE: &str = "live";

pub(super) fn read(reader: &mut ChangeReader<'_>) {
    let is_own = |change: &FieldChange| {
        ENTRIES.iter().chain(&STATUSES).any(|pattern| fits(&change.path, pattern))
    };
    for change in reader.take(is_own) {
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
        let args = fact_args(reader, &change, old, new);
        reader.push_sentence(meaning, args, vec![change]);
    }
}

fn fact_args(
    reader: &ChangeReader<'_>,
    change: &FieldChange,
    old: Option<&str>,
    new: Option<&str>,
) -> FactArgs {
    let subject = change.path.0.iter().find_map(|step| match step {
        RecordPathStep::Entry(name) => name.identity().map(str::to_owned),
        RecordPathStep::Key(_) => None,
    });
    let data = |status: &str| FactValue::Data(status.to_owned());
    let place = reader.first_title(&change.path);
    FactArgs { subject, place, old: old.map(data), new: new.map(data), note: None }
}

/// The status of an entry, or the status that is all that changed of it.
fn status(node: &Node) -> Option<&str> {
    match node.as_mapping() {
        Some(_) => node.get("status")?.as_str(),
        None => node.as_str(),
    }
}
