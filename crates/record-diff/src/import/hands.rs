//! Keeps manual edits where a table has not changed since it was last imported: a value that people changed, an entry
//! that they removed from a list.

use super::rows::{FieldValues, KindRows, RecordRows};
use super::table::find;
use records::algebra::NamedEntries;
use records::schema::{Field, Kind};
use yaml_tree::{Node, Value};

/// The fields whose value in the table changed, and the values to be imported.
pub(super) struct TableChanges<'r> {
    pub fields: Vec<&'r Vec<String>>,
    pub values: FieldValues,
}

impl<'r> TableChanges<'r> {
    /// Without an earlier table, everything counts as changed.
    pub(super) fn new(
        kind: &Kind,
        record: &Node,
        (table, now): (&'r KindRows, &FieldValues),
        before: Option<&FieldValues>,
    ) -> Self {
        let mut values = now.clone();
        let mut fields: Vec<_> = table.fields.iter().collect();
        let Some(before) = before else { return TableChanges { fields, values } };
        fields.retain(|keys| now.get(*keys) != before.get(*keys));
        for keys in &fields {
            // Where entries have no identity, a list is one value.
            let (_, identity) = Field::of_entries(find(&kind.root, keys));
            let (Some(now), Some(then)) = (now.get(*keys), before.get(*keys)) else { continue };
            if !identity.is_empty() {
                let here = keys.iter().try_fold(record, |node, key| node.get(key));
                values.insert((*keys).clone(), merged_list(identity, here, now, then));
            }
        }
        TableChanges { fields, values }
    }
}

/// Whether a table has the same values for a record as before, in the columns that it has now.
pub(super) fn is_unchanged(table: &KindRows, now: &RecordRows, before: &RecordRows) -> bool {
    table.fields.iter().all(|keys| now.values.get(keys) == before.values.get(keys))
}

/// The entries of a table; those that it has not changed are taken from the record.
fn merged_list(keys: &[String], here: Option<&Node>, now: &Node, then: &Node) -> Node {
    let [here, now, then] = [here, Some(now), Some(then)].map(|list| NamedEntries::new(keys, list));
    let merged = now.iter().filter_map(|(name, node)| match then.get(name) {
        Some(then) if then == node => here.get(name),
        _ => Some(node),
    });
    Value::List(merged.cloned().collect()).into()
}
