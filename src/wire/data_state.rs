//! The state of the data that an answer is based on, as data.

use schemars::JsonSchema;
use serde::Serialize;

use super::DAY;
use file_tree::DataState;

/// The state of the data that the answer is based on.
#[derive(Debug, Serialize, JsonSchema)]
#[schemars(rename = "data", deny_unknown_fields)]
pub(super) struct DataStateShape<'a> {
    /// The full hash; null outside Git, and for a revision that is not a commit.
    #[schemars(regex(pattern = "^[0-9a-f]{40,64}$"))]
    commit: Option<&'a str>,
    /// The day of the commit.
    #[schemars(regex(pattern = DAY))]
    date: Option<String>,
    /// Whether records or schemas differ from those in the commit.
    modified: bool,
}

impl<'a> DataStateShape<'a> {
    pub(super) fn new(state: &'a DataState) -> Self {
        let commit = state.commit.as_ref();
        DataStateShape {
            commit: commit.map(|commit| commit.hash.as_str()),
            date: commit.map(|commit| commit.date.to_string()),
            modified: state.is_modified,
        }
    }
}
