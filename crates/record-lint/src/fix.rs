//! Mending what the program can mend: the bytes of the fix change, no others.

use std::collections::BTreeMap;
use std::ops::Range;
use std::sync::Arc;

use super::SourceMap;
use crate::finding::{Edit, Finding, Fix};
use records::dataset::DatasetSource;
use records::edit::ordered;
use records::location::Location;

/// Which fixes are wanted.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum FixMode {
    Safe,
    /// Also those that may not be what was meant.
    Unsafe,
}

/// A file with its fixes.
pub struct FixedFile {
    pub path: Arc<str>,
    pub old: String,
    pub new: String,
    /// How many fixes there are in it.
    pub fixes: usize,
}

/// The files that change by the fixes of the findings.
#[must_use]
pub fn apply_fixes(
    source: &DatasetSource,
    findings: &[Finding],
    sources: &SourceMap,
    fixing: FixMode,
) -> Vec<FixedFile> {
    let mut by_file: BTreeMap<&Arc<str>, Vec<&Fix>> = BTreeMap::new();
    for fix in findings.iter().flat_map(|finding| &finding.fixes) {
        if fix.is_safe || fixing == FixMode::Unsafe {
            by_file.entry(&fix.location.file).or_default().push(fix);
        }
    }
    by_file.into_iter().filter_map(|(path, fixes)| file(source, path, &fixes, sources)).collect()
}

fn file(
    source: &DatasetSource,
    path: &Arc<str>,
    fixes: &[&Fix],
    sources: &SourceMap,
) -> Option<FixedFile> {
    let old = sources.text(path)?;
    let patches = sound(patches(fixes, old, sources), old)?;
    let mut new = with(&patches, old)?;
    let mut count = patches.len();
    if fixes.iter().any(|fix| fix.edit == Edit::Order)
        && let Ok(moved) = ordered(&source.layout.at(path)?.kind, &new)
    {
        count += usize::from(moved != new);
        new = moved;
    }
    let is_changed = new != old;
    is_changed.then(|| FixedFile { path: Arc::clone(path), old: old.to_owned(), new, fixes: count })
}

/// New text for a range of bytes.
type Replacement = (Range<usize>, String);

/// New texts in the order of their ranges; of two that overlap, the second waits for the next run.
fn patches(fixes: &[&Fix], text: &str, sources: &SourceMap) -> Vec<Replacement> {
    let mut patches: Vec<_> = fixes.iter().filter_map(|fix| patch(fix, text, sources)).collect();
    patches.sort_by_key(|(range, _)| range.start);
    let mut end = 0;
    patches.retain(|(range, _)| {
        let is_free = range.start >= end;
        end = if is_free { range.end } else { end };
        is_free
    });
    patches
}

fn with(patches: &[Replacement], old: &str) -> Option<String> {
    let mut new = String::with_capacity(old.len());
    let mut at = 0;
    for (range, text) in patches {
        new.push_str(old.get(at..range.start)?);
        new.push_str(text);
        at = range.end;
    }
    new.push_str(old.get(at..)?);
    Some(new)
}

/// The patches without those that leave no YAML, as one that writes a key a second time.
fn sound(patches: Vec<Replacement>, old: &str) -> Option<Vec<Replacement>> {
    let is_yaml = |patches: &[Replacement]| {
        with(patches, old).is_some_and(|new| yaml_tree::parse(&new).is_ok())
    };
    if is_yaml(&patches) {
        return Some(patches);
    }
    let mut kept = Vec::new();
    for patch in patches {
        kept.push(patch);
        if !is_yaml(&kept) {
            kept.pop();
        }
    }
    is_yaml(&kept).then_some(kept)
}

fn patch(fix: &Fix, text: &str, sources: &SourceMap) -> Option<Replacement> {
    match &fix.edit {
        Edit::Write(new) => Some((sources.span(&fix.location)?.range(), new.clone())),
        Edit::RemoveEntry => Some((lines_of_entry(&fix.location, text, sources)?, String::new())),
        Edit::Order => None,
    }
}

/// The lines of an entry in block style, from its dash on.
fn lines_of_entry(location: &Location, text: &str, sources: &SourceMap) -> Option<Range<usize>> {
    let range = sources.whole(location)?.range();
    let start = yaml_tree::line_start(text, range.start);
    let is_own_line = text.get(start..range.start)?.trim() == "-";
    is_own_line.then(|| start..yaml_tree::line_after(text, range.end))
}
