//! Messages of the program in German and English, and the partial dates in them.

// The input is untrusted: an index out of bounds would abort the program.
#![warn(clippy::indexing_slicing)]

mod date;
mod language;
mod message;

pub use date::*;
pub use language::{Language, LocalizedText, Localizer, MessagePart};
pub use message::{Message, MessageArg, code_point};
