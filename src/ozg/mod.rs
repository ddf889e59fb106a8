//! The OZG domain of North Rhine-Westphalia; it has no effect on datasets without its kinds.

pub mod dated;
pub mod derived;
pub mod digest;
pub mod domain;
pub mod evidence;
pub mod figures;
pub mod lead;
pub mod meaning;
pub mod metadata;
pub(crate) mod outlines;
pub mod period;
pub mod personal;
pub mod phase;
pub mod report;
pub mod representativeness;
pub mod responsibility;
pub mod rules;
pub mod scope;
pub mod trend;
