//! Finding all faults of a dataset in one run, each told once.

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

/// What a run of lint found.
pub struct LintResult {
    /// Of the files that are wanted; sorted by file, place and code.
    pub findings: Vec<Finding>,
    /// Files looked at.
    pub files: usize,
    /// Notes that are not among the findings.
    pub notes: usize,
}

/// How much was found.
#[derive(Debug, Clone, Copy)]
pub struct FindingCounts {
    pub errors: usize,
    pub warnings: usize,
    pub notes: usize,
    /// Findings that safe fixes mend; notes only where they are wanted.
    pub fixable: usize,
    /// Findings that only others mend, which may not be what was meant.
    pub fixable_unsafe: usize,
    /// Files with an error or a warning.
    pub faulty: usize,
    /// Files looked at.
    pub files: usize,
}

impl LintResult {
    /// Notes count among what can be fixed only where they are wanted.
    #[must_use]
    pub fn counts(&self, with_notes: bool) -> FindingCounts {
        let count = |severity| self.findings.iter().filter(|f| f.code.severity == severity).count();
        let is_shown = |f: &&Finding| with_notes || f.code.severity != Severity::Note;
        let shown = || self.findings.iter().filter(is_shown);
        let mended = |mode| shown().filter(|f| f.mended_by() == Some(mode)).count();
        let faults = self.findings.iter().filter(|f| f.code.severity != Severity::Note);
        let faulty: HashSet<_> = faults.map(|finding| &finding.location.file).collect();
        FindingCounts {
            errors: count(Severity::Error),
            warnings: count(Severity::Warning),
            notes: count(Severity::Note) + self.notes,
            fixable: mended(FixMode::Safe),
            fixable_unsafe: mended(FixMode::Unsafe),
            faulty: faulty.len(),
            files: self.files,
        }
    }
}

/// The rules that hold for any dataset and those of a domain.
#[derive(Clone, Copy)]
pub struct RuleSet {
    pub domain: &'static [Rule],
    pub mask: Mask,
}

/// What may be shown of a text, whether of data or of a file: as long a text, in which signs stand for what
/// nobody may read in a log.
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

/// Whether the findings of a file are wanted.
pub type FileFilter<'f> = &'f dyn Fn(&str) -> bool;

/// Finds the faults of a dataset that are in the files that are wanted.
///
/// # Errors
/// If the tree cannot be read at all.
pub fn lint(
    source: &DatasetSource,
    rules: RuleSet,
    settings: &LintSettings,
    is_wanted: FileFilter<'_>,
) -> Result<LintResult> {
    let mut inspected = inspect(source, rules, settings)?;
    leave_out_files(&mut inspected.findings, is_wanted);
    Ok(outcome(source, inspected, rules, settings))
}

/// Finds the faults that a dataset has and its base has not, wherever their lines moved; those that are in the
/// files that are wanted.
///
/// # Errors
/// If one of the trees cannot be read at all.
pub fn lint_new(
    source: &DatasetSource,
    base: &DatasetSource,
    rules: RuleSet,
    settings: &LintSettings,
    is_wanted: FileFilter<'_>,
) -> Result<LintResult> {
    let (old, mut inspected) = (inspect(base, rules, settings)?, inspect(source, rules, settings)?);
    let known = fingerprints_as(&old.findings, &renames(&old.findings, base, source));
    let own = fingerprints(&inspected.findings);
    // Before findings of one cause are made one: a further reference into the void is new.
    leave_out(&mut inspected.findings, &own, &known);
    leave_out_files(&mut inspected.findings, is_wanted);
    changed_first(&mut inspected.findings, base, source)?;
    Ok(outcome(source, inspected, rules, settings))
}

/// What two states of a dataset do not have in common.
pub struct LintDiff {
    pub new: Vec<Finding>,
    /// Of what is still there: no fault is mended by removing the record that has it.
    pub fixed: Vec<Finding>,
}

/// Finds the faults that a dataset has and its base has not, and those that only the base has and that were
/// mended. `renamed` are files of the base that the dataset is known to have under another name.
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
    leave_out(&mut new.findings, &of_new, &of_old);
    leave_out(&mut old.findings, &of_old, &of_new);
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

/// Takes out what is in other files. Before findings of one cause are made one: that one has the place of the
/// first, which may be in another file.
fn leave_out_files(findings: &mut Vec<Finding>, is_wanted: FileFilter<'_>) {
    findings.retain(|finding| is_wanted(&finding.location.file));
}

/// Puts the findings in files that differ from the base before the others, so that what is told once is told
/// where somebody changed something.
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

/// Takes out the findings whose own fingerprints are known.
fn leave_out(findings: &mut Vec<Finding>, own: &[String], known: &[String]) {
    let known: HashSet<_> = known.iter().collect();
    let mut own = own.iter();
    findings.retain(|_| own.next().is_none_or(|own| !known.contains(own)));
}

fn outcome(
    source: &DatasetSource,
    mut inspected: LinterResult,
    rules: RuleSet,
    settings: &LintSettings,
) -> LintResult {
    settings.apply_severities(&mut inspected.findings);
    // Findings were told apart by all that they say; now they say what may be shown.
    let shown = inspected.findings.into_iter().map(|finding| finding.masked(rules.mask));
    let mut findings = merge::merge(shown.collect());
    findings.sort_by(Finding::by_place);
    renamed::settle_references(source, &mut findings);
    LintResult { findings, files: inspected.files, notes: inspected.notes }
}
