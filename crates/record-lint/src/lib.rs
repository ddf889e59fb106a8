//! Finding all faults of a dataset in one run, each told once.

mod config;
mod finding;
mod fingerprint;
mod fix;
mod ignore;
mod inspect;
mod merge;
mod misspelt;
mod renamed;
mod rule;
pub mod rules;
mod settings;
mod sources;

use std::collections::HashSet;

use anyhow::Result;

pub use config::{Level, LintConfig};
pub use finding::{Code, Finding, Fix, Mend, Related, Severity};
pub use fingerprint::fingerprints;
pub use fix::{Fixing, Mended, mend};
pub use rule::{Check, Inspection, Page, Rule, Survey};
pub use settings::{Settings, find};
pub use sources::{Position, Sources};

use fingerprint::fingerprints_as;
use inspect::{Inspected, inspect};
use records::dataset::Source;
use renamed::renames;

/// What a run of lint found.
pub struct Outcome {
    /// Sorted by file, place and code.
    pub findings: Vec<Finding>,
    /// Files looked at.
    pub files: usize,
    /// Notes that are not among the findings.
    pub notes: usize,
}

/// How much was found.
#[derive(Debug, Clone, Copy)]
pub struct Counts {
    pub errors: usize,
    pub warnings: usize,
    pub notes: usize,
    /// Files with an error or a warning.
    pub faulty: usize,
    /// Files looked at.
    pub files: usize,
}

impl Outcome {
    #[must_use]
    pub fn counts(&self) -> Counts {
        let count = |severity| self.findings.iter().filter(|f| f.code.severity == severity).count();
        let faults = self.findings.iter().filter(|f| f.code.severity != Severity::Note);
        let faulty: HashSet<_> = faults.map(|finding| &finding.location.file).collect();
        Counts {
            errors: count(Severity::Error),
            warnings: count(Severity::Warning),
            notes: count(Severity::Note) + self.notes,
            faulty: faulty.len(),
            files: self.files,
        }
    }
}

/// The rules that hold for any dataset and those of a domain.
#[derive(Clone, Copy)]
pub struct Rules {
    pub domain: &'static [Rule],
}

impl Rules {
    /// All of them, in the order of their codes within the two.
    #[must_use]
    pub fn all(self) -> Vec<&'static Rule> {
        rules::CORE.iter().chain(self.domain).collect()
    }
}

/// Finds the faults of a dataset.
///
/// # Errors
/// If the tree cannot be read at all.
pub fn lint(source: &Source, rules: Rules, settings: &Settings) -> Result<Outcome> {
    let inspected = inspect(source, rules, settings)?;
    Ok(outcome(source, inspected, settings))
}

/// Finds the faults that a dataset has and its base has not, wherever their lines moved.
///
/// # Errors
/// If one of the trees cannot be read at all.
pub fn lint_new(
    source: &Source,
    base: &Source,
    rules: Rules,
    settings: &Settings,
) -> Result<Outcome> {
    let (old, mut inspected) = (inspect(base, rules, settings)?, inspect(source, rules, settings)?);
    let known = fingerprints_as(&old.findings, &renames(&old.findings, base, source));
    let own = fingerprints(&inspected.findings);
    // Before findings of one cause are made one: a further reference into the void is new.
    leave_out(&mut inspected.findings, &own, &known);
    Ok(outcome(source, inspected, settings))
}

/// What two states of a dataset do not have in common.
pub struct Comparison {
    pub new: Vec<Finding>,
    pub mended: Vec<Finding>,
}

/// Finds the faults that a dataset has and its base has not, and those that only the base has.
///
/// # Errors
/// If one of the trees cannot be read at all.
pub fn compare(
    source: &Source,
    base: &Source,
    rules: Rules,
    settings: &Settings,
) -> Result<Comparison> {
    let (mut old, mut new) = (inspect(base, rules, settings)?, inspect(source, rules, settings)?);
    let of_old = fingerprints_as(&old.findings, &renames(&old.findings, base, source));
    let of_new = fingerprints(&new.findings);
    leave_out(&mut new.findings, &of_new, &of_old);
    leave_out(&mut old.findings, &of_old, &of_new);
    Ok(Comparison {
        new: outcome(source, new, settings).findings,
        mended: outcome(base, old, settings).findings,
    })
}

/// Takes out the findings whose own fingerprints are known.
fn leave_out(findings: &mut Vec<Finding>, own: &[String], known: &[String]) {
    let known: HashSet<_> = known.iter().collect();
    let mut own = own.iter();
    findings.retain(|_| own.next().is_none_or(|own| !known.contains(own)));
}

fn outcome(source: &Source, mut inspected: Inspected, settings: &Settings) -> Outcome {
    settings.judge(&mut inspected.findings);
    let mut findings = merge::merge(inspected.findings);
    renamed::suggest_new_ids(source, &mut findings);
    Outcome { findings, files: inspected.files, notes: inspected.notes }
}
