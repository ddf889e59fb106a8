//! The program as its users run it: arguments in, standard output, standard error and exit code out.

// Tests panic on anything unexpected, and so do their helpers.
#![allow(clippy::expect_used, clippy::panic, clippy::unreachable)]
// The modules of a test target are open to one another.
#![allow(unreachable_pub)]

mod architecture;
mod bad_input;
mod ci_templates;
mod completion;
mod cost;
mod data_state;
mod diagnostics;
mod diff;
mod diff_cases;
mod diff_contents;
mod diff_inputs;
mod diff_md;
mod diff_renames;
mod diff_schemas;
mod diff_weight;
mod docs;
mod domain;
mod edit;
mod export;
mod fix;
mod fmt;
mod formats;
mod formats_of_verbs;
#[path = "../harness/mod.rs"]
mod harness;
mod help;
mod hints;
mod history;
mod history_blame;
mod history_merges;
mod history_time;
mod hostile;
mod html;
mod impact;
mod import;
mod lint;
mod locales;
mod man;
mod markdown;
mod merge;
mod new;
mod output;
#[cfg(unix)]
mod output_folders;
mod patch;
mod query;
mod query_as_of;
mod query_shape;
mod query_where;
mod questions;
mod report;
mod report_compare;
mod report_dossiers;
mod report_figures;
mod report_history;
mod report_kinds;
mod report_narrowed;
mod report_properties;

mod report_sql;
mod responsibility;
mod rule_pages;
mod schema;
mod search;
mod shipped;
mod show;
mod site;
mod sql;
mod tables;
mod tree;
mod version;
#[cfg(unix)]
mod writes;
