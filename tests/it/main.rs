//! The program as its users run it: arguments in, standard output, standard error and exit code out.

mod docs;
mod harness;
mod query;
mod report;
mod version;
