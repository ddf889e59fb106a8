//! What differs between two states of a dataset, record by record and field by field. What it
//! means is for others to say.

mod change;
mod dangling;
mod limits;
mod list;
mod merge;
mod notation;
mod path;
mod references;
mod renames;
mod schemas;
mod sides;
mod similarity;
mod value;
mod words;

use std::cmp::Ordering;
use std::collections::BTreeMap;

use anyhow::Result;

pub use change::{
    Change, Counts, Dangling, Diff, FieldChange, FieldWhat, FollowUp, Notation, Reading, What,
};
pub use merge::{Labels, Merged, merge};
pub use path::{ChangePath, Step};
pub use schemas::{SchemaChange, SchemaWhat};
pub use value::{expanded, field_at, field_changes, value_at};
pub use words::{Piece, words};

use file_tree::Tree;
use records::record::Record;
pub use sides::{Held, Pair, State, pair};

use renames::Renames;
use sides::Sides;

/// One state of a dataset.
pub struct Side {
    /// As the user named it; nothing for the working tree.
    pub name: Option<String>,
    pub tree: Tree,
}

/// Compares two states. Each is read with its own schemas; fields and entries of lists are told
/// apart as the head's schema says, where it has the kind. With `formatting`, files whose values are
/// the same are told as well.
///
/// # Errors
/// If a side has unusable schemas or cannot be read at all.
pub fn diff(base: &Side, head: &Side, formatting: bool) -> Result<Diff> {
    let sides = Sides::read(&base.tree, &head.tree)?;
    let schema = schemas::changes(&sides.base_schemas, &sides.head_schemas);
    let mut changes = changes(sides.pairs, formatting);
    dangling::find(&head.tree, &sides.head_schemas, &mut changes)?;
    Ok(Diff {
        base: base.name.clone().unwrap_or_default(),
        head: head.name.clone(),
        changes,
        schema,
        totals: BTreeMap::new(),
        no_records: sides.no_records,
        not_checked_out: sides.not_checked_out,
    })
}

/// The changes of records whose states are read already, by collection and id.
#[must_use]
pub fn changes(pairs: Vec<Pair>, formatting: bool) -> Vec<Change> {
    let (pairs, mut renames) = renames::bring_together(pairs);
    let mut changes: Vec<_> =
        pairs.into_iter().filter_map(|pair| change(pair, &mut renames, formatting)).collect();
    renames.hand_out(&mut changes);
    changes.sort_by(by_collection);
    changes
}

/// The records that may differ, those under another id than before brought together.
///
/// # Errors
/// If a side has unusable schemas or cannot be read at all.
pub fn pairs(base: &Side, head: &Side) -> Result<Vec<Pair>> {
    Ok(renames::bring_together(Sides::read(&base.tree, &head.tree)?.pairs).0)
}

fn by_collection(a: &Change, b: &Change) -> Ordering {
    let key = |change: &'_ Change| (change.kind.collection.clone(), change.kind.name.clone());
    key(a).cmp(&key(b)).then_with(|| a.id.cmp(&b.id))
}

/// What the two states of a record differ in, if they do by themselves.
fn change(pair: Pair, renames: &mut Renames, formatting: bool) -> Option<Change> {
    let label = [&pair.head, &pair.base].into_iter().find_map(State::record).map(Record::label);
    let label = label.unwrap_or(&pair.id).to_owned();
    let readings = (pair.base.reading(), pair.head.reading());
    let what = match (pair.base, pair.head) {
        (State::Absent, State::Sound(new)) => What::Added { record: new.record },
        (State::Sound(old), State::Absent) => What::Removed { record: old.record },
        (State::Sound(old), State::Sound(new)) => {
            let followed = renames.followed_by(&pair.kind, &old.record, &new.record);
            let fields = field_changes(&pair.kind, &followed, &new.record.root);
            match pair.from {
                Some(from) => {
                    let (old, new) = (old.record, new.record);
                    What::Renamed { from, old, new, fields, follow_ups: Vec::new() }
                }
                None if !fields.is_empty() => {
                    What::Changed { old: old.record, new: new.record, fields }
                }
                None if formatting && old.record.root == new.record.root => {
                    What::Reformatted { differs: notation::differing(&old, &new) }
                }
                None => return None,
            }
        }
        _ => What::Unreadable { base: readings.0, head: readings.1 },
    };
    Some(Change {
        kind: pair.kind,
        id: pair.id,
        label,
        file: pair.file,
        what,
        dangling: Vec::new(),
    })
}
