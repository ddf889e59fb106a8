//! What is particular to the OZG in North Rhine-Westphalia; it steps aside where its kinds are missing.

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
