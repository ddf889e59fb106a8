//! The work of the verbs: each takes a request and returns an answer. Nothing here depends on the command line or on
//! streams, so all of it can be called from a test or another program.

pub(crate) mod apply;
pub(crate) mod blame;
pub(crate) mod data_state;
pub(crate) mod diff;
pub(crate) mod digest;
pub(crate) mod export;
pub(crate) mod fmt;
pub(crate) mod import;
pub(crate) mod lint;
pub(crate) mod log;
mod lookup;
pub(crate) mod merge;
pub(crate) mod narrowing;
pub(crate) mod new;
pub(crate) mod output_directory;
mod path_filter;
pub(crate) mod query;
pub(crate) mod report;
pub(crate) mod report_directory;
mod report_query;
pub(crate) mod report_set;
pub(crate) mod show;
pub(crate) mod site;
pub(crate) mod site_history;
pub(crate) mod trend;
pub(crate) mod workspace;

use messages::{Message, MessageArg};

/// An error as part of a sentence.
fn reason(error: &anyhow::Error) -> MessageArg {
    match error.downcast_ref::<Message>() {
        Some(message) => message.clone().into(),
        None => format!("{error:#}").into(),
    }
}
