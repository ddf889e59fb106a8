//! Edits flow collections, `[a, b]` or `{a: 1}`, which keep their brackets.

use std::ops::Range;

use super::flow_parts::{FlowEntryText, FlowParts, entry_range};
use super::mapping::additions;
use super::text::{TextEdit, patched};
use super::{Editor, NeedsRewrite, scalar};
use crate::algebra::{EntryPair, EntryPairing, pair_entries};
use crate::schema::Field;
use yaml_tree::{Mapping, MappingEntry, Node, ScalarForm, Value};

impl Editor<'_> {
    pub(super) fn flow(
        &mut self,
        field: Option<&Field>,
        old: &Node,
        new: &Node,
    ) -> Result<(), NeedsRewrite> {
        let was_in_flow = std::mem::replace(&mut self.in_flow, true);
        let result = match (&old.value, &new.value) {
            (Value::Mapping(_), Value::Mapping(after)) => self.flow_mapping(field, old, after),
            _ => self.flow_list(field, old, new),
        };
        self.in_flow = was_in_flow;
        result
    }

    fn flow_mapping(
        &mut self,
        field: Option<&Field>,
        node: &Node,
        new: &Mapping,
    ) -> Result<(), NeedsRewrite> {
        let old = node.as_mapping().ok_or(NeedsRewrite)?;
        let has_same_keys = old.entries.len() == new.entries.len()
            && old.entries.iter().all(|entry| new.get(&entry.key).is_some());
        if has_same_keys {
            return old.entries.iter().try_for_each(|entry| {
                self.flow_entry(field, entry, new.get(&entry.key).ok_or(NeedsRewrite)?)
            });
        }
        let mut texts = Vec::new();
        let added = additions(field, old, new);
        let add = |previous: Option<&MappingEntry>, texts: &mut Vec<FlowEntryText>| {
            let key_span = previous.map(|entry| entry.key_span);
            let new_entries =
                added.iter().filter(|(before, _)| before.map(|one| one.key_span) == key_span);
            new_entries.into_iter().try_for_each(|(_, entry)| {
                let text = flow_entry(&entry.key, &entry.node).ok_or(NeedsRewrite)?;
                texts.push(FlowEntryText { old: None, text });
                Ok(())
            })
        };
        add(None, &mut texts)?;
        for (at, entry) in old.entries.iter().enumerate() {
            let Some(new_value) = new.get(&entry.key) else { continue };
            let range = entry_range(self.text.source(), entry);
            let change = |editor: &mut Self| editor.flow_entry(field, entry, new_value);
            texts.push(FlowEntryText { old: Some(at), text: self.changed_text(range, change)? });
            add(Some(entry), &mut texts)?;
        }
        self.put_together(node, &texts)
    }

    fn flow_list(
        &mut self,
        field: Option<&Field>,
        old: &Node,
        new: &Node,
    ) -> Result<(), NeedsRewrite> {
        let (item, keys) = Field::of_entries(field);
        let (before, after) = (old.items(), new.items());
        let mut pairs = pair_entries(EntryPairing::Place, keys, old, new).ok_or(NeedsRewrite)?;
        pairs.sort_by_key(|pair| pair.new.map(|(at, _)| at));
        let is_at_its_place =
            |pair: &EntryPair<'_>| pair.old.map(|(at, _)| at) == pair.new.map(|(at, _)| at);
        if before.len() == after.len() && pairs.iter().all(is_at_its_place) {
            let mut pairs = before.iter().zip(after);
            return pairs.try_for_each(|(old, new)| self.flow_value(item, old, new));
        }
        let parts = FlowParts::new(self.text.source(), old).ok_or(NeedsRewrite)?;
        let mut texts = Vec::new();
        for pair in pairs {
            let Some((_, new)) = pair.new else { continue };
            let kept = pair.old.and_then(|(at, old)| Some((old, parts.range(at)?)));
            let text = match kept {
                Some((old, range)) => {
                    self.changed_text(range, |editor| editor.flow_value(item, old, new))?
                }
                None => flow_text(new).ok_or(NeedsRewrite)?,
            };
            texts.push(FlowEntryText { old: pair.old.map(|(at, _)| at), text });
        }
        self.put_together(old, &texts)
    }

    /// Edits the value of a key. A key without a value has no range to replace, so the value is inserted.
    fn flow_entry(
        &mut self,
        parent: Option<&Field>,
        entry: &MappingEntry,
        new: &Node,
    ) -> Result<(), NeedsRewrite> {
        let field = parent.and_then(|parent| parent.child(&entry.key));
        if !entry.node.span.range().is_empty() || entry.node == *new {
            return self.flow_value(field, &entry.node, new);
        }
        let range = entry_range(self.text.source(), entry);
        let has_colon = range.end > entry.key_span.end as usize;
        let value = flow_text(new).ok_or(NeedsRewrite)?;
        let text = format!("{}{value}", if has_colon { " " } else { ": " });
        self.patches.push(TextEdit { range: range.end..range.end, text });
        Ok(())
    }

    /// Edits a value within brackets in parts, or rewrites it. Rewritten, it has no room for its own comments
    /// within the outer brackets.
    fn flow_value(
        &mut self,
        field: Option<&Field>,
        old: &Node,
        new: &Node,
    ) -> Result<(), NeedsRewrite> {
        let change = |editor: &mut Self| editor.value(field, old, new);
        self.or_whole(change, |editor| {
            let range = old.span.range();
            let parts = FlowParts::new(editor.text.source(), old);
            if range.is_empty() || parts.is_some_and(|parts| parts.has_own_comments()) {
                return Err(NeedsRewrite);
            }
            Ok(TextEdit { range, text: flow_text(new).ok_or(NeedsRewrite)? })
        })
    }

    /// A part of the text with a change applied to it.
    fn changed_text(
        &mut self,
        range: Range<usize>,
        change: impl FnOnce(&mut Self) -> Result<(), NeedsRewrite>,
    ) -> Result<String, NeedsRewrite> {
        let first = self.patches.len();
        let result = change(self);
        let patches = self.patches.split_off(first);
        result.map(|()| patched(self.text.source(), range, patches))
    }

    /// Writes the entries between the brackets. If the old or the new value is empty, there is no form to keep.
    fn put_together(&mut self, old: &Node, texts: &[FlowEntryText]) -> Result<(), NeedsRewrite> {
        let parts = FlowParts::new(self.text.source(), old).ok_or(NeedsRewrite)?;
        if old.items().is_empty() && old.as_mapping().is_none_or(|old| old.entries.is_empty())
            || texts.is_empty()
        {
            return Err(NeedsRewrite);
        }
        let text = parts.with(texts).replace('\r', "");
        self.patches.push(TextEdit { range: old.span.range(), text });
        Ok(())
    }
}

/// A value as text within brackets.
fn flow_text(node: &Node) -> Option<String> {
    match &node.value {
        Value::List(items) => {
            let items: Vec<_> = items.iter().map(flow_text).collect::<Option<_>>()?;
            Some(format!("[{}]", items.join(", ")))
        }
        Value::Mapping(mapping) => {
            let entries = mapping.entries.iter().map(|entry| flow_entry(&entry.key, &entry.node));
            let entries: Vec<_> = entries.collect::<Option<_>>()?;
            Some(format!("{{{}}}", entries.join(", ")))
        }
        _ => scalar::written_like(ScalarForm::Plain, node, true),
    }
}

fn flow_entry(key: &str, node: &Node) -> Option<String> {
    let key = Node::from(Value::String(key.into()));
    let key = scalar::written_like(ScalarForm::Plain, &key, true)?;
    Some(format!("{key}: {}", flow_text(node)?))
}
