//! What is particular to the OZG in North Rhine-Westphalia; it steps aside where its kinds are missing.

pub mod phase;
pub mod rules;
