//! Changing what stands in brackets, `[a, b]` or `{a: 1}`, which stays in them.

use std::ops::Range;

use super::text::TextEdit;
use super::{Editor, NeedsRewrite, scalar};
use crate::algebra::{EntryPair, EntryPairing, pair_entries};
use crate::schema::Field;
use yaml_tree::{Mapping, Node, ScalarForm, Value};

impl Editor<'_> {
    pub(super) fn flow(
        &mut self,
        field: Option<&Field>,
        old: &Node,
        new: &Node,
    ) -> Result<(), NeedsRewrite> {
        let before = std::mem::replace(&mut self.in_flow, true);
        let done = match (&old.value, &new.value) {
            (Value::Mapping(old), Value::Mapping(new)) => self.flow_mapping(old, new),
            _ => self.flow_list(field, old, new),
        };
        self.in_flow = before;
        done
    }

    fn flow_mapping(&mut self, old: &Mapping, new: &Mapping) -> Result<(), NeedsRewrite> {
        let has_same_keys = old.entries.len() == new.entries.len()
            && old.entries.iter().all(|entry| new.get(&entry.key).is_some());
        if has_same_keys {
            return old.entries.iter().try_for_each(|entry| {
                self.value(None, &entry.node, new.get(&entry.key).ok_or(NeedsRewrite)?)
            });
        }
        let kept = old.entries.iter().filter_map(|entry| Some((entry, new.get(&entry.key)?)));
        let mut texts = Vec::new();
        for (entry, node) in kept {
            let key = self.text.get(entry.key_span.start as usize..entry.node.span.start as usize);
            texts.push(format!("{key}{}", self.flow_text(&entry.node, node)?));
        }
        for entry in new.entries.iter().filter(|entry| old.get(&entry.key).is_none()) {
            texts.push(flow_entry(&entry.key, &entry.node).ok_or(NeedsRewrite)?);
        }
        let places = old.entries.iter().map(|entry| {
            let is_whole = is_filled_scalar(&entry.node);
            is_whole.then_some(entry.key_span.start as usize..entry.node.span.end as usize)
        });
        self.rejoin(places.collect(), &texts)
    }

    fn flow_list(
        &mut self,
        field: Option<&Field>,
        old: &Node,
        new: &Node,
    ) -> Result<(), NeedsRewrite> {
        let (item, keys) = Field::of_entries(field);
        let (before, after) = (old.items(), new.items());
        let mut pairs = pair_entries(EntryPairing::Equality, keys, old, new).ok_or(NeedsRewrite)?;
        pairs.sort_by_key(|pair| pair.new.map(|(at, _)| at));
        let is_at_its_place =
            |pair: &EntryPair<'_>| pair.old.map(|(at, _)| at) == pair.new.map(|(at, _)| at);
        if before.len() == after.len() && pairs.iter().all(is_at_its_place) {
            let mut pairs = before.iter().zip(after);
            return pairs.try_for_each(|(old, new)| self.value(item, old, new));
        }
        let mut texts = Vec::new();
        for pair in pairs {
            let Some((_, new)) = pair.new else { continue };
            texts.push(match pair.old {
                Some((_, old)) => self.flow_text(old, new)?,
                None => flow_text(new).ok_or(NeedsRewrite)?,
            });
        }
        let places = before.iter().map(|item| is_filled_scalar(item).then(|| item.span.range()));
        self.rejoin(places.collect(), &texts)
    }

    /// A value that stays as it is written, or takes the quotes of the old one.
    fn flow_text(&self, old: &Node, new: &Node) -> Result<String, NeedsRewrite> {
        if old == new {
            return Ok(self.text.get(old.span.range()).to_owned());
        }
        scalar::written_like(self.forms.at(old.span), new, true).ok_or(NeedsRewrite)
    }

    /// Puts the texts where the old entries stand, with what stands between those.
    fn rejoin(
        &mut self,
        places: Option<Vec<Range<usize>>>,
        texts: &[String],
    ) -> Result<(), NeedsRewrite> {
        let places = places.ok_or(NeedsRewrite)?;
        let (first, last) = places.first().zip(places.last()).ok_or(NeedsRewrite)?;
        let range = first.start..last.end;
        let mut between = places.iter().zip(places.iter().skip(1));
        let between = between.next().map_or(", ", |(one, two)| self.text.get(one.end..two.start));
        let has_comments = self.text.get(range.clone()).contains('#');
        if texts.is_empty() || has_comments {
            return Err(NeedsRewrite);
        }
        self.patches.push(TextEdit { range, text: texts.join(&between.replace('\r', "")) });
        Ok(())
    }
}

/// Of others the place does not say where they end.
fn is_filled_scalar(node: &Node) -> bool {
    !matches!(node.value, Value::List(_) | Value::Mapping(_)) && !node.span.range().is_empty()
}

/// A value in brackets within brackets.
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
    let key = Node::from(Value::String(key.to_owned()));
    let key = scalar::written_like(ScalarForm::Plain, &key, true)?;
    Some(format!("{key}: {}", flow_text(node)?))
}
