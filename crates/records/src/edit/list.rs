//! Changing the entries of a list.

use super::beside_dash::EntryPlace;
use super::text::TextEdit;
use super::{Editor, NeedsRewrite};
use crate::schema::{Field, IndexPair, ListEntry, entries, match_entries};
use yaml_tree::Node;

impl Editor<'_> {
    pub(super) fn list(
        &mut self,
        field: Option<&Field>,
        old: &Node,
        new: &Node,
    ) -> Result<(), NeedsRewrite> {
        let (item, keys) = Field::of_entries(field);
        let pairs = paired(keys, old, new);
        let kept = kept(&pairs);
        // Entries in another order are written anew: their comments would lose their place.
        let (before, after) = (old.items(), new.items());
        if kept.is_empty() || !kept.is_sorted_by_key(|(_, new)| *new) {
            return Err(NeedsRewrite);
        }
        let places = before.iter().map(|entry| self.place_of_item(entry));
        let places: Vec<_> = places.collect::<Result<_, _>>()?;
        let first = *places.first().ok_or(NeedsRewrite)?;
        // Those before the first that stays go together, if the first of all stands behind another dash.
        let staying = kept.first().map(|(at, _)| *at).ok_or(NeedsRewrite)?;
        let beside_dash = if self.text.begins_line(first.start) { 0 } else { staying };
        let (gone, rest) = places.split_at(beside_dash);
        self.removed_beside_dash(gone, *rest.first().ok_or(NeedsRewrite)?)?;
        for (at_old, at_new) in &pairs {
            let Some(at) = at_old.filter(|at| *at >= beside_dash) else { continue };
            let (old, place) = before.get(at).zip(places.get(at)).ok_or(NeedsRewrite)?;
            if let Some(new) = at_new.and_then(|at| after.get(at)) {
                self.changed_entry(item, old, new)?;
            } else {
                let range = self.text.line_start(place.start)..place.end;
                self.patches.push(TextEdit { range, text: String::new() });
            }
        }
        self.added_entries(after, &kept, &places)
    }

    /// Adds each new entry behind the one that it follows.
    fn added_entries(
        &mut self,
        after: &[Node],
        kept: &[(usize, usize)],
        places: &[EntryPlace],
    ) -> Result<(), NeedsRewrite> {
        let first = places.first().ok_or(NeedsRewrite)?.start;
        let indent = self.text.column(first);
        // Both lists have what is kept in the same order, so that one walk finds all neighbours.
        let (mut staying, mut previous) = (kept.iter().peekable(), None);
        for (at, entry) in after.iter().enumerate() {
            if let Some((old, _)) = staying.next_if(|(_, new)| *new == at) {
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

    /// Where the entry of a list with dashes stands.
    fn place_of_item(&self, entry: &Node) -> Result<EntryPlace, NeedsRewrite> {
        let start = self.text.dash(entry).ok_or(NeedsRewrite)?;
        let end = self.text.end_of(entry.span.end as usize, self.text.column(start));
        Ok(EntryPlace { start, end })
    }
}

/// Which entry is which: by what the schema tells them apart by; where it says nothing, by their place, so
/// that an entry that is changed is the same one.
pub(super) fn paired(keys: &[String], old: &Node, new: &Node) -> Vec<IndexPair> {
    let (old, new) = (entries(keys, old), entries(keys, new));
    let pairs = match_entries(&old, &new);
    if old.len() != new.len() {
        return pairs;
    }
    let has_no_name = |list: &[ListEntry<'_>], at: usize| {
        list.get(at).is_some_and(|entry| entry.identity.is_none())
    };
    let (mut gone, mut added) = (vec![false; old.len()], vec![false; new.len()]);
    for pair in &pairs {
        match *pair {
            (Some(at), None) => gone[at] = has_no_name(&old, at),
            (None, Some(at)) => added[at] = has_no_name(&new, at),
            _ => {}
        }
    }
    let is_same = |at: usize| gone[at] && added[at];
    let by_place = pairs.iter().filter_map(|pair| match *pair {
        (Some(at), None) if is_same(at) => Some((Some(at), Some(at))),
        (None, Some(at)) if is_same(at) => None,
        pair => Some(pair),
    });
    let by_place: Vec<_> = by_place.collect();
    if kept(&by_place).is_sorted_by_key(|(_, new)| *new) { by_place } else { pairs }
}

/// The entries that both lists have, in the order of the old one.
fn kept(pairs: &[IndexPair]) -> Vec<(usize, usize)> {
    let mut kept: Vec<_> = pairs.iter().filter_map(|(old, new)| old.zip(*new)).collect();
    kept.sort_unstable();
    kept
}
