//! Selects records by their fields and those of the records they reference; shows, groups and counts them.

mod atom;
mod catalogue;
mod certainty;
mod comma;
mod completion;
mod condition;
mod dated;
mod derived;
mod group;
mod groups;
mod named;
mod parts;
mod path;
mod path_resolver;
mod question;
mod range;
mod referrers;
mod resolve;
mod rows;
mod sort;
mod spelling;
mod sum;
pub mod syntax;
mod view;

pub use atom::Atom;
pub use catalogue::{Catalogue, hint};
pub use completion::Domain;
pub use dated::{DatasetOnDay, DatedFact, DatedFieldDef, FactStanding, QueryDay, RecordOnDay};
pub use derived::{DerivationDay, DerivedFieldDef, DerivedType, DerivedValue};
pub use named::{named_id, without_kind};
pub use question::{Query, QueryResult, RawQuery};
