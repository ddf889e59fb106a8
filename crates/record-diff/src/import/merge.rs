//! Merging the current values of a table into a record, given its earlier values: manual edits of the record are kept.

use super::rows::FieldValues;
use super::table::find;
use records::algebra::{self, MergeConflict, RecordPath, States, node_at};
use records::schema::{Field, Kind};
use yaml_tree::{Node, Value};

/// A value of a record that equals neither the current nor the earlier value of the table.
#[derive(Debug, Clone, PartialEq)]
pub struct ImportConflict {
    /// `einwohner.anzahl`, or the entry of a list: `kernteam[koeln]`.
    pub field: String,
    pub record: Option<Node>,
    pub table: Option<Node>,
    pub before: Option<Node>,
}

/// The record with the values of the table, and the conflicts that were left unresolved.
pub(super) fn merge<'f>(
    kind: &Kind,
    record: &Node,
    fields: impl Iterator<Item = &'f Vec<String>>,
    table: &FieldValues,
    before: Option<&FieldValues>,
) -> (Node, Vec<ImportConflict>) {
    let mut merged = record.clone();
    let mut conflicts = Vec::new();
    for keys in fields {
        let states = States {
            // Without an earlier table, all values of the record count as manual edits.
            base: before.and_then(|values| values.get(keys)),
            ours: keys.iter().try_fold(record, |node, key| node.get(key)),
            theirs: table.get(keys),
        };
        let path = keys.iter().fold(RecordPath::default(), |path, key| path.key(key));
        let field = find(&kind.root, keys);
        let outcome = algebra::merge(field, &path, states);
        let of_field = |conflict| conflict_of(field, &path, states, conflict);
        conflicts.extend(outcome.conflicts.iter().map(of_field));
        // On a conflict the record stays as it is.
        if outcome.merged.ours.as_ref() != states.ours {
            let keys: Vec<_> = keys.iter().map(String::as_str).collect();
            algebra::set(Some(&kind.root), &mut merged, &keys, outcome.merged.ours);
        }
    }
    (merged, conflicts)
}

/// The three values at the place of a conflict: of the field, or of the entry of a list.
fn conflict_of(
    field: Option<&Field>,
    path: &RecordPath,
    states: States<'_>,
    conflict: &MergeConflict,
) -> ImportConflict {
    let value = |node: Option<&Node>, place: &RecordPath| {
        let below = place.0.get(path.0.len()..).unwrap_or_default();
        node.and_then(|node| node_at(field, node, below)).cloned()
    };
    let values = |node: Option<&Node>, places: &[RecordPath]| {
        let mut found: Vec<_> = places.iter().filter_map(|place| value(node, place)).collect();
        match places {
            [_] => found.pop(),
            _ => Some(Value::List(found).into()),
        }
    };
    ImportConflict {
        field: conflict.path.to_string(),
        record: values(states.ours, &conflict.ours),
        table: values(states.theirs, &conflict.theirs),
        before: value(states.base, &conflict.path),
    }
}
