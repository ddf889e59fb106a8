//! The state of the data that an answer is based on, and the day: read from Git in parallel, and as messages.

use std::panic::resume_unwind;
use std::thread;

use file_tree::DataState;
use messages::{Message, PartialDate, msg};

/// Queries Git while records are read. Waiting for Git does not occupy one of the threads that read.
pub(crate) fn while_reading<G, R: Send>(
    query_git: impl FnOnce() -> G,
    read: impl FnOnce() -> R + Send,
) -> (G, R) {
    thread::scope(|scope| {
        let reading = scope.spawn(read);
        let answer = query_git();
        (answer, reading.join().unwrap_or_else(|panic| resume_unwind(panic)))
    })
}

/// Describes a state of the data.
#[must_use]
pub(crate) fn state_message(state: &DataState) -> Message {
    match (&state.commit, state.is_modified) {
        (Some(commit), false) => {
            msg!("data-state-commit", date = commit.date, commit = &commit.id)
        }
        (Some(commit), true) => {
            msg!("data-state-modified", date = commit.date, commit = &commit.id)
        }
        (None, true) => msg!("data-state-no-git"),
        (None, false) => msg!("data-state-no-commit"),
    }
}

/// Describes a state of the data, and the day that counts as today.
#[must_use]
pub(crate) fn state_and_day(state: &DataState, as_of: PartialDate) -> Message {
    msg!("data-state-and-day", state = state_message(state), date = as_of)
}
