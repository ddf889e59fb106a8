//! What a table has not changed since it was last brought in is left to hands: a value that people
//! changed, an entry that they took out of a list.

use super::rows::{FieldValues, KindRows, RecordRows};
use super::table::find;
use records::schema::{Field, Kind, ListEntry, Shape, entries};
use yaml_tree::{Node, Value};

/// The fields whose value in the table is another than before, and the values to be brought in.
pub(super) struct TableChanges<'r> {
    pub fields: Vec<&'r Vec<String>>,
    pub values: FieldValues,
}

impl<'r> TableChanges<'r> {
    /// Without an earlier table, everything may be new.
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
            let list = find(&kind.root, keys).filter(|field| is_list(field));
            let (Some(field), Some(now), Some(then)) = (list, now.get(*keys), before.get(*keys))
            else {
                continue;
            };
            let here = keys.iter().try_fold(record, |node, key| node.get(key));
            values.insert((*keys).clone(), wanted_list(field, here, now, then));
        }
        TableChanges { fields, values }
    }
}

/// Whether a table says of a record what it said before, in the columns that it has now.
pub(super) fn is_unchanged(table: &KindRows, now: &RecordRows, before: &RecordRows) -> bool {
    table.fields.iter().all(|keys| now.values.get(keys) == before.values.get(keys))
}

fn is_list(field: &Field) -> bool {
    matches!(field.shape, Shape::List(..))
}

/// The entries of a table, those that it has not changed as the record has them.
fn wanted_list(field: &Field, here: Option<&Node>, now: &Node, then: &Node) -> Node {
    let (_, keys) = Field::of_entries(Some(field));
    let here = here.map(|list| entries(keys, list)).unwrap_or_default();
    let then = entries(keys, then);
    let wanted = entries(keys, now).into_iter().filter_map(|entry| {
        let find = |list: &[ListEntry<'_>]| {
            let found = list.iter().find(|other| name(other) == name(&entry));
            found.map(|found| found.node.clone())
        };
        match find(&then) {
            Some(then) if then == *entry.node => find(&here),
            _ => Some(entry.node.clone()),
        }
    });
    Value::List(wanted.collect()).into()
}

fn name<'e>(entry: &'e ListEntry<'_>) -> &'e str {
    entry.identity.as_deref().unwrap_or(&entry.canonical)
}
