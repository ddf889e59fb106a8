//! The program as its users run it: arguments in, standard output, standard error and exit code out.

mod architecture;
mod bad_input;
mod ci_comment;
mod ci_templates;
mod diagnostics;
mod diff;
mod diff_md;
mod docs;
mod edit;
mod export;
mod formats;
mod harness;
mod import;
mod lint;
mod locales;
mod pre_commit;
mod query;
mod query_shape;
mod query_where;
mod report;
mod rule_pages;
mod schema;
mod shipped;
mod tree;
mod version;
