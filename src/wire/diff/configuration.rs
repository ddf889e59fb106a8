//! The changes of the configuration, as data.

use schemars::JsonSchema;
use serde::Serialize;

use crate::ozg::meaning::SettingChange;
use crate::wire::NAME;
use crate::wire::severity::ChangeSeverityName;

#[derive(Debug, Serialize, JsonSchema)]
#[schemars(rename = "setting_change", deny_unknown_fields)]
pub(super) struct ChangedSetting<'a> {
    /// Such as `lint.severity.stale-check`; null if the change is about the file as a whole.
    key: Option<&'a str>,
    /// Null if it was not set.
    old: Option<&'a str>,
    /// Null if it is not set any more.
    new: Option<&'a str>,
    #[schemars(regex(pattern = NAME))]
    meaning: &'a str,
    severity: ChangeSeverityName,
}

impl<'a> ChangedSetting<'a> {
    pub(super) fn new(change: &'a SettingChange) -> Self {
        ChangedSetting {
            key: change.key.as_deref(),
            old: change.old.as_deref(),
            new: change.new.as_deref(),
            meaning: change.fact.meaning.name(),
            severity: change.fact.meaning.severity().into(),
        }
    }
}
