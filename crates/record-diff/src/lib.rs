//! What differs between two states of a dataset: changes, history, patches, merges, imports.

pub mod diff;
pub mod history;
pub mod import;
pub mod merge;
pub mod patch;
