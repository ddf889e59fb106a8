//! What a shell can complete as the value of an argument.

use clap::builder::ArgExt;

/// What the value of an argument is, attached to the argument as `#[arg(add = Completes::Kind)]`;
/// `commands/completion` finds the candidates when a shell requests them.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Completes {
    /// A kind of record.
    Kind,
    /// A record by its id.
    Record,
    /// A field of the kind on the command line, also through references.
    Field,
    /// A field, or `-` and a field for descending order.
    SortKey,
    /// `FIELD=VALUE` that selects records.
    Filter,
    /// `FIELD=VALUE` that is set in a new record.
    Assignment,
    /// A field as records store it, of the record on the command line, else of any kind.
    StoredField,
    /// A rule of `ozg lint`.
    Rule,
    /// A rule of `ozg lint`, or `warnings`.
    RuleOrWarnings,
    /// A report by its name.
    Report,
    /// The record that the report on the command line is about, or the figure of `trend`.
    ReportSubject,
    /// A table of the report on the command line.
    Table,
    Themenfeld,
    Regierungsbezirk,
    Kreis,
    Groessenklasse,
    Kommune,
    /// A branch, a tag or `HEAD`.
    Revision,
    /// A revision, `BASE...HEAD`, or a folder.
    RevisionOrFolder,
    /// A verb of the program.
    Verb,
}

impl ArgExt for Completes {}
