//! Queries of a dataset: filters, SQL, full-text search, and the display of one record.

pub mod query;
pub mod relational;
pub mod search;
pub mod show;
