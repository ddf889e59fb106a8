//! Edits the entries of a list.

use super::beside_dash::EntryPlace;
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
        let pairs = pair_entries(EntryPairing::Place, keys, old, new).ok_or(NeedsRewrite)?;
        let kept: Vec<_> =
            pairs.iter().filter_map(|pair| Some((pair.old?.0, pair.new?.0))).collect();
        // Reordered entries are written anew: their comments could not be kept in place.
        let (before, after) = (old.items(), new.items());
        if kept.is_empty() || is_reordered(&pairs) {
            return Err(NeedsRewrite);
        }
        let places = before.iter().map(|entry| self.place_of_item(entry));
        let places: Vec<_> = places.collect::<Result<_, _>>()?;
        let first = *places.first().ok_or(NeedsRewrite)?;
        // If the list follows another dash on its line, the entries before the first kept one are removed together.
        let first_kept = kept.first().map(|(at, _)| *at).ok_or(NeedsRewrite)?;
        let beside_dash = if self.text.begins_line(first.start) { 0 } else { first_kept };
        let (removed, rest) = places.split_at(beside_dash);
        self.removed_beside_dash(removed, *rest.first().ok_or(NeedsRewrite)?)?;
        for pair in &pairs {
            let Some((at, old)) = pair.old.filter(|(at, _)| *at >= beside_dash) else { continue };
            let place = places.get(at).ok_or(NeedsRewrite)?;
            if let Some((_, new)) = pair.new {
                self.changed_entry(item, old, new)?;
            } else {
                let range = self.text.line_start(place.start)..place.end;
                self.patches.push(TextEdit { range, text: String::new() });
            }
        }
        self.added_entries(after, &kept, &places)
    }

    /// Adds each new entry after the entry that precedes it.
    fn added_entries(
        &mut self,
        after: &[Node],
        kept: &[(usize, usize)],
        places: &[EntryPlace],
    ) -> Result<(), NeedsRewrite> {
        let first = places.first().ok_or(NeedsRewrite)?.start;
        let indent = self.text.column(first);
        // The kept entries are in the same order in both lists, so that a single pass finds all neighbours.
        let (mut remaining, mut previous) = (kept.iter().peekable(), None);
        for (at, entry) in after.iter().enumerate() {
            if let Some((old, _)) = remaining.next_if(|(_, new)| *new == at) {
                previous = places.get(*old);
                continue;
            }
            let text = self.text.item_lines(entry, indent).ok_or(NeedsRewrite)?;
            match previous {
                Some(place) => self.patches.push(TextEdit { range: place.end..place.end, text }),
                None => self.added_before(first, text),
            }
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
            |editor| editor.whole_item(item, old, new),
        )
    }

    /// The range of a list entry with a dash.
    fn place_of_item(&self, entry: &Node) -> Result<EntryPlace, NeedsRewrite> {
        let start = self.text.dash(entry).ok_or(NeedsRewrite)?;
        let end = self.text.end_of(entry.span.end as usize, self.text.column(start));
        Ok(EntryPlace { start, end })
    }
}
