//! Messages of the program in German and English, and the partial dates that stand in them.

mod date;
mod language;
mod message;

pub use date::*;
pub use language::{Language, Speaker, Text};
pub use message::{Arg, Message};
