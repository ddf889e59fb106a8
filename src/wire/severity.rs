//! The names of the severities of findings and of changes.

use schemars::JsonSchema;
use serde::Serialize;

use crate::ozg::meaning::ChangeSeverity;
use record_lint::Severity;

#[derive(Debug, Clone, Copy, Serialize, JsonSchema)]
#[serde(rename_all = "lowercase")]
#[schemars(rename = "severity")]
pub(super) enum FindingSeverityName {
    Error,
    Warning,
    Note,
}

impl From<Severity> for FindingSeverityName {
    fn from(severity: Severity) -> Self {
        match severity {
            Severity::Error => FindingSeverityName::Error,
            Severity::Warning => FindingSeverityName::Warning,
            Severity::Note => FindingSeverityName::Note,
        }
    }
}

#[derive(Debug, Clone, Copy, Serialize, JsonSchema)]
#[serde(rename_all = "lowercase")]
#[schemars(rename = "change_severity")]
pub(super) enum ChangeSeverityName {
    Breaking,
    Notable,
    Routine,
}

impl From<ChangeSeverity> for ChangeSeverityName {
    fn from(severity: ChangeSeverity) -> Self {
        match severity {
            ChangeSeverity::Breaking => ChangeSeverityName::Breaking,
            ChangeSeverity::Notable => ChangeSeverityName::Notable,
            ChangeSeverity::Routine => ChangeSeverityName::Routine,
        }
    }
}
