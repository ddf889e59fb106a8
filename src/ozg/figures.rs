//! The figures of the reports, each defined once; `docs/figures.md` documents what each counts.

pub mod completeness;
pub mod components;
pub mod events;
pub mod freshness;
pub mod impact;
pub mod leistungen;
pub mod participation;
pub mod parties;
pub mod plans;
pub mod projects;
pub mod reach;
pub mod services;
