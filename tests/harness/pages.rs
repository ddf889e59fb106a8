//! Parts of pages that are generated from the program.

use std::fs;
use std::path::Path;

use super::REPOSITORY;

/// Compares a page from `begin` up to `end` (or to the end of the page if `end` is empty) with its expected content;
/// with `OZG_UPDATE_DOCS=1`, rewrites it instead.
#[track_caller]
pub fn assert_generated(page: &str, begin: &str, end: &str, generated: &str) {
    let path = Path::new(REPOSITORY).join(page);
    let text = fs::read_to_string(&path).expect(page);
    let start = text.find(begin).unwrap_or_else(|| panic!("{page} has no {begin:?}"));
    let length = text[start..].find(end).filter(|_| !end.is_empty());
    let shown = start..length.map_or(text.len(), |length| start + length);
    if text[shown.clone()] == *generated {
        return;
    }
    assert!(
        std::env::var_os("OZG_UPDATE_DOCS").is_some(),
        "{page} is out of date; OZG_UPDATE_DOCS=1 writes it anew:\n{generated}"
    );
    fs::write(&path, [&text[..shown.start], generated, &text[shown.end..]].concat()).expect(page);
}
