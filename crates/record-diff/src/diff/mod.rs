//! Differences between two states of a dataset, record by record and field by field. Interpreting them is left to the
//! callers.

mod change;
mod dangling;
mod limits;
mod named;
mod notation;
mod references;
mod renames;
mod schemas;
mod sides;
mod similarity;
mod value;
mod wording;
mod words;

use std::cmp::Ordering;
use std::collections::BTreeMap;

use anyhow::Result;

pub use change::{
    ChangeCounts, DanglingReference, Diff, FieldChange, FieldChangeKind, FormattingChange,
    RecordChange, RecordChangeKind, ReferenceUpdate, SideState,
};
pub use schemas::{SchemaChange, SchemaChangeKind};
pub use value::{expanded, field_at, field_changes};
pub use words::{DiffSegment, words};

use file_tree::Tree;
use records::record::Record;
pub use sides::{RecordPair, SideFile, SideRecord, pair};

use renames::RenameMap;
use sides::DiffSides;
use value::by_value;

/// One state of a dataset.
pub struct DiffSide {
    /// As the user named it; none for the working tree.
    pub name: Option<String>,
    pub tree: Tree,
}

/// Compares two states. Each is read with its own schemas; fields and list entries are identified by the schema of the
/// head, where it has the kind. With `formatting`, files with the same values are reported as well.
///
/// # Errors
/// If a side has unusable schemas or cannot be read at all.
pub fn diff(base: &DiffSide, head: &DiffSide, formatting: bool) -> Result<Diff> {
    let sides = DiffSides::read(&base.tree, &head.tree)?;
    let schema = schemas::changes(&sides.base_schemas, &sides.head_schemas);
    let mut changes = changes(sides.pairs, formatting);
    dangling::find(&head.tree, &sides.head_schemas, &mut changes)?;
    let (of_base, of_head) = ((&base.tree, &sides.base_schemas), (&head.tree, &sides.head_schemas));
    let named = named::find(of_base, of_head, &changes);
    Ok(Diff {
        base: base.name.clone().unwrap_or_default(),
        head: head.name.clone(),
        changes,
        schema,
        named,
        totals: BTreeMap::new(),
        no_records: sides.no_records,
        not_checked_out: sides.not_checked_out,
    })
}

/// The changes of records that were already read, sorted by collection and id.
#[must_use]
pub fn changes(pairs: Vec<RecordPair>, formatting: bool) -> Vec<RecordChange> {
    let (pairs, mut renames) = renames::bring_together(pairs);
    let mut changes: Vec<_> =
        pairs.into_iter().filter_map(|pair| change(pair, &mut renames, formatting)).collect();
    renames.hand_out(&mut changes);
    changes.sort_by(by_collection);
    changes
}

/// The records that may differ, with both states of a renamed record in one pair.
///
/// # Errors
/// If a side has unusable schemas or cannot be read at all.
pub fn pairs(base: &DiffSide, head: &DiffSide) -> Result<Vec<RecordPair>> {
    Ok(renames::bring_together(DiffSides::read(&base.tree, &head.tree)?.pairs).0)
}

fn by_collection(a: &RecordChange, b: &RecordChange) -> Ordering {
    let key = |change: &'_ RecordChange| (change.kind.collection.clone(), change.kind.name.clone());
    key(a).cmp(&key(b)).then_with(|| a.id.cmp(&b.id))
}

/// How the two states of a record differ; none if only in references that follow renamed records.
fn change(pair: RecordPair, renames: &mut RenameMap, formatting: bool) -> Option<RecordChange> {
    let label =
        [&pair.head, &pair.base].into_iter().find_map(SideRecord::record).map(Record::label);
    let label = label.unwrap_or(&pair.id).to_owned();
    let states = (pair.base.reading(), pair.head.reading());
    let what = match (pair.base, pair.head) {
        (SideRecord::Absent, SideRecord::Sound(new)) => {
            RecordChangeKind::Added { record: new.record }
        }
        (SideRecord::Sound(old), SideRecord::Absent) => {
            RecordChangeKind::Removed { record: old.record }
        }
        (SideRecord::Sound(old), SideRecord::Sound(new)) => {
            let followed = renames.followed_by(&pair.kind, &old.record, &new.record);
            let fields = field_changes(&pair.kind, &followed, &new.record.root);
            match pair.from {
                Some(from) => {
                    let (old, new, reference_updates) = (old.record, new.record, Vec::new());
                    RecordChangeKind::Renamed { from, old, new, fields, reference_updates }
                }
                None if !fields.is_empty() => {
                    RecordChangeKind::Changed { old: old.record, new: new.record, fields }
                }
                None if formatting && by_value(&old.record.root) == by_value(&new.record.root) => {
                    RecordChangeKind::Reformatted { differs: notation::differing(&old, &new) }
                }
                None => return None,
            }
        }
        (_, head) => {
            let new = head.into_record();
            RecordChangeKind::Unreadable { base: states.0, head: states.1, new }
        }
    };
    Some(RecordChange {
        kind: pair.kind,
        id: pair.id,
        label,
        file: pair.file,
        what,
        dangling: Vec::new(),
    })
}
