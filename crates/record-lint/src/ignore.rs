//! Comments that ignore findings: `# ozg: ignore[OZG036] reason`, at the end of the line of a finding
//! or on a line of its own above it.

use std::collections::{HashMap, HashSet};
use std::sync::Arc;

use anyhow::Result;

use super::rules::{invalid_ignore, unneeded_ignore};
use super::{Rule, RuleSet, SourceMap, find};
use crate::finding::{Finding, RuleCode};
use messages::Message;
use messages::msg;
use records::dataset::{DatasetSource, RecordDocument};
use records::location::{Location, LocationTarget};
use yaml_tree::Span;
use yaml_tree::{Comment, comments, lines};

/// Prefix of such a comment.
const MARK: &str = "ozg:";

/// Maximum number of such comments per file; those beyond it ignore nothing.
const MAX_IGNORES: usize = 100;

/// A comment that addresses the linter.
pub(super) struct IgnoreComment {
    file: Arc<str>,
    /// The text after the prefix; none for a comment that only looks as if it addressed the linter.
    text: Option<String>,
    span: Span,
    /// The line it applies to, counted from 1.
    line: usize,
}

/// The comments of a file that address the linter, or look as if they did.
pub(super) fn read(document: &RecordDocument) -> Vec<IgnoreComment> {
    let source = document.source.as_str();
    // Comments need a second pass over the whole text; most files have none but the one for editors.
    let after_marks =
        source.match_indices('#').filter_map(|(at, mark)| source.get(at + mark.len()..));
    let mut may_be_comments = after_marks.filter_map(|rest| rest.split(['\n', '\r']).next());
    if !may_be_comments.any(speaks_to_lint) {
        return Vec::new();
    }
    let line_index = LineIndex::of(source);
    let found = comments(source).into_iter().filter_map(|comment| {
        let text = comment.text.trim_start().strip_prefix(MARK).map(|text| text.trim().to_owned());
        if text.is_none() && !looks_like_ignore(&comment.text) {
            return None;
        }
        let line = line_index.target_line(&comment);
        let file = Arc::clone(&document.record.file);
        Some(IgnoreComment { file, text, span: comment.span, line })
    });
    found.take(MAX_IGNORES).collect()
}

/// Whether a comment begins with the prefix, or looks like an attempt to ignore a finding.
pub(super) fn speaks_to_lint(comment: &str) -> bool {
    comment.trim_start().starts_with(MARK) || looks_like_ignore(comment)
}

/// Whether the comment looks like an attempt to ignore a finding, in any spelling and anywhere in the comment.
fn looks_like_ignore(comment: &str) -> bool {
    let is_written = |c: &char| c.is_ascii_alphanumeric() || *c == '[';
    let plain: String = comment.to_ascii_lowercase().chars().filter(is_written).collect();
    ["ozgignor", "ignore[ozg", "noqaozg"].iter().any(|mark| plain.contains(mark))
}

/// The lines of a file: where each begins, and which is the next with more than a comment.
struct LineIndex {
    starts: Vec<usize>,
    next: Vec<usize>,
}

impl LineIndex {
    fn of(source: &str) -> Self {
        let (mut starts, mut is_skipped, mut at) = (Vec::new(), Vec::new(), 0);
        for line in lines(source) {
            starts.push(at);
            at += line.len();
            let line = line.trim();
            is_skipped.push(line.is_empty() || line.starts_with('#'));
        }
        let mut next = vec![starts.len(); starts.len()];
        let mut below = starts.len();
        for index in (0..starts.len()).rev() {
            next[index] = below;
            below = if is_skipped[index] { below } else { index };
        }
        LineIndex { starts, next }
    }

    /// The line of a trailing comment; otherwise the next with more than a comment. Counted from 1.
    fn target_line(&self, comment: &Comment) -> usize {
        let start = comment.span.range().start;
        let line = self.starts.partition_point(|&line| line <= start);
        let next = self.next.get(line.saturating_sub(1)).copied().unwrap_or(line);
        if comment.trails { line } else { next + 1 }
    }
}

/// Removes the findings that comments ignore, and adds those about the comments themselves.
pub(super) fn apply(
    source: &DatasetSource,
    findings: &mut Vec<Finding>,
    ignores: &[IgnoreComment],
    rules: RuleSet,
) -> Result<()> {
    if ignores.is_empty() {
        return Ok(());
    }
    let (mut uses, mut wrong) = (Vec::new(), Vec::new());
    let RuleSet { mask, .. } = rules;
    let rules = rules.all();
    for ignore in ignores {
        match parse(ignore.text.as_deref(), &rules) {
            Ok(codes) => {
                uses.extend(codes.into_iter().map(|code| IgnoreUse {
                    ignore,
                    code,
                    is_used: false,
                }));
            }
            Err(reason) => wrong.push(invalid_ignore::finding(ignore.location(), reason)),
        }
    }
    let mut by_line = UsesByLine::new();
    for (at, one) in uses.iter().enumerate() {
        by_line.entry((&one.ignore.file, one.ignore.line)).or_default().push(at);
    }
    let files: HashSet<_> = ignores.iter().map(|ignore| &ignore.file).collect();
    let is_in = |finding: &&Finding| {
        let related = finding.related.iter().map(|related| &related.location);
        related.chain([&finding.location]).any(|place| files.contains(&place.file))
    };
    let of_files: Vec<_> = findings.iter().filter(is_in).cloned().collect();
    let sources = SourceMap::load(source, &of_files, mask)?;
    findings.retain(|finding| !is_ignored(finding, &sources, &by_line, &mut uses));
    findings.extend(wrong);
    let unneeded = uses.into_iter().filter(|one| !one.is_used);
    findings.extend(unneeded.map(|one| unneeded_ignore::finding(one.ignore.location(), one.code)));
    Ok(())
}

/// One rule of a comment, and whether it ignored anything.
struct IgnoreUse<'i> {
    ignore: &'i IgnoreComment,
    code: RuleCode,
    is_used: bool,
}

/// A finding may be ignored at any of its locations: on its line, or at the key of a text of several lines, which has
/// no room for a comment.
fn is_ignored(
    finding: &Finding,
    sources: &SourceMap,
    by_line: &UsesByLine<'_>,
    uses: &mut [IgnoreUse<'_>],
) -> bool {
    let related = finding.related.iter().map(|related| &related.location);
    let mut is_ignored = false;
    for place in related.chain([&finding.location]) {
        for line in sources.lines(place) {
            for at in by_line.get(&(place.file.as_ref(), line)).into_iter().flatten() {
                let Some(one) = uses.get_mut(*at) else { continue };
                if one.code.id == finding.code.id {
                    one.is_used = true;
                    is_ignored = true;
                }
            }
        }
    }
    is_ignored
}

/// The indices of uses, by the file and line that they apply to.
type UsesByLine<'i> = HashMap<(&'i str, usize), Vec<usize>>;

impl IgnoreComment {
    fn location(&self) -> Location {
        Location { file: Arc::clone(&self.file), target: LocationTarget::Bytes(self.span) }
    }
}

/// `ignore[RULE, RULE] reason`
fn parse(text: Option<&str>, rules: &[&Rule]) -> Result<Vec<RuleCode>, Message> {
    let Some(text) = text else { return Err(msg!("invalid-ignore-mark")) };
    let list = text.strip_prefix("ignore").and_then(|rest| rest.trim_start().strip_prefix('['));
    let Some((names, reason)) = list.and_then(|list| list.split_once(']')) else {
        return Err(msg!("invalid-ignore-form"));
    };
    let codes = names.split(',').map(str::trim).map(|name| match find(rules, name) {
        Ok(rule) => Ok(rule.code),
        Err(_) => Err(msg!("invalid-ignore-rule", name = name)),
    });
    let codes = codes.collect::<Result<_, _>>()?;
    if !reason.contains(char::is_alphanumeric) {
        return Err(msg!("invalid-ignore-reason"));
    }
    Ok(codes)
}
