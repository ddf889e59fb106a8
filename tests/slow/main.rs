//! Tests that take long or need other programs: floods, kills, random edits, a browser, peers.

// Tests panic on anything unexpected, and so do their helpers.
#![allow(clippy::expect_used, clippy::panic, clippy::unreachable)]
// The modules of a test target are open to one another.
#![allow(unreachable_pub)]
#![cfg(unix)]

mod browser;
mod ci_comment;
mod ci_templates;
mod diagnostics;
mod diff_random;
mod floods;
#[path = "../harness/mod.rs"]
mod harness;
mod merge_random;
mod other_programs;
mod patch_random;
mod pre_commit;
mod progress;
mod pyyaml;
mod schema_suite;
mod sql;
mod tools;
mod writes;
mod yaml_suite;
