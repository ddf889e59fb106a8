//! Questions to a dataset: filters, SQL, search, and one record as a whole.

pub mod query;
pub mod relational;
pub mod search;
pub mod show;
