//! What differs between two states of a dataset, record by record and field by field. What it
//! means is for others to say.

mod change;
mod list;
mod merge;
mod path;
mod sides;
mod value;

use std::cmp::Ordering;

use anyhow::Result;

pub use change::{Change, Counts, Diff, FieldChange, FieldWhat, Reading, What};
pub use merge::{Labels, Merged, merge};
pub use path::{ChangePath, Step};
pub use value::field_changes;

use crate::record::Record;
use crate::tree::{Revision, Tree};
use sides::{Pair, Sides, State};

/// Compares a revision with another, or with a directory. Each side is read with its own schemas;
/// fields and entries of lists are told apart as the head's schema says, where it has the kind.
///
/// # Errors
/// If a side has unusable schemas or cannot be read at all.
pub fn diff(base: Revision, head: Tree) -> Result<Diff> {
    let (base_name, head_name) = (base.name.clone(), head.revision().map(str::to_owned));
    let sides = Sides::read(base, head)?;
    let mut changes: Vec<_> = sides.pairs.into_iter().filter_map(change).collect();
    changes.sort_by(by_collection);
    Ok(Diff {
        base: base_name,
        head: head_name,
        changes,
        no_records: sides.no_records,
        not_checked_out: sides.not_checked_out,
    })
}

fn by_collection(a: &Change, b: &Change) -> Ordering {
    let key = |change: &'_ Change| (change.kind.collection.clone(), change.kind.name.clone());
    key(a).cmp(&key(b)).then_with(|| a.id.cmp(&b.id))
}

/// What the two states of a record differ in, if they do.
fn change(pair: Pair) -> Option<Change> {
    let label = [&pair.head, &pair.base].into_iter().find_map(State::record).map(Record::label);
    let label = label.unwrap_or(&pair.id).to_owned();
    let readings = (pair.base.reading(), pair.head.reading());
    let what = match (pair.base, pair.head) {
        (State::Absent, State::Sound(record)) => What::Added { record },
        (State::Sound(record), State::Absent) => What::Removed { record },
        (State::Sound(old), State::Sound(new)) => {
            let fields = field_changes(&pair.kind, &old.root, &new.root);
            if fields.is_empty() {
                return None;
            }
            What::Changed { fields }
        }
        _ => What::Unreadable { base: readings.0, head: readings.1 },
    };
    Some(Change { kind: pair.kind, id: pair.id, label, file: pair.file, what })
}
