//! The views: each shows an answer as a document that every writer can render.

pub(crate) mod blame;
pub(crate) mod card;
pub(crate) mod cell;
pub(crate) mod changes;
pub(crate) mod comment;
pub(crate) mod digest;
mod facts;
pub mod findings;
pub(crate) mod import;
pub(crate) mod index;
pub(crate) mod log;
mod map;
mod near_words;
pub(crate) mod page;
pub(crate) mod patch;
pub(crate) mod report;
pub(crate) mod reports;
pub(crate) mod schema;
pub(crate) mod search;
mod section;
pub(crate) mod site;
pub(crate) mod value;
pub(crate) mod web;
