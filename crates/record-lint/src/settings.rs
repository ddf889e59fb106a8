//! The strictness of a run: the settings for the rules in `ozg.toml` and on the command line.

use std::collections::HashMap;

use anyhow::{Result, bail};

use super::Rule;
use crate::finding::{Finding, Severity};
use crate::{LintConfig, LintLevel};
use messages::PartialDate;
use messages::msg;
use records::suggest;

/// The day that counts as today, and deviations from the defaults of the rules.
pub struct LintSettings {
    pub as_of: PartialDate,
    /// Whether notes are requested; otherwise those of files without ignore comments are only counted, since a large
    /// dataset has many.
    pub keeps_notes: bool,
    levels: HashMap<&'static str, LintLevel>,
    thresholds: HashMap<&'static str, i64>,
    denies_warnings: bool,
}

impl LintSettings {
    /// The defaults of the rules.
    #[must_use]
    pub fn new(as_of: PartialDate) -> Self {
        let (levels, thresholds) = (HashMap::new(), HashMap::new());
        LintSettings { as_of, keeps_notes: true, levels, thresholds, denies_warnings: false }
    }

    /// Applies the settings of a dataset for its rules, by code or by name.
    ///
    /// # Errors
    /// If it names an unknown rule, or sets a threshold for a rule that has none.
    pub fn configure(&mut self, config: &LintConfig, rules: &[&Rule]) -> Result<()> {
        for (name, level) in &config.severity {
            self.levels.insert(find(rules, name)?.code.id, *level);
        }
        for (name, threshold) in &config.threshold {
            let rule = find(rules, name)?;
            if rule.threshold.is_none() {
                bail!(msg!("error-no-threshold", rule = rule.code.title()));
            }
            self.thresholds.insert(rule.code.id, *threshold);
        }
        Ok(())
    }

    /// Makes the findings of a rule errors; with `warnings`, all warnings.
    ///
    /// # Errors
    /// If there is no such rule.
    pub fn deny(&mut self, name: &str, rules: &[&Rule]) -> Result<()> {
        if name == "warnings" {
            self.denies_warnings = true;
        } else {
            self.levels.insert(find(rules, name)?.code.id, LintLevel::Error);
        }
        Ok(())
    }

    /// The threshold of a rule.
    #[must_use]
    pub fn threshold(&self, rule: &Rule) -> i64 {
        let configured = self.thresholds.get(rule.code.id).copied();
        configured.or(rule.threshold).unwrap_or_default()
    }

    /// The severity of the findings of a rule; none if it is off.
    #[must_use]
    pub fn severity(&self, number: &str, default_severity: Severity) -> Option<Severity> {
        // A file that no rule can check would otherwise not be reported at all.
        let level = self.levels.get(number).filter(|_| !UNREADABLE.contains(&number));
        let severity = match level {
            Some(LintLevel::Off) => return None,
            Some(LintLevel::Error) => Severity::Error,
            Some(LintLevel::Warning) => Severity::Warning,
            Some(LintLevel::Note) => Severity::Note,
            None => default_severity,
        };
        let is_denied = self.denies_warnings && severity == Severity::Warning;
        Some(if is_denied { Severity::Error } else { severity })
    }

    /// Gives findings their severity and drops those of rules that are off.
    pub(super) fn apply_severities(&self, findings: &mut Vec<Finding>) {
        findings.retain_mut(|finding| {
            let severity = self.severity(finding.code.id, finding.code.severity);
            severity.map(|severity| finding.code.severity = severity).is_some()
        });
    }
}

/// The rules that report files which no other rule can check.
const UNREADABLE: [&str; 2] = ["OZG001", "OZG002"];

/// Finds a rule by its code in any case, or by its name.
///
/// # Errors
/// If there is none; the error suggests the nearest name.
pub fn find<'r>(rules: &[&'r Rule], name: &str) -> Result<&'r Rule> {
    let matches = |rule: &&&Rule| rule.code.id.eq_ignore_ascii_case(name) || rule.code.name == name;
    if let Some(rule) = rules.iter().find(matches) {
        return Ok(rule);
    }
    let names = rules.iter().flat_map(|rule| [rule.code.name, rule.code.id]);
    match suggest::nearest(name, names) {
        Some(suggestion) => {
            bail!(msg!("error-no-such-rule-suggestion", name = name, suggestion = suggestion))
        }
        None => bail!(msg!("error-no-such-rule", name = name)),
    }
}
