//! What takes long or needs other programs: floods, kills, random edits, a browser, peers.

#![cfg(unix)]

mod browser;
mod ci_comment;
mod ci_templates;
mod diagnostics;
mod diff_random;
mod floods;
#[path = "../harness/mod.rs"]
mod harness;
mod other_programs;
mod patch_random;
mod pre_commit;
mod progress;
mod sql;
mod tools;
mod writes;
mod yaml_suite;
