//! Which state of the data an answer rests on, and which day counts as today: asked beside the reading, and in words.

use std::panic::resume_unwind;
use std::thread;

use file_tree::DataState;
use messages::{Message, PartialDate, msg};

/// Asks Git while records are read. What waits for Git takes no place among the threads that read.
pub(crate) fn while_reading<G, R: Send>(
    ask_git: impl FnOnce() -> G,
    read: impl FnOnce() -> R + Send,
) -> (G, R) {
    thread::scope(|scope| {
        let reading = scope.spawn(read);
        let answer = ask_git();
        (answer, reading.join().unwrap_or_else(|panic| resume_unwind(panic)))
    })
}

/// Which state of the data it is.
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

/// The state of the data, and the day.
#[must_use]
pub(crate) fn state_and_day(state: &DataState, as_of: PartialDate) -> Message {
    msg!("data-state-and-day", state = state_message(state), date = as_of)
}
