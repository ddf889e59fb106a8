//! Duplicate list entries: listing a party a second time does not make it join again.

use std::collections::HashMap;

use super::reader::{ChangeReader, sides};
use super::table::entry_args;
use super::vocabulary::Meaning;
use record_diff::diff::{FieldChange, FieldChangeKind};
use records::algebra::{RecordPath, RecordPathStep, node_at};
use yaml_tree::{Node, canonical};

pub(super) fn read(reader: &mut ChangeReader<'_>) {
    let (Some(old), Some(new)) = (reader.change.before(), reader.change.after()) else { return };
    let root = &reader.change.kind.root;
    // Number of equal entries in the other state, plus those already seen.
    let mut equals: HashMap<(RecordPath, String, bool), usize> = HashMap::new();
    let mut is_double = |change: &FieldChange| {
        let Some((list, node)) = entry(change) else { return false };
        let is_new = matches!(change.what, FieldChangeKind::Set { .. });
        let other = if is_new { &old.root } else { &new.root };
        let count_in_other = || {
            let items = node_at(Some(root), other, &list.0).map_or(&[][..], Node::items);
            items.iter().filter(|item| *item == node).count()
        };
        let count =
            equals.entry((list.clone(), canonical(node), is_new)).or_insert_with(count_in_other);
        *count += 1;
        *count > 1
    };
    let doubles: Vec<_> = reader.rest.iter().map(&mut is_double).collect();
    let mut doubles = doubles.into_iter();
    for change in reader.take(|_| doubles.next() == Some(true)) {
        let meaning = match change.what {
            FieldChangeKind::Set { .. } => Meaning::EntryDoubled,
            _ => Meaning::DoubleRemoved,
        };
        match entry_args(reader, &change) {
            Some(args) => reader.push_sentence(meaning, args, vec![change]),
            None => reader.push_fields(meaning, change),
        }
    }
}

/// The list that an entry was added to or removed from, and the entry.
fn entry(change: &FieldChange) -> Option<(RecordPath, &Node)> {
    let (RecordPathStep::Entry(_), list) = change.path.0.split_last()? else { return None };
    let node = match (&change.what, sides(change)) {
        (FieldChangeKind::Set { .. } | FieldChangeKind::Unset { .. }, (old, new)) => old.or(new)?,
        _ => return None,
    };
    Some((RecordPath(list.to_vec()), node))
}
