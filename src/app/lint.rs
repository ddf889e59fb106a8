//! Lints a dataset, and applies fixes until none is left.

use std::collections::BTreeMap;
use std::path::PathBuf;

use anyhow::Result;

use super::path_filter::PathFilter;
use super::workspace::Workspace;
use crate::config::Config;
use crate::ozg::rules::ALL;
use file_tree::Tree;
use file_tree::write::{FileChange, WriteOp, write_all};
use messages::PartialDate;
use record_lint::{
    Finding, FindingCounts, FixMode, FixedFile, LintResult, LintSettings, Rewrite, RuleCode,
    Severity, SourceMap, apply_fixes, lint, lint_new,
};
use records::dataset::DatasetSource;
use records::schema::Schemas;

/// Maximum number of passes. A fix may reveal another: a misspelt key hides what is wrong with its value.
const MAX_PASSES: usize = 8;

/// What is linted, and how strictly.
#[derive(Debug, Clone)]
pub(crate) struct LintRequest<'a> {
    pub at: Option<&'a str>,
    /// The day that counts as today.
    pub as_of: PartialDate,
    /// Files and folders whose findings are reported; all if empty.
    pub paths: &'a [PathBuf],
    /// Only findings that this revision does not have.
    pub new_since: Option<&'a str>,
    /// The revision whose schemas and configuration apply; by default those of the dataset itself.
    pub rules_at: Option<&'a str>,
    /// Rules whose findings are errors.
    pub deny: &'a [String],
    /// The lowest severity that is reported.
    pub least: Severity,
    /// Whether warnings are only counted by rule if the whole dataset is linted.
    pub sums_warnings: bool,
    /// Whether fixes will be made.
    pub is_fixed: bool,
    /// Whether the fixed files will be written.
    pub is_written: bool,
    /// Maximum number of findings reported.
    pub max_findings: Option<usize>,
}

/// A dataset that is open for linting and for fixes.
pub(crate) struct LintSession<'a> {
    request: &'a LintRequest<'a>,
    source: DatasetSource,
    settings: LintSettings,
}

/// The findings with the source texts that they refer to.
pub(crate) struct LintAnswer<'s> {
    pub source: &'s DatasetSource,
    pub findings: Vec<Finding>,
    /// Counts of all findings, including those below the lowest severity or beyond the maximum.
    pub counts: FindingCounts,
    /// Warnings that are only counted, by rule.
    pub summed: BTreeMap<RuleCode, usize>,
    pub sources: SourceMap,
    /// Number of findings beyond the maximum.
    pub cut: usize,
}

/// The text of a file before and after the fixes.
#[derive(Debug, PartialEq, Eq)]
pub(crate) struct FileDiff {
    pub old: String,
    pub new: String,
}

/// The files that fixes change, by path.
#[derive(Debug, Default)]
pub(crate) struct FixAnswer {
    pub files: BTreeMap<String, FileDiff>,
    /// The applied fixes, in order.
    pub rewrites: Vec<Rewrite>,
}

/// The rules as configured by the dataset and the request; outside of a dataset, the defaults of the rules apply.
///
/// # Errors
/// If the configuration is unusable, or an unknown rule is denied.
pub(crate) fn rule_settings(
    workspace: &Workspace,
    request: &LintRequest<'_>,
) -> Result<LintSettings> {
    let revision = request.rules_at.or(request.at);
    let config = match workspace.tree(revision) {
        Ok(tree) => Config::load(&tree)?,
        Err(error) if revision.is_some() => return Err(error),
        Err(_) => Config::default(),
    };
    settings(request, &config)
}

/// The rules as configured by the dataset and the request.
fn settings(request: &LintRequest<'_>, config: &Config) -> Result<LintSettings> {
    let mut settings = LintSettings::new(request.as_of);
    settings.configure(&config.lint, &ALL.all())?;
    request.deny.iter().try_for_each(|rule| settings.deny(rule, &ALL.all()))?;
    settings.keeps_notes = request.has_notes()
        || request.new_since.is_some()
        || request.is_fixed
        || !request.paths.is_empty();
    Ok(settings)
}

impl LintRequest<'_> {
    fn has_notes(&self) -> bool {
        self.least == Severity::Note
    }

    /// Not if paths, a base or a maximum are given: such a request is for the findings themselves.
    fn counts_warnings_by_rule(&self) -> bool {
        let is_whole_dataset = self.paths.is_empty() && self.new_since.is_none();
        self.sums_warnings && is_whole_dataset && self.max_findings.is_none()
    }
}

impl<'a> LintSession<'a> {
    /// # Errors
    /// If there is no dataset, its schemas or configuration are unusable, or another run keeps the dataset locked.
    pub(crate) fn open(workspace: &Workspace, request: &'a LintRequest<'a>) -> Result<Self> {
        let tree = if request.is_written {
            Tree::Directory(workspace.files_for_writing()?)
        } else {
            workspace.tree(request.at)?
        };
        let (source, config) = if let Some(revision) = request.rules_at {
            let rules = Tree::Revision(workspace.revision(revision)?);
            let source = DatasetSource::judged_by(tree, Schemas::load(&rules)?)?;
            (source, Config::load(&rules)?)
        } else {
            let source = DatasetSource::open(tree)?;
            let config = Config::load(&source.tree)?;
            (source, config)
        };
        let settings = settings(request, &config)?;
        Ok(LintSession { request, source, settings })
    }

    /// Applies fixes in memory until none is left; later findings are those of the fixed files.
    ///
    /// # Errors
    /// If the dataset cannot be read, or has no file at a given path.
    pub(crate) fn fix(&mut self, workspace: &Workspace, mode: FixMode) -> Result<FixAnswer> {
        let paths = PathFilter::new(&self.source, self.request.paths)?;
        let base = self.base(workspace)?;
        let mut answer = FixAnswer::default();
        for _ in 0..MAX_PASSES {
            let findings = self.lint(base.as_ref(), &paths)?.findings;
            let sources = SourceMap::load(&self.source, &findings, ALL.mask)?;
            let pass = apply_fixes(&self.source, &findings, &sources, mode);
            if pass.is_empty() {
                break;
            }
            for fixed in pass {
                if let Tree::Directory(directory) = &mut self.source.tree {
                    let text = fixed.new.clone().into_bytes();
                    directory.overlay.insert(fixed.path.to_string(), text);
                }
                answer.add(fixed);
            }
        }
        Ok(answer)
    }

    fn lint(&self, base: Option<&DatasetSource>, paths: &PathFilter) -> Result<LintResult> {
        let (source, settings) = (&self.source, &self.settings);
        let is_selected = |file: &str| paths.has(file);
        match base {
            Some(base) => lint_new(source, base, ALL, settings, &is_selected),
            None => lint(source, ALL, settings, &is_selected),
        }
    }

    /// Writes fixed files: all of them or none.
    ///
    /// # Errors
    /// If they cannot be written, or one was changed meanwhile.
    pub(crate) fn write(&self, fixed: &FixAnswer) -> Result<()> {
        let Tree::Directory(directory) = &self.source.tree else { return Ok(()) };
        let change = |(path, file)| FileChange { path, op: WriteOp::Update(file) };
        let files = fixed.files.iter().map(|(path, file)| (path.as_str(), file.new.as_str()));
        write_all(directory, &files.map(change).collect::<Vec<_>>())
    }

    /// The findings of the dataset as it is now.
    ///
    /// # Errors
    /// If the dataset cannot be read, or has no file at a given path.
    pub(crate) fn findings(&self, workspace: &Workspace) -> Result<LintAnswer<'_>> {
        let (request, source) = (self.request, &self.source);
        let paths = PathFilter::new(source, request.paths)?;
        let mut result = self.lint(self.base(workspace)?.as_ref(), &paths)?;
        result.files = paths.count(source);
        let counts = result.counts(request.has_notes());
        let mut findings = result.findings;
        findings.retain(|finding| finding.code.severity <= request.least);
        let summed = if request.counts_warnings_by_rule() {
            sum_warnings(&mut findings)
        } else {
            BTreeMap::new()
        };
        let sources = SourceMap::load(source, &findings, ALL.mask)?;
        sources.sort(&mut findings);
        let cut = cut(&mut findings, request.max_findings);
        Ok(LintAnswer { source, findings, counts, summed, sources, cut })
    }

    /// The dataset at the revision whose findings are excluded, read with the current schemas.
    fn base(&self, workspace: &Workspace) -> Result<Option<DatasetSource>> {
        let open = |revision| {
            let tree = Tree::Revision(workspace.revision(revision)?);
            DatasetSource::with(tree, &self.source.schemas)
        };
        self.request.new_since.map(open).transpose()
    }
}

/// Removes the warnings, and counts them by rule.
fn sum_warnings(findings: &mut Vec<Finding>) -> BTreeMap<RuleCode, usize> {
    let mut summed = BTreeMap::new();
    findings.retain(|finding| {
        let is_warning = finding.code.severity == Severity::Warning;
        if is_warning {
            *summed.entry(finding.code).or_default() += 1;
        }
        !is_warning
    });
    summed
}

impl FixAnswer {
    /// If a file is fixed again, `old` stays its first text.
    fn add(&mut self, fixed: FixedFile) {
        self.rewrites.extend(fixed.rewrites);
        let file = self.files.entry(fixed.path.to_string());
        file.or_insert(FileDiff { old: fixed.old, new: String::new() }).new = fixed.new;
    }
}

/// Truncates the findings to a maximum; returns the number of those removed.
fn cut<T>(findings: &mut Vec<T>, limit: Option<usize>) -> usize {
    let found = findings.len();
    findings.truncate(limit.unwrap_or(found));
    found - findings.len()
}

#[cfg(test)]
mod tests {
    use record_lint::{LineColumnRange, ReplacedText};

    use super::*;

    fn rewrite(old: &str, new: &str) -> Rewrite {
        Rewrite {
            code: RuleCode { id: "OZG900", name: "planted", severity: Severity::Error },
            file: "data/projects/a.yaml".into(),
            at: LineColumnRange { line: 1, column: 1, end_line: 1, end_column: 4 },
            is_safe: true,
            texts: Some(ReplacedText {
                old: old.to_owned(),
                new: new.to_owned(),
                is_masked: false,
            }),
        }
    }

    #[test]
    fn a_file_that_is_fixed_twice_has_its_first_and_its_last_text() {
        let fixed = |old: &str, new: &str| FixedFile {
            path: "data/projects/a.yaml".into(),
            old: old.to_owned(),
            new: new.to_owned(),
            rewrites: vec![rewrite(old, new)],
        };
        let mut answer = FixAnswer::default();
        answer.add(fixed("one", "two"));
        answer.add(fixed("two", "three"));
        let expected = FileDiff { old: "one".to_owned(), new: "three".to_owned() };
        assert_eq!(answer.files.get("data/projects/a.yaml"), Some(&expected));
        let made = [rewrite("one", "two"), rewrite("two", "three")];
        assert_eq!((answer.rewrites.as_slice(), answer.files.len()), (&made[..], 1));
    }

    #[test]
    fn truncated_findings_are_counted() {
        for (limit, expected) in [(None, 0), (Some(2), 1), (Some(0), 3), (Some(9), 0)] {
            let mut findings = vec![1, 2, 3];
            assert_eq!(cut(&mut findings, limit), expected);
            assert_eq!(findings.len(), 3 - expected);
        }
    }
}
