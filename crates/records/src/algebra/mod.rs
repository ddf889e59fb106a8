//! The algebra of records: matching the parts of two states, comparing two states, and merging two states
//! with a common base.
//!
//! Entries are always matched by their names ([`EntryName`]) or by equality; an entry that is merely similar
//! counts as a different one here.

mod align;
mod diff;
mod merge;
mod order;
mod pair;
mod path;
mod replaced;
#[cfg(test)]
mod sample;
mod set;

pub use align::{KeyIndex, NamedEntries, entry_identity, node_at};
pub use diff::{DiffOutcome, Difference, DifferenceKind, diff};
pub use merge::{MergeConflict, MergeConflictReason, MergeOutcome, MergedStates, States, merge};
pub use pair::{EntryPair, EntryPairing, is_reordered, pair_entries};
pub use path::{EntryName, RecordPath, RecordPathStep};
pub use set::set;
