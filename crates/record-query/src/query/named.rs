//! Finds the id or list value that a text names; spaces, hyphens, capitals and umlauts may be written
//! differently.

use records::dataset::{IdIndex, to_id};
use records::suggest::letters;

/// The id of a record of these kinds: as written, prefixed with its kind, or derived from a name (`Köln` is
/// `koeln`). `None` if there is no such record, or if the text is ambiguous.
#[must_use]
pub fn named_id(ids: &IdIndex, kinds: &[String], text: &str) -> Option<String> {
    let bare = without_kind(kinds, text);
    let near = to_id(bare);
    let exact = [bare, near.as_str()].into_iter().find(|id| ids.has_any(kinds, id));
    let key = letters(bare);
    let known = kinds.iter().flat_map(|kind| ids.of(kind));
    let same_letters = || only(known.filter(|id| !key.is_empty() && letters(id) == key));
    exact.or_else(same_letters).map(str::to_owned)
}

/// `koeln` for `municipality/koeln`, if that is one of the kinds.
#[must_use]
pub fn without_kind<'t>(kinds: &[String], text: &'t str) -> &'t str {
    let named = text.split_once('/').filter(|(name, _)| kinds.iter().any(|kind| kind == name));
    named.map_or(text, |(_, id)| id)
}

/// The value of a fixed list that a text names.
#[must_use]
pub(super) fn named_choice<'c>(choices: &[&'c str], text: &str) -> Option<&'c str> {
    let key = letters(text);
    let exact = choices.iter().find(|choice| **choice == text);
    exact.or_else(|| choices.iter().find(|choice| letters(choice) == key)).copied()
}

/// Whether two texts differ at most in spaces, hyphens, capitals and umlauts.
pub(super) fn is_spelt_alike(a: &str, b: &str) -> bool {
    letters(a) == letters(b)
}

fn only<'i>(mut ids: impl Iterator<Item = &'i str>) -> Option<&'i str> {
    let first = ids.next()?;
    ids.all(|id| id == first).then_some(first)
}
