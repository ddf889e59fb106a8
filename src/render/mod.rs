//! Findings, tables and changes as text for people and as data for programs.

pub mod card_json;
pub mod card_md;
pub mod card_text;
mod card_words;
pub mod changes_json;
pub mod changes_md;
pub mod changes_notes;
pub mod changes_summary;
pub mod changes_text;
mod changes_words;
pub mod conflicts_text;
pub mod datapackage_json;
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
pub mod record_lines;
#[cfg(feature = "parquet")]
pub mod relation_parquet;
mod safe;
pub mod schema_md;
pub mod search_json;
pub mod search_text;
pub mod step_summary;
pub mod table_csv;
pub mod table_data;
pub mod table_md;
pub mod table_text;
pub mod table_xlsx;
pub mod text_diff;
mod value;
mod wrap;

pub use safe::{json_pretty, json_text, on_one_line, printable};
