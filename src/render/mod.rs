//! Findings, tables and changes as text for people and as data for programs.

pub mod changes_json;
pub mod changes_md;
pub mod changes_notes;
pub mod changes_summary;
pub mod changes_text;
mod changes_words;
pub mod conflicts_text;
pub mod dcat_json;
mod facts;
pub mod findings_github;
pub mod findings_gitlab;
pub mod findings_json;
pub mod findings_junit;
pub mod findings_sarif;
pub mod findings_text;
mod markdown;
pub mod output_schema;
pub mod page_text;
mod prose;
mod safe;
pub mod schema_md;
pub mod step_summary;
pub mod table_data;
pub mod table_text;
mod value;
mod wrap;

pub use safe::{on_one_line, printable};
