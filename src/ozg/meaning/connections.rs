//! Kommunen that use a service: announced, in preparation, live.

use super::fact::{FactArgs, FactValue};
use super::path_pattern::PathPattern::{Entry, EntryField};
use super::reader::{ChangeReader, first_entry, sides};
use super::vocabulary::Meaning;
use crate::ozg::domain::{Connection, ConnectionStatus, OnlineService, Project};
use record_diff::diff::FieldChange;
use yaml_tree::Node;

/// Lists of Kommunen with a status.
const LISTS: [&str; 2] = [OnlineService::ANSCHLUESSE.name, Project::NACHNUTZENDE.name];
const STATUS: &str = Connection::STATUS.name;
/// The status of a connection in operation.
const LIVE: &str = ConnectionStatus::Live.name();

pub(super) fn read(reader: &mut ChangeReader<'_>) {
    let is_whole = |change: &FieldChange| LISTS.iter().any(|list| Entry(list).fits(&change.path));
    let is_status =
        |change: &FieldChange| LISTS.iter().any(|list| EntryField(list, STATUS).fits(&change.path));
    for change in reader.take(|change| is_whole(change) || is_status(change)) {
        let (old, new) = sides(&change);
        let is_whole = is_whole(&change);
        let (was, is) = (old.is_some(), new.is_some());
        let (old, new) = (old.and_then(status), new.and_then(status));
        let meaning = match () {
            () if is_whole && !is => Meaning::ConnectionEnded,
            () if new == Some(LIVE) => Meaning::ConnectionLive,
            () if is_whole && !was => Meaning::ConnectionAdded,
            () => Meaning::ConnectionChanged,
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
    let data = |status: &str| FactValue::Data(status.to_owned());
    let place = reader.first_title(&change.path);
    FactArgs {
        subject: first_entry(&change.path),
        place,
        old: old.map(data),
        new: new.map(data),
        note: None,
    }
}

/// The status of an entry, or the node itself if the status is all that changed.
fn status(node: &Node) -> Option<&str> {
    match node.as_mapping() {
        Some(_) => node.get(STATUS)?.as_str(),
        None => node.as_str(),
    }
}
