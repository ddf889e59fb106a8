//! What a shell can offer as the value of an argument.

use clap::builder::ArgExt;

/// What the value of an argument names. An argument carries it as `#[arg(add = Completes::Kind)]`;
/// `commands/completion` finds the candidates when a shell asks.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Completes {
    /// A kind of record.
    Kind,
    /// A record by its id.
    Record,
    /// A field of the kind in the line, also behind references.
    Field,
    /// The same, descending after `-`.
    SortKey,
    /// `FIELD=VALUE` that records are selected by.
    Filter,
    /// A rule of `ozg lint`.
    Rule,
    /// The same, or `warnings`.
    RuleOrWarnings,
    /// A report by its name.
    Report,
}

impl ArgExt for Completes {}
