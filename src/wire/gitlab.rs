//! Findings as a GitLab Code Quality report.

use serde::Serialize;

use crate::render::prose::message;
use messages::Localizer;
use record_lint::{Finding, Severity, SourceMap, fingerprints};

/// One finding; a report is a list of them.
#[derive(Debug, Serialize)]
pub struct GitlabIssue<'a> {
    description: String,
    check_name: String,
    fingerprint: String,
    severity: GitlabSeverity,
    location: GitlabPlace<'a>,
}

#[derive(Debug, Clone, Copy, Serialize)]
#[serde(rename_all = "lowercase")]
enum GitlabSeverity {
    Major,
    Minor,
    Info,
}

#[derive(Debug, Serialize)]
struct GitlabPlace<'a> {
    path: &'a str,
    lines: GitlabLines,
}

#[derive(Debug, Serialize)]
struct GitlabLines {
    begin: usize,
}

/// One issue per finding.
#[must_use]
pub fn gitlab_issues<'a>(
    findings: &'a [Finding],
    sources: &SourceMap,
    localizer: &Localizer,
) -> Vec<GitlabIssue<'a>> {
    let issues = findings.iter().zip(fingerprints(findings));
    issues
        .map(|(finding, fingerprint)| GitlabIssue {
            description: message(finding, localizer),
            check_name: finding.code.title(),
            fingerprint,
            severity: finding.code.severity.into(),
            location: GitlabPlace {
                path: &finding.location.file,
                // GitLab requires a line even for a finding about a file as a whole.
                lines: GitlabLines {
                    begin: sources.position(&finding.location).map_or(1, |at| at.line),
                },
            },
        })
        .collect()
}

impl From<Severity> for GitlabSeverity {
    fn from(severity: Severity) -> Self {
        match severity {
            Severity::Error => GitlabSeverity::Major,
            Severity::Warning => GitlabSeverity::Minor,
            Severity::Note => GitlabSeverity::Info,
        }
    }
}
