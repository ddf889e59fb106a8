//! Applying fixes: only the bytes of a fix change, no others.

use std::collections::BTreeMap;
use std::ops::Range;
use std::sync::Arc;

use super::{LineColumnRange, SourceMap};
use crate::finding::{Edit, Finding, Fix, RuleCode};
use records::dataset::DatasetSource;
use records::edit::ordered;
use records::location::Location;

/// Which fixes to apply.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum FixMode {
    Safe,
    /// Also those that may not be what the author intended.
    Unsafe,
}

impl FixMode {
    /// The option that requests it.
    #[must_use]
    pub const fn option(self) -> &'static str {
        match self {
            FixMode::Safe => "--fix",
            FixMode::Unsafe => "--fix=unsafe",
        }
    }
}

/// A file with its fixes applied.
pub struct FixedFile {
    pub path: Arc<str>,
    pub old: String,
    pub new: String,
    pub rewrites: Vec<Rewrite>,
}

/// The change that a fix makes to the text of a file.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Rewrite {
    /// The rule that the text violates.
    pub code: RuleCode,
    pub file: Arc<str>,
    /// The position of the old text in the file before this and all later fixes; for a file that is reordered, the
    /// position that shows the order.
    pub at: LineColumnRange,
    /// Whether there is only one interpretation.
    pub is_safe: bool,
    /// None if the file is reordered.
    pub texts: Option<ReplacedText>,
}

/// Text that replaces other text.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ReplacedText {
    pub old: String,
    /// Empty if an entry is removed.
    pub new: String,
    /// Whether only a masked form may be shown of them.
    pub is_masked: bool,
}

impl Rewrite {
    /// The rewrite by a fix for a finding of this rule; none if it has no position in the text.
    #[must_use]
    pub fn new(code: RuleCode, fix: &Fix, sources: &SourceMap) -> Option<Self> {
        let file = Arc::clone(&fix.location.file);
        let text = sources.text(&file)?;
        let (at, texts) = match replacement(fix, text, sources) {
            Some((range, new)) => {
                let texts = shown(sources, &file, text, range.clone(), &new)?;
                (sources.range(&file, range)?, Some(texts))
            }
            None if fix.edit == Edit::Order => (sources.position(&fix.location)?, None),
            None => return None,
        };
        Some(Rewrite { code, file, at, is_safe: fix.is_safe, texts })
    }

    /// Whether its texts are masked, so that the fix cannot be made from them.
    #[must_use]
    pub fn is_masked(&self) -> bool {
        self.texts.as_ref().is_some_and(|texts| texts.is_masked)
    }
}

/// The replacement as it may be shown.
fn shown(
    sources: &SourceMap,
    file: &str,
    text: &str,
    range: Range<usize>,
    new: &str,
) -> Option<ReplacedText> {
    let old = sources.shown(file)?.get(range.clone())?.to_owned();
    let shown = sources.mask(new).into_owned();
    let is_masked = old != text.get(range)? || shown != new;
    Some(ReplacedText { old, new: shown, is_masked })
}

/// A fix, and the rule of its finding.
type RuleFix<'f> = (RuleCode, &'f Fix);

/// The files that change when the fixes of the findings are applied.
#[must_use]
pub fn apply_fixes(
    source: &DatasetSource,
    findings: &[Finding],
    sources: &SourceMap,
    mode: FixMode,
) -> Vec<FixedFile> {
    let mut by_file: BTreeMap<&Arc<str>, Vec<RuleFix<'_>>> = BTreeMap::new();
    for finding in findings {
        for fix in finding.fixes.iter().filter(|fix| fix.is_safe || mode == FixMode::Unsafe) {
            by_file.entry(&fix.location.file).or_default().push((finding.code, fix));
        }
    }
    by_file.into_iter().filter_map(|(path, fixes)| file(source, path, &fixes, sources)).collect()
}

fn file(
    source: &DatasetSource,
    path: &Arc<str>,
    fixes: &[RuleFix<'_>],
    sources: &SourceMap,
) -> Option<FixedFile> {
    let old = sources.text(path)?;
    let patches = sound(patches(fixes, old, sources), old)?;
    let mut new = with(&patches, old)?;
    let mut applied: Vec<_> = patches.iter().map(|patch| patch.fix).collect();
    if let Some(order) = fixes.iter().find(|(_, fix)| fix.edit == Edit::Order)
        && let Ok(moved) = ordered(&source.layout.at(path)?.kind, &new)
    {
        applied.extend((moved != new).then_some(*order));
        new = moved;
    }
    if new == old {
        return None;
    }
    let rewrite = |(code, fix): &RuleFix<'_>| Rewrite::new(*code, fix, sources);
    let rewrites = applied.iter().filter_map(rewrite).collect();
    Some(FixedFile { path: Arc::clone(path), old: old.to_owned(), new, rewrites })
}

/// New text for a range of bytes, with the fix that it comes from.
struct FixPatch<'f> {
    range: Range<usize>,
    text: String,
    fix: RuleFix<'f>,
}

/// Patches in the order of their ranges; of two that overlap, the second waits for the next run.
fn patches<'f>(fixes: &[RuleFix<'f>], text: &str, sources: &SourceMap) -> Vec<FixPatch<'f>> {
    let patch = |fix: &RuleFix<'f>| {
        let (range, text) = replacement(fix.1, text, sources)?;
        Some(FixPatch { range, text, fix: *fix })
    };
    let mut patches: Vec<_> = fixes.iter().filter_map(patch).collect();
    patches.sort_by_key(|patch| patch.range.start);
    let mut end = 0;
    patches.retain(|patch| {
        let is_free = patch.range.start >= end;
        end = if is_free { patch.range.end } else { end };
        is_free
    });
    patches
}

fn with(patches: &[FixPatch<'_>], old: &str) -> Option<String> {
    let mut new = String::with_capacity(old.len());
    let mut at = 0;
    for FixPatch { range, text, .. } in patches {
        new.push_str(old.get(at..range.start)?);
        new.push_str(text);
        at = range.end;
    }
    new.push_str(old.get(at..)?);
    Some(new)
}

/// The patches without those whose result is not YAML, such as one that writes a key twice.
fn sound<'f>(patches: Vec<FixPatch<'f>>, old: &str) -> Option<Vec<FixPatch<'f>>> {
    let is_yaml = |patches: &[FixPatch<'_>]| {
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

/// The bytes that a fix changes, and their replacement.
fn replacement(fix: &Fix, text: &str, sources: &SourceMap) -> Option<(Range<usize>, String)> {
    match &fix.edit {
        Edit::Write(new) => Some((sources.span(&fix.location)?.range(), new.clone())),
        Edit::RemoveEntry => Some((lines_of_entry(&fix.location, text, sources)?, String::new())),
        Edit::Order => None,
    }
}

/// The lines of an entry in block style, starting with its dash.
fn lines_of_entry(location: &Location, text: &str, sources: &SourceMap) -> Option<Range<usize>> {
    let range = sources.whole(location)?.range();
    let start = yaml_tree::line_start(text, range.start);
    let is_own_line = text.get(start..range.start)?.trim() == "-";
    is_own_line.then(|| start..yaml_tree::line_after(text, range.end))
}
