//! Findings as a Code Quality report of GitLab.

use serde_json::{Value, json};

use super::prose::message;
use messages::Localizer;
use record_lint::{Finding, Severity};
use record_lint::{SourceMap, fingerprints};

/// An array with one object a finding.
#[must_use]
pub fn findings_gitlab(findings: &[Finding], sources: &SourceMap, localizer: &Localizer) -> Value {
    let issues = findings.iter().zip(fingerprints(findings)).map(|(finding, fingerprint)| {
        json!({
            "description": message(finding, localizer),
            "check_name": finding.code.title(),
            "fingerprint": fingerprint,
            "severity": severity(finding.code.severity),
            "location": {
                "path": finding.location.file.as_ref(),
                "lines": { "begin": line(finding, sources) },
            },
        })
    });
    Value::Array(issues.collect())
}

/// GitLab wants a line even of what is wrong with a file as a whole.
fn line(finding: &Finding, sources: &SourceMap) -> usize {
    sources.position(&finding.location).map_or(1, |at| at.line)
}

fn severity(severity: Severity) -> &'static str {
    match severity {
        Severity::Error => "major",
        Severity::Warning => "minor",
        Severity::Note => "info",
    }
}
