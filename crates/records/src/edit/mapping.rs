//! Edits the entries of a mapping.

use std::collections::HashMap;

use super::beside_dash::EntryPlace;
use super::text::TextEdit;
use super::{Editor, NeedsRewrite};
use crate::algebra::KeyIndex;
use crate::schema::Field;
use yaml_tree::{Mapping, MappingEntry, Node};

impl Editor<'_> {
    pub(super) fn mapping(
        &mut self,
        field: Option<&Field>,
        old: &Mapping,
        new: &Mapping,
    ) -> Result<(), NeedsRewrite> {
        let first = old.entries.first().ok_or(NeedsRewrite)?;
        let indent = self.text.column(first.key_span.start as usize);
        let of_new = KeyIndex::new(Some(new));
        if old.entries.iter().all(|entry| of_new.get(&entry.key).is_none()) {
            return Err(NeedsRewrite);
        }
        let is_beside_dash = !self.text.begins_line(first.key_span.start as usize);
        let is_kept = |entry: &MappingEntry| of_new.get(&entry.key).is_some();
        let removed = old.entries.iter().take_while(|entry| !is_kept(entry)).count();
        let beside_dash = if is_beside_dash { removed } else { 0 };
        let place = |entry| self.place(entry);
        let removed: Vec<_> = old.entries.iter().take(beside_dash).map(place).collect();
        let next = old.entries.get(beside_dash).map(place).ok_or(NeedsRewrite)?;
        self.removed_beside_dash(&removed, next)?;
        for entry in old.entries.iter().skip(beside_dash) {
            match of_new.get(&entry.key) {
                Some(node) if *node == entry.node => {}
                Some(node) => self.changed(field, entry, node)?,
                None => self.removed(entry)?,
            }
        }
        for (before, entry) in additions(field, old, new) {
            self.added(old, before, entry, indent)?;
        }
        Ok(())
    }

    fn changed(
        &mut self,
        field: Option<&Field>,
        entry: &MappingEntry,
        node: &Node,
    ) -> Result<(), NeedsRewrite> {
        let child = field.and_then(|field| field.child(&entry.key));
        let whole_fields = self.whole_fields;
        self.or_whole(
            |editor| {
                if whole_fields {
                    Err(NeedsRewrite)
                } else {
                    editor.value(child, &entry.node, node)
                }
            },
            |editor| editor.whole_entry(child, entry, node),
        )
    }

    /// Removes whole lines.
    fn removed(&mut self, entry: &MappingEntry) -> Result<(), NeedsRewrite> {
        let EntryPlace { start, end } = self.place(entry);
        if !self.text.begins_line(start) {
            return Err(NeedsRewrite);
        }
        let range = self.text.line_start(start)..end;
        self.patches.push(TextEdit { range, text: String::new() });
        Ok(())
    }

    fn place(&self, entry: &MappingEntry) -> EntryPlace {
        let start = entry.key_span.start as usize;
        let end = self.text.end_of(entry.node.span.end as usize, self.text.column(start));
        EntryPlace { start, end }
    }

    fn added(
        &mut self,
        old: &Mapping,
        before: Option<&MappingEntry>,
        entry: &MappingEntry,
        indent: usize,
    ) -> Result<(), NeedsRewrite> {
        let text = self.text.entry_lines(&entry.key, &entry.node, indent).ok_or(NeedsRewrite)?;
        match (before, old.entries.first()) {
            (Some(before), _) => {
                let at = self.place(before).end;
                self.patches.push(TextEdit { range: at..at, text });
            }
            (None, Some(first)) => self.added_before(first.key_span.start as usize, text),
            (None, None) => return Err(NeedsRewrite),
        }
        Ok(())
    }
}

/// The new keys, each with the old entry after which it belongs: the nearest kept one before it in the schema or,
/// failing that, in the new mapping.
pub(super) fn additions<'m>(
    field: Option<&Field>,
    old: &'m Mapping,
    new: &'m Mapping,
) -> Vec<(Option<&'m MappingEntry>, &'m MappingEntry)> {
    let of_new = KeyIndex::new(Some(new));
    let kept: HashMap<&str, &MappingEntry> = old
        .entries
        .iter()
        .filter(|entry| of_new.get(&entry.key).is_some())
        .map(|entry| (entry.key.as_str(), entry))
        .collect();
    let known = field.map(Field::children).unwrap_or_default();
    let by_schema = predecessors(known.iter().map(|field| field.name.as_str()), &kept);
    let by_position = predecessors(new.entries.iter().map(|entry| entry.key.as_str()), &kept);
    let is_added = |entry: &&MappingEntry| !kept.contains_key(entry.key.as_str());
    let before = |key: &str| by_schema.get(key).or(by_position.get(key)).copied().flatten();
    new.entries.iter().filter(is_added).map(|entry| (before(&entry.key), entry)).collect()
}

/// For each key in an order, the nearest kept entry before it.
fn predecessors<'k, 'm>(
    order: impl Iterator<Item = &'k str>,
    kept: &HashMap<&str, &'m MappingEntry>,
) -> HashMap<&'k str, Option<&'m MappingEntry>> {
    let mut nearest = None;
    let with_nearest = order.map(|key| {
        let before = nearest;
        nearest = kept.get(key).copied().or(nearest);
        (key, before)
    });
    with_nearest.collect()
}
