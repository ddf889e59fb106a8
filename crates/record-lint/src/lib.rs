//! Finding all faults of a dataset in one run, each reported once.

mod config;
mod finding;
mod fingerprint;
mod fix;
mod ignore;
mod linter;
mod merge;
mod misspelt;
mod renamed;
mod rule;
pub mod rules;
mod settings;
mod sources;

use std::borrow::Cow;
use std::collections::HashSet;
use std::sync::Arc;

use anyhow::Result;

pub use config::{LintConfig, LintLevel};
pub use finding::{Edit, Finding, Fix, RelatedLocation, RuleCode, Severity};
pub use fingerprint::fingerprints;
pub use fix::{FixMode, FixedFile, ReplacedText, Rewrite, apply_fixes};
pub use rule::{Check, DatasetContext, RecordContext, RequiredField, Rule, RulePage, VisitedValue};
pub use settings::{LintSettings, find};
pub use sources::{LineColumnRange, SourceMap};

use file_tree::{DATA, diff_trees};
use fingerprint::fingerprints_as;
use linter::{LinterResult, inspect};
use records::dataset::DatasetSource;
use renamed::renames;

/// The result of a lint run.
pub struct LintResult {
    /// Those in the selected files; sorted by file, location and code.
    pub findings: Vec<Finding>,
    /// Number of files inspected.
    pub files: usize,
    /// Number of notes that are not among the findings.
    pub notes: usize,
}

/// Number of findings.
#[derive(Debug, Clone, Copy)]
pub struct FindingCounts {
    pub errors: usize,
    pub warnings: usize,
    pub notes: usize,
    /// Findings that safe fixes resolve; notes only where they are shown.
    pub fixable: usize,
    /// Findings that only unsafe fixes resolve, which may not be what the author intended.
    pub fixable_unsafe: usize,
    /// Files with an error or a warning.
    pub faulty: usize,
    /// Number of files inspected.
    pub files: usize,
}

impl LintResult {
    /// Notes count among the fixable findings only where they are shown.
    #[must_use]
    pub fn counts(&self, with_notes: bool) -> FindingCounts {
        let count = |severity| self.findings.iter().filter(|f| f.code.severity == severity).count();
        let is_shown = |f: &&Finding| with_notes || f.code.severity != Severity::Note;
        let shown = || self.findings.iter().filter(is_shown);
        let fixable = |mode| shown().filter(|f| f.fixed_by() == Some(mode)).count();
        let faults = self.findings.iter().filter(|f| f.code.severity != Severity::Note);
        let faulty: HashSet<_> = faults.map(|finding| &finding.location.file).collect();
        FindingCounts {
            errors: count(Severity::Error),
            warnings: count(Severity::Warning),
            notes: count(Severity::Note) + self.notes,
            fixable: fixable(FixMode::Safe),
            fixable_unsafe: fixable(FixMode::Unsafe),
            faulty: faulty.len(),
            files: self.files,
        }
    }
}

/// The rules for any dataset and those of a domain.
#[derive(Clone, Copy)]
pub struct RuleSet {
    pub domain: &'static [Rule],
    pub mask: Mask,
}

/// Masks a text of data or of a file: the result has the same length, with placeholders for what must not appear in a
/// log.
pub type Mask = for<'t> fn(&'t str) -> Cow<'t, str>;

impl RuleSet {
    /// All of them, in the order of their codes.
    #[must_use]
    pub fn all(self) -> Vec<&'static Rule> {
        let mut rules: Vec<_> = rules::CORE.iter().chain(self.domain).collect();
        rules.sort_by_key(|rule| rule.code.id);
        rules
    }
}

/// Whether a file is selected, so that its findings are reported.
pub type FileFilter<'f> = &'f dyn Fn(&str) -> bool;

/// Finds the faults of a dataset in the selected files.
///
/// # Errors
/// If the tree cannot be read at all.
pub fn lint(
    source: &DatasetSource,
    rules: RuleSet,
    settings: &LintSettings,
    is_selected: FileFilter<'_>,
) -> Result<LintResult> {
    let mut inspected = inspect(source, rules, settings)?;
    retain_selected(&mut inspected.findings, is_selected);
    Ok(outcome(source, inspected, rules, settings))
}

/// Finds the faults that a dataset has and its base does not have, wherever their lines moved; only those in the
/// selected files.
///
/// # Errors
/// If one of the trees cannot be read at all.
pub fn lint_new(
    source: &DatasetSource,
    base: &DatasetSource,
    rules: RuleSet,
    settings: &LintSettings,
    is_selected: FileFilter<'_>,
) -> Result<LintResult> {
    let (old, mut inspected) = (inspect(base, rules, settings)?, inspect(source, rules, settings)?);
    let known = fingerprints_as(&old.findings, &renames(&old.findings, base, source));
    let new = fingerprints(&inspected.findings);
    // Before findings with the same cause are merged: another reference to the same missing record is new.
    remove_known(&mut inspected.findings, &new, &known);
    retain_selected(&mut inspected.findings, is_selected);
    changed_first(&mut inspected.findings, base, source)?;
    Ok(outcome(source, inspected, rules, settings))
}

/// The findings that two states of a dataset do not have in common.
pub struct LintDiff {
    pub new: Vec<Finding>,
    /// Only in records that still exist: removing a record does not fix its faults.
    pub fixed: Vec<Finding>,
}

/// Finds the faults that a dataset has and its base does not have, and those that only the base has and that were
/// fixed. `renamed` are files of the base that are known to have another name in the dataset.
///
/// # Errors
/// If one of the trees cannot be read at all.
pub fn compare(
    source: &DatasetSource,
    base: &DatasetSource,
    renamed: Vec<(Arc<str>, Arc<str>)>,
    rules: RuleSet,
    settings: &LintSettings,
) -> Result<LintDiff> {
    let (mut old, mut new) = (inspect(base, rules, settings)?, inspect(source, rules, settings)?);
    let mut renames = renames(&old.findings, base, source);
    renames.extend(renamed);
    let of_old = fingerprints_as(&old.findings, &renames);
    let of_new = fingerprints(&new.findings);
    remove_known(&mut new.findings, &of_new, &of_old);
    remove_known(&mut old.findings, &of_old, &of_new);
    changed_first(&mut new.findings, base, source)?;
    old.findings.retain(|finding| {
        let file = &finding.location.file;
        let is_record = base.layout.at(file).is_some();
        !is_record || renames.contains_key(file) || source.layout.at(file).is_some()
    });
    Ok(LintDiff {
        new: outcome(source, new, rules, settings).findings,
        fixed: outcome(base, old, rules, settings).findings,
    })
}

/// Removes findings in other files. Before findings with the same cause are merged: the merged one has the location of
/// the first, which may be in another file.
fn retain_selected(findings: &mut Vec<Finding>, is_selected: FileFilter<'_>) {
    findings.retain(|finding| is_selected(&finding.location.file));
}

/// Puts the findings in files that differ from the base before the others, so that a merged finding is reported in a
/// file that was changed.
fn changed_first(
    findings: &mut [Finding],
    base: &DatasetSource,
    source: &DatasetSource,
) -> Result<()> {
    if findings.iter().any(|finding| finding.cause.is_some()) {
        let changed = diff_trees(&base.tree, &source.tree, DATA)?.head;
        let changed: HashSet<_> = changed.into_iter().map(|file| file.path).collect();
        findings.sort_by_key(|finding| !changed.contains(&finding.location.file));
    }
    Ok(())
}

/// Removes the findings whose fingerprints are known.
fn remove_known(findings: &mut Vec<Finding>, fingerprints: &[String], known: &[String]) {
    let known: HashSet<_> = known.iter().collect();
    let mut fingerprints = fingerprints.iter();
    findings.retain(|_| fingerprints.next().is_none_or(|one| !known.contains(one)));
}

fn outcome(
    source: &DatasetSource,
    mut inspected: LinterResult,
    rules: RuleSet,
    settings: &LintSettings,
) -> LintResult {
    settings.apply_severities(&mut inspected.findings);
    // Findings were distinguished by all their data; from here on they have only what may be shown.
    let shown = inspected.findings.into_iter().map(|finding| finding.masked(rules.mask));
    let mut findings = merge::merge(shown.collect());
    findings.sort_by(Finding::by_place);
    renamed::settle_references(source, &mut findings);
    LintResult { findings, files: inspected.files, notes: inspected.notes }
}
