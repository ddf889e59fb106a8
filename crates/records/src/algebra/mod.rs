//! The algebra of records: pairing the parts of two states, and merging two states that come from one.
//!
//! Whatever pairs entries pairs them by their names ([`EntryName`]); what is merely like something else
//! is another thing here.

mod align;
mod merge;
mod order;
mod path;

pub use align::{KeyIndex, NamedEntries, entry_identity, node_at};
pub use merge::{MergeConflict, MergeConflictReason, MergeOutcome, MergedStates, States, merge};
pub use path::{EntryName, RecordPath, RecordPathStep};
