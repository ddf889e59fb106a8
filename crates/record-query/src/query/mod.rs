//! Selecting records by their fields and those of what they refer to; showing, grouping, counting.

mod atom;
mod catalogue;
mod certainty;
mod condition;
mod group;
mod groups;
mod outlook;
mod path;
mod question;
mod range;
mod referrers;
mod rows;
mod sort;
mod spelling;
mod sum;
pub mod syntax;
mod understand;
mod view;
mod way;

pub use atom::Atom;
pub use catalogue::{Catalogue, Derived, Holds, hint};
pub use outlook::Values;
pub use question::{Answer, Query, Typed};
