//! Which state of the data an answer rests on, as data.

use schemars::JsonSchema;
use serde::Serialize;

use super::DAY;
use file_tree::DataState;

/// The state of the data that the answer rests on.
#[derive(Debug, Serialize, JsonSchema)]
#[schemars(rename = "data", deny_unknown_fields)]
pub(super) struct DataStateShape<'a> {
    /// The full hash; null outside Git, and of a revision that is no commit.
    #[schemars(regex(pattern = "^[0-9a-f]{40,64}$"))]
    commit: Option<&'a str>,
    /// The day of the commit.
    #[schemars(regex(pattern = DAY))]
    date: Option<String>,
    /// Whether records or schemas are not as they are in the commit.
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
