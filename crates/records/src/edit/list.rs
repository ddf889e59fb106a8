//! Changing the entries of a list.

use super::text::TextEdit;
use super::{Editor, NeedsRewrite};
use crate::schema::{Field, IndexPair, entries, match_entries};
use yaml_tree::Node;

impl Editor<'_> {
    pub(super) fn list(
        &mut self,
        field: Option<&Field>,
        old: &Node,
        new: &Node,
    ) -> Result<(), NeedsRewrite> {
        let (item, keys) = Field::of_entries(field);
        let pairs = match_entries(&entries(keys, old), &entries(keys, new));
        let kept = kept(&pairs);
        // Entries in another order are written anew: their comments would lose their place.
        let (before, after) = (old.items(), new.items());
        if before.is_empty() || after.is_empty() || !kept.is_sorted_by_key(|(_, new)| *new) {
            return Err(NeedsRewrite);
        }
        for (at_old, at_new) in &pairs {
            match (at_old.and_then(|at| before.get(at)), at_new.and_then(|at| after.get(at))) {
                (Some(old), Some(new)) => self.changed_entry(item, old, new)?,
                (Some(old), None) => self.removed_entry(old)?,
                _ => {}
            }
        }
        // Both lists have what is kept in the same order, so that one walk finds all neighbours.
        let (mut staying, mut previous) = (kept.iter().peekable(), None);
        for (at, entry) in after.iter().enumerate() {
            if let Some(one) = staying.next_if(|(_, new)| *new == at) {
                previous = Some(one);
                continue;
            }
            let neighbour = previous.or(kept.first()).map_or(0, |(old, _)| *old);
            let neighbour = before.get(neighbour).ok_or(NeedsRewrite)?;
            self.added_entry(neighbour, previous.is_some(), entry)?;
        }
        Ok(())
    }

    fn changed_entry(
        &mut self,
        item: Option<&Field>,
        old: &Node,
        new: &Node,
    ) -> Result<(), NeedsRewrite> {
        self.or_whole(
            |editor| editor.value(item, old, new),
            |editor| {
                let dash = editor.text.dash(old).ok_or(NeedsRewrite)?;
                let end = editor.text.line_after(old.span.end as usize);
                let text =
                    editor.text.item_lines(new, editor.text.column(dash)).ok_or(NeedsRewrite)?;
                Ok(TextEdit { range: dash..end, text: text.trim_start_matches(' ').to_owned() })
            },
        )
    }

    fn removed_entry(&mut self, old: &Node) -> Result<(), NeedsRewrite> {
        let dash =
            self.text.dash(old).filter(|&at| self.text.begins_line(at)).ok_or(NeedsRewrite)?;
        let range = self.text.line_start(dash)..self.text.line_after(old.span.end as usize);
        self.patches.push(TextEdit { range, text: String::new() });
        Ok(())
    }

    fn added_entry(
        &mut self,
        neighbour: &Node,
        after: bool,
        entry: &Node,
    ) -> Result<(), NeedsRewrite> {
        let dash = self
            .text
            .dash(neighbour)
            .filter(|&at| self.text.begins_line(at))
            .ok_or(NeedsRewrite)?;
        let at = if after {
            self.text.line_after(neighbour.span.end as usize)
        } else {
            self.text.line_start(dash)
        };
        let text = self.text.item_lines(entry, self.text.column(dash)).ok_or(NeedsRewrite)?;
        self.patches.push(TextEdit { range: at..at, text });
        Ok(())
    }
}

/// The entries that both lists have, in the order of the old one.
fn kept(pairs: &[IndexPair]) -> Vec<(usize, usize)> {
    let mut kept: Vec<_> = pairs.iter().filter_map(|(old, new)| old.zip(*new)).collect();
    kept.sort_unstable();
    kept
}
