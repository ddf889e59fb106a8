//! The settings of a dataset for the strictness of its rules.

use std::collections::BTreeMap;

use serde::Deserialize;

/// How strict `ozg lint` is; rules are named by code or name.
#[derive(Debug, Clone, Default, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct LintConfig {
    #[serde(default)]
    pub severity: BTreeMap<String, LintLevel>,
    /// The threshold of a rule; its page states the unit.
    #[serde(default)]
    pub threshold: BTreeMap<String, i64>,
}

/// The severity of the findings of a rule in this dataset.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum LintLevel {
    Error,
    Warning,
    Note,
    Off,
}
