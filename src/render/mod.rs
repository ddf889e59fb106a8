//! Findings and tables as text for people, tables as files, and what makes texts of data harmless.

pub mod datapackage_json;
pub mod dcat_json;
pub mod digest_data;
pub mod findings_concise;
pub mod findings_github;
pub mod findings_text;
pub mod page_text;
pub(crate) mod prose;
pub mod record_lines;
#[cfg(feature = "parquet")]
pub mod relation_parquet;
pub mod rewrites_text;
pub mod rule_list;
mod safe;
pub mod table_csv;
pub mod table_data;
pub mod table_xlsx;
pub mod text_diff;
pub mod warning_counts;

pub use safe::{escape_to_one_line, json_pretty, json_text, yaml_text};
