//! Messages of the program in German and English, and the partial dates that stand in them.

mod date;
mod language;
mod message;

pub use date::*;
pub use language::{Language, LocalizedText, Localizer};
pub use message::{Message, MessageArg};
