//! Changing the entries of a mapping.

use super::text::TextEdit;
use super::{Editor, NeedsRewrite};
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
        let is_kept = |entry: &&MappingEntry| new.get(&entry.key).is_some();
        let indent = self.text.column(first.key_span.start as usize);
        if !old.entries.iter().any(|entry| is_kept(&entry)) {
            return Err(NeedsRewrite);
        }
        for entry in &old.entries {
            match new.get(&entry.key) {
                Some(node) if *node == entry.node => {}
                Some(node) => self.changed(field, entry, node, indent)?,
                None => self.removed(entry)?,
            }
        }
        for entry in new.entries.iter().filter(|entry| old.get(&entry.key).is_none()) {
            let before = predecessor(field, new, old, &entry.key);
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

/// The entry of the old mapping after which a new key belongs: the nearest that stays of those that
/// the schema, or else the new mapping, has before it.
fn predecessor<'m>(
    field: Option<&Field>,
    new: &Mapping,
    old: &'m Mapping,
    key: &str,
) -> Option<&'m MappingEntry> {
    let order: Vec<&str> = match field.filter(|field| field.child(key).is_some()) {
        Some(field) => field.children().iter().map(|field| field.name.as_str()).collect(),
        None => new.entries.iter().map(|entry| entry.key.as_str()).collect(),
    };
    let at = order.iter().position(|name| *name == key)?;
    let stays = |name: &&&str| new.get(name).is_some() && old.get(name).is_some();
    order[..at].iter().rev().find(stays).and_then(|name| old.entry(name))
}
