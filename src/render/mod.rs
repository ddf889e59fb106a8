//! Findings, tables and changes as text for people and as data for programs.

pub mod changes_json;
pub mod changes_text;
pub mod conflicts_text;
pub mod dcat_json;
pub mod findings_json;
pub mod findings_text;
mod safe;
pub mod schema_md;
mod sources;
pub mod table_data;
pub mod table_text;
mod value;
mod wrap;

pub use safe::printable;
pub use sources::{Position, Sources};
