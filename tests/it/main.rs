//! The program as its users run it: arguments in, standard output, standard error and exit code out.

mod architecture;
mod bad_input;
mod diff;
mod docs;
mod edit;
mod export;
mod formats;
mod harness;
mod import;
mod lint;
mod locales;
mod output;
mod query;
mod report;
mod rule_pages;
mod schema;
mod shipped;
mod sql;
mod tables;
mod tree;
mod version;
