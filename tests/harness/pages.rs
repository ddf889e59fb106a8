//! Parts of pages that are made from the program.

use std::fs;
use std::path::Path;

use super::REPOSITORY;

/// Holds a page from `begin` up to `end`, or to its own end, against what it is to be; with `OZG_UPDATE_DOCS=1` it is
/// written anew.
#[track_caller]
pub fn assert_made(page: &str, begin: &str, end: &str, made: &str) {
    let path = Path::new(REPOSITORY).join(page);
    let text = fs::read_to_string(&path).expect(page);
    let start = text.find(begin).unwrap_or_else(|| panic!("{page} has no {begin:?}"));
    let length = text[start..].find(end).filter(|_| !end.is_empty());
    let shown = start..length.map_or(text.len(), |length| start + length);
    if text[shown.clone()] == *made {
        return;
    }
    assert!(
        std::env::var_os("OZG_UPDATE_DOCS").is_some(),
        "{page} is out of date; OZG_UPDATE_DOCS=1 writes it anew:\n{made}"
    );
    fs::write(&path, [&text[..shown.start], made, &text[shown.end..]].concat()).expect(page);
}
