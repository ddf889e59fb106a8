//! Messages of the program in German and English, and the partial dates that stand in them.

// What is read here comes from strangers: an index that does not fit would end the program.
#![warn(clippy::indexing_slicing)]

mod date;
mod language;
mod message;

pub use date::*;
pub use language::{Language, LocalizedText, Localizer, MessagePart};
pub use message::{Message, MessageArg, code_point};
