//! What a diff could not compare.

use messages::Message;
use messages::msg;
use record_diff::diff::Diff;

#[must_use]
pub fn changes_notes(diff: &Diff) -> Vec<Message> {
    let mut notes = Vec::new();
    if diff.no_records > 0 {
        notes.push(msg!("diff-no-records", count = diff.no_records));
    }
    if diff.not_checked_out > 0 {
        notes.push(msg!("diff-not-checked-out", count = diff.not_checked_out));
    }
    notes
}
