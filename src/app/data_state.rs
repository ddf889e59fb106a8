//! In words, two things apart: which state of the data an answer rests on, and which day counts as today.

use file_tree::DataState;
use messages::{Message, PartialDate, msg};

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
