//! What a dataset says of how strict its rules are.

use std::collections::BTreeMap;

use serde::Deserialize;

/// How strict `ozg lint` is; rules are named by code or name.
#[derive(Debug, Clone, Default, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct LintConfig {
    #[serde(default)]
    pub severity: BTreeMap<String, LintLevel>,
    /// The number that a rule measures by; its page says in what.
    #[serde(default)]
    pub threshold: BTreeMap<String, i64>,
}

/// How bad the findings of a rule are in this dataset.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum LintLevel {
    Error,
    Warning,
    Note,
    Off,
}
