//! Findings, tables and changes as text for people and as data for programs.

pub mod blame_json;
pub mod card_json;
pub mod changes_json;
pub mod datapackage_json;
pub mod dcat_json;
pub mod digest_data;
pub mod findings_github;
pub mod findings_gitlab;
pub mod findings_json;
pub mod findings_junit;
pub mod findings_sarif;
pub mod findings_text;
pub mod log_json;
pub mod output_schema;
pub mod page_text;
mod prose;
pub mod record_lines;
#[cfg(feature = "parquet")]
pub mod relation_parquet;
pub mod rewrites_text;
pub mod rule_list;
mod safe;
pub mod search_json;
pub mod table_csv;
pub mod table_data;
pub mod table_xlsx;
pub mod text_diff;

pub use safe::{escape_to_one_line, json_pretty, json_text, yaml_text};
