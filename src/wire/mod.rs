//! Answers for programs: a type for each shape, from which its JSON and its JSON Schema are generated.
//!
//! The doc comments of these types are the descriptions in the schemas. No shape depends on the language, except for
//! sentences of findings.

pub mod blame;
mod data_state;
pub mod diff;
pub mod gitlab;
pub mod junit;
pub mod lint;
pub mod log;
pub mod patch;
pub mod report;
pub mod sarif;
mod schema;
pub mod search;
mod severity;
pub mod show;
mod version;

use anyhow::Result;
use serde::Serialize;

use self::blame::BlameShape;
use self::diff::DiffShape;
use self::lint::LintShape;
use self::log::LogShape;
use self::patch::PatchShape;
use self::report::ReportShape;
use self::schema::schema;
use self::search::SearchShape;
use self::show::ShowShape;
use crate::render::json_pretty;

/// Generates the JSON Schema of a shape.
pub type SchemaMaker = fn() -> String;

/// The shapes by the names that `ozg schema --of` takes, each with the function that generates its JSON Schema: those
/// of verbs, and `patch` of `ozg diff --format patch`.
pub const SHAPES: [(&str, SchemaMaker); 8] = [
    ("lint", schema::<LintShape<'_>>),
    ("diff", schema::<DiffShape<'_>>),
    ("log", schema::<LogShape<'_>>),
    ("blame", schema::<BlameShape<'_>>),
    ("patch", schema::<PatchShape<'_>>),
    ("report", schema::<ReportShape<'_>>),
    ("show", schema::<ShowShape<'_>>),
    ("search", schema::<SearchShape<'_>>),
];

/// A short hash, as Git abbreviates it.
const HASH: &str = "^[0-9a-f]{4,64}$";
/// A day.
const DAY: &str = "^[0-9]{4}-[0-9]{2}-[0-9]{2}$";
/// A day, a month or a year.
const PARTIAL_DAY: &str = "^[0-9]{4}(-[0-9]{2}(-[0-9]{2})?)?$";
/// The code of a rule.
const CODE: &str = "^OZG[0-9]{3}$";
/// The name of a rule.
const RULE_NAME: &str = "^[a-z][a-z0-9-]*$";
/// The name of the meaning of a change.
const NAME: &str = "^[a-z][a-z-]*$";

/// An answer as JSON, safe for a terminal.
///
/// # Errors
/// If serde fails, which it does not for the shapes of this module.
pub(crate) fn json(answer: &impl Serialize) -> Result<String> {
    Ok(json_pretty(&serde_json::to_value(answer)?))
}
