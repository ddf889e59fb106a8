//! Changing the entries of a list.

use super::text::TextEdit;
use super::{Editor, NeedsRewrite};
use crate::algebra::{EntryPairing, is_reordered, pair_entries};
use crate::schema::Field;
use yaml_tree::Node;

impl Editor<'_> {
    pub(super) fn list(
        &mut self,
        field: Option<&Field>,
        old: &Node,
        new: &Node,
    ) -> Result<(), NeedsRewrite> {
        let (item, keys) = Field::of_entries(field);
        let pairs = pair_entries(EntryPairing::Equality, keys, old, new).ok_or(NeedsRewrite)?;
        let kept: Vec<_> =
            pairs.iter().filter_map(|pair| Some((pair.old?.0, pair.new?.0))).collect();
        // Entries in another order are written anew: their comments would lose their place.
        let (before, after) = (old.items(), new.items());
        if before.is_empty() || after.is_empty() || is_reordered(&pairs) {
            return Err(NeedsRewrite);
        }
        for pair in &pairs {
            match (pair.old, pair.new) {
                (Some((_, old)), Some((_, new))) => self.changed_entry(item, old, new)?,
                (Some((_, old)), None) => self.removed_entry(old)?,
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
