//! The algebra of records: pairing the parts of two states, comparing two states, and merging two that
//! come from one.
//!
//! Whatever pairs entries pairs them by their names ([`EntryName`]) or because they are equal; what is
//! merely like something else is another thing here.

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
