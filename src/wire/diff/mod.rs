//! Changes as data.

mod change;
mod configuration;
mod effect;
mod schema_change;

use schemars::JsonSchema;
use serde::Serialize;

use super::PARTIAL_DAY;
use super::data_state::DataStateShape;
use super::version::ShapeVersion;
use crate::ozg::meaning::{ChangeSeverity, Fact, Interpretation};
pub(super) use change::ChangedRecord;
use configuration::ChangedSetting;
use effect::DiffEffect;
use file_tree::DataState;
use record_diff::diff::{Diff, RecordChange};
use schema_change::ChangedSchema;

/// What differs between two states of a dataset, and what it means. Nothing in it depends on the language.
#[derive(Debug, Serialize, JsonSchema)]
#[schemars(title = "ozg diff --format json", deny_unknown_fields)]
pub struct DiffShape<'a> {
    version: ShapeVersion<2>,
    /// As named; the full commit for BASE...HEAD.
    base: &'a str,
    /// As named; null for the working tree.
    head: Option<&'a str>,
    /// The day that counts as today.
    #[schemars(regex(pattern = PARTIAL_DAY))]
    as_of: String,
    base_data: DataStateShape<'a>,
    /// The state that is compared with the base.
    data: DataStateShape<'a>,
    changes: Vec<ChangedRecord<'a>>,
    schema: Vec<ChangedSchema<'a>>,
    /// Settings of `ozg.toml`.
    configuration: Vec<ChangedSetting<'a>>,
    /// Null if it was not computed; see --effect.
    effect: Option<DiffEffect<'a>>,
    summary: DiffSummary,
}

/// How many records were changed in which way, and how many changes have which severity.
#[derive(Debug, Serialize, JsonSchema)]
#[schemars(rename = "summary", deny_unknown_fields)]
struct DiffSummary {
    added: usize,
    removed: usize,
    renamed: usize,
    changed: usize,
    reformatted: usize,
    unreadable: usize,
    breaking: usize,
    notable: usize,
    routine: usize,
}

impl<'a> DiffShape<'a> {
    #[must_use]
    pub fn new(
        diff: &'a Diff,
        interpretation: &'a Interpretation,
        [base, head]: [&'a DataState; 2],
    ) -> Self {
        let changes = diff.changes.iter().zip(&interpretation.facts);
        let schema = diff.schema.iter().zip(&interpretation.schema);
        let record = |(change, facts): (&'a RecordChange, &'a Vec<Fact>)| {
            ChangedRecord::new(change, facts).orphaning(interpretation.orphaned_by(change))
        };
        DiffShape {
            version: ShapeVersion,
            base: &diff.base,
            head: diff.head.as_deref(),
            as_of: interpretation.as_of.to_string(),
            base_data: DataStateShape::new(base),
            data: DataStateShape::new(head),
            changes: changes.map(record).collect(),
            schema: schema.map(|(change, fact)| ChangedSchema::new(change, fact)).collect(),
            configuration: interpretation.configuration.iter().map(ChangedSetting::new).collect(),
            effect: interpretation.effect.as_ref().map(DiffEffect::new),
            summary: DiffSummary::new(diff, interpretation),
        }
    }
}

impl DiffSummary {
    fn new(diff: &Diff, interpretation: &Interpretation) -> Self {
        let counts = diff.counts();
        DiffSummary {
            added: counts.added,
            removed: counts.removed,
            renamed: counts.renamed,
            changed: counts.changed,
            reformatted: counts.reformatted,
            unreadable: counts.unreadable,
            breaking: interpretation.count(ChangeSeverity::Breaking),
            notable: interpretation.count(ChangeSeverity::Notable),
            routine: interpretation.count(ChangeSeverity::Routine),
        }
    }
}
