//! What the verbs do: a request goes in, an answer comes out. Nothing here knows the command line or a
//! stream, so all of it can be called from a test or another program.

pub mod apply;
pub mod blame;
pub mod diff;
pub mod digest;
pub mod export;
pub mod fmt;
pub mod import;
pub mod lint;
pub mod log;
mod lookup;
pub mod merge;
mod narrowing;
pub mod output_directory;
mod path_filter;
pub mod query;
pub mod report;
mod report_query;
pub mod report_set;
pub mod show;
pub mod trend;
pub mod workspace;

use messages::{Message, MessageArg};

/// An error as part of a sentence.
fn reason(error: &anyhow::Error) -> MessageArg {
    match error.downcast_ref::<Message>() {
        Some(message) => message.clone().into(),
        None => format!("{error:#}").into(),
    }
}
