//! Records of a dataset: their schemas, their values and ids, and edits of their text.

pub mod algebra;
pub mod clean_text;
pub mod collation;
pub mod dataset;
pub mod digits;
pub mod edit;
pub mod formula;
pub mod location;
pub mod record;
pub mod schema;
pub mod suggest;
pub mod table;
