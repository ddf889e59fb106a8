//! Changing the entries of a mapping.

use std::collections::HashMap;

use super::text::TextEdit;
use super::{Editor, NeedsRewrite};
use crate::algebra::KeyIndex;
use crate::schema::Field;
use yaml_tree::{Mapping, MappingEntry};

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
        for entry in &old.entries {
            match of_new.get(&entry.key) {
                Some(node) if *node == entry.node => {}
                Some(node) => self.changed(field, entry, node, indent)?,
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
        node: &yaml_tree::Node,
        indent: usize,
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
            |editor| {
                let start = entry.key_span.start as usize;
                let end = editor.text.line_after(entry.node.span.end as usize);
                let text = editor.text.entry_lines(&entry.key, node, indent).ok_or(NeedsRewrite)?;
                Ok(TextEdit { range: start..end, text: text.trim_start_matches(' ').to_owned() })
            },
        )
    }

    /// Takes out whole lines; an entry that shares its line with a `-` cannot be.
    fn removed(&mut self, entry: &MappingEntry) -> Result<(), NeedsRewrite> {
        let start = entry.key_span.start as usize;
        if !self.text.begins_line(start) {
            return Err(NeedsRewrite);
        }
        let end = self.text.line_after(entry.node.span.end as usize);
        let range = self.text.line_start(start)..end;
        self.patches.push(TextEdit { range, text: String::new() });
        Ok(())
    }

    fn added(
        &mut self,
        old: &Mapping,
        before: Option<&MappingEntry>,
        entry: &MappingEntry,
        indent: usize,
    ) -> Result<(), NeedsRewrite> {
        let at = match (before, old.entries.first()) {
            (Some(before), _) => self.text.line_after(before.node.span.end as usize),
            (None, Some(first)) if self.text.begins_line(first.key_span.start as usize) => {
                self.text.line_start(first.key_span.start as usize)
            }
            _ => return Err(NeedsRewrite),
        };
        let text = self.text.entry_lines(&entry.key, &entry.node, indent).ok_or(NeedsRewrite)?;
        self.patches.push(TextEdit { range: at..at, text });
        Ok(())
    }
}

/// The new keys, each with the entry of the old mapping behind which it belongs: the nearest that stays
/// of those that the schema, or else the new mapping, has before it.
fn additions<'m>(
    field: Option<&Field>,
    old: &'m Mapping,
    new: &'m Mapping,
) -> Vec<(Option<&'m MappingEntry>, &'m MappingEntry)> {
    let of_new = KeyIndex::new(Some(new));
    let staying: HashMap<&str, &MappingEntry> = old
        .entries
        .iter()
        .filter(|entry| of_new.get(&entry.key).is_some())
        .map(|entry| (entry.key.as_str(), entry))
        .collect();
    let known = field.map(Field::children).unwrap_or_default();
    let by_schema = predecessors(known.iter().map(|field| field.name.as_str()), &staying);
    let by_place = predecessors(new.entries.iter().map(|entry| entry.key.as_str()), &staying);
    let is_added = |entry: &&MappingEntry| !staying.contains_key(entry.key.as_str());
    let before = |key: &str| by_schema.get(key).or(by_place.get(key)).copied().flatten();
    new.entries.iter().filter(is_added).map(|entry| (before(&entry.key), entry)).collect()
}

/// Of each key in an order, the nearest entry before it that stays.
fn predecessors<'k, 'm>(
    order: impl Iterator<Item = &'k str>,
    staying: &HashMap<&str, &'m MappingEntry>,
) -> HashMap<&'k str, Option<&'m MappingEntry>> {
    let mut nearest = None;
    let with_nearest = order.map(|key| {
        let before = nearest;
        nearest = staying.get(key).copied().or(nearest);
        (key, before)
    });
    with_nearest.collect()
}
