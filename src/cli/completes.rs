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
    /// `FIELD=VALUE` that a new record is given.
    Assignment,
    /// A field as records store it, of the record in the line, else of any kind.
    StoredField,
    /// A rule of `ozg lint`.
    Rule,
    /// The same, or `warnings`.
    RuleOrWarnings,
    /// A report by its name.
    Report,
    /// The record that the report in the line is about, or the figure of `trend`.
    ReportSubject,
    /// A table of the report in the line.
    Table,
    Themenfeld,
    Regierungsbezirk,
    Kreis,
    Groessenklasse,
    Kommune,
    /// A branch, a tag or `HEAD`.
    Revision,
    /// The same, `BASE...HEAD`, or a folder.
    RevisionOrFolder,
    /// A verb of the program.
    Verb,
}

impl ArgExt for Completes {}
