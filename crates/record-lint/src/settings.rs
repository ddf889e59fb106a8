//! How strict a run is: what `ozg.toml` and the command line say of the rules.

use std::collections::HashMap;

use anyhow::{Result, bail};

use super::Rule;
use crate::finding::{Finding, Severity};
use crate::{LintConfig, LintLevel};
use messages::PartialDate;
use messages::msg;
use records::suggest;

/// The day that counts as today, and what differs from how the rules themselves are.
pub struct LintSettings {
    pub as_of: PartialDate,
    /// Whether somebody wants to see the notes; of files without comments that ignore they are
    /// otherwise only counted, since a large dataset has many.
    pub keeps_notes: bool,
    levels: HashMap<&'static str, LintLevel>,
    thresholds: HashMap<&'static str, i64>,
    denies_warnings: bool,
}

impl LintSettings {
    /// The rules as they are.
    #[must_use]
    pub fn new(as_of: PartialDate) -> Self {
        let (levels, thresholds) = (HashMap::new(), HashMap::new());
        LintSettings { as_of, keeps_notes: true, levels, thresholds, denies_warnings: false }
    }

    /// Takes over what a dataset says of the rules, by code or by name.
    ///
    /// # Errors
    /// If it names a rule that is not there, or a number for one that measures nothing.
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

    /// Makes findings of a rule errors; of all rules with `warnings`.
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

    /// The number that a rule measures by.
    #[must_use]
    pub fn threshold(&self, rule: &Rule) -> i64 {
        let own = self.thresholds.get(rule.code.id).copied();
        own.or(rule.threshold).unwrap_or_default()
    }

    /// How bad findings of a rule are; nothing if it is off.
    #[must_use]
    pub fn severity(&self, number: &str, usual: Severity) -> Option<Severity> {
        // Of a file that no rule can look at, nothing else would tell.
        let level = self.levels.get(number).filter(|_| !UNREADABLE.contains(&number));
        let severity = match level {
            Some(LintLevel::Off) => return None,
            Some(LintLevel::Error) => Severity::Error,
            Some(LintLevel::Warning) => Severity::Warning,
            Some(LintLevel::Note) => Severity::Note,
            None => usual,
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

/// The rules that tell of files which no other looks at.
const UNREADABLE: [&str; 2] = ["OZG001", "OZG002"];

/// The rule that a person means: by its code in any case, or by its name.
///
/// # Errors
/// If there is none, with the nearest name.
pub fn find<'r>(rules: &[&'r Rule], name: &str) -> Result<&'r Rule> {
    let is_meant =
        |rule: &&&Rule| rule.code.id.eq_ignore_ascii_case(name) || rule.code.name == name;
    if let Some(rule) = rules.iter().find(is_meant) {
        return Ok(rule);
    }
    let names = rules.iter().flat_map(|rule| [rule.code.name, rule.code.id]);
    match suggest::nearest(name, names) {
        Some(suggestion) => {
            bail!(msg!("error-no-such-rule-meant", name = name, meant = suggestion))
        }
        None => bail!(msg!("error-no-such-rule", name = name)),
    }
}
