//! The effect of changes on figures and findings, as data.

use schemars::JsonSchema;
use serde::Serialize;
use serde_json::Value;

use crate::ozg::meaning::{DatasetEffect, FigureChange};
use crate::wire::severity::FindingSeverityName;
use crate::wire::{CODE, RULE_NAME};
use record_lint::Finding;

#[derive(Debug, Serialize, JsonSchema)]
#[schemars(rename = "effect", deny_unknown_fields)]
pub(super) struct DiffEffect<'a> {
    /// Cells of `ozg report overview` whose values changed.
    figures: Vec<ChangedFigure<'a>>,
    new_findings: Vec<AffectedFinding<'a>>,
    fixed_findings: Vec<AffectedFinding<'a>>,
    /// Records that conform to the old schema of their kind but not to the new one.
    invalidated: Vec<InvalidatedKind<'a>>,
}

#[derive(Debug, Serialize, JsonSchema)]
#[schemars(rename = "figure", deny_unknown_fields)]
struct ChangedFigure<'a> {
    table: &'a str,
    row: Value,
    column: &'a str,
    #[schemars(with = "Option<f64>")]
    old: Value,
    #[schemars(with = "Option<f64>")]
    new: Value,
}

#[derive(Debug, Serialize, JsonSchema)]
#[schemars(rename = "finding", deny_unknown_fields)]
struct AffectedFinding<'a> {
    #[schemars(regex(pattern = CODE))]
    code: &'a str,
    #[schemars(regex(pattern = RULE_NAME))]
    name: &'a str,
    severity: FindingSeverityName,
    /// Relative to the dataset, with /.
    file: &'a str,
    /// Such as `quellen[0].url`.
    field: Option<String>,
}

#[derive(Debug, Serialize, JsonSchema)]
#[schemars(rename = "invalidated", deny_unknown_fields)]
struct InvalidatedKind<'a> {
    kind: &'a str,
    count: usize,
}

impl<'a> DiffEffect<'a> {
    pub(super) fn new(effect: &'a DatasetEffect) -> Self {
        let invalidated = effect.invalidated.iter();
        DiffEffect {
            figures: effect.figures.iter().map(ChangedFigure::new).collect(),
            new_findings: effect.new_findings.iter().map(AffectedFinding::new).collect(),
            fixed_findings: effect.fixed_findings.iter().map(AffectedFinding::new).collect(),
            invalidated: invalidated
                .map(|one| InvalidatedKind { kind: &one.kind, count: one.count })
                .collect(),
        }
    }
}

impl<'a> ChangedFigure<'a> {
    fn new(figure: &'a FigureChange) -> Self {
        ChangedFigure {
            table: figure.table,
            row: figure.row.to_json(),
            column: &figure.column,
            old: figure.old.to_json(),
            new: figure.new.to_json(),
        }
    }
}

impl<'a> AffectedFinding<'a> {
    fn new(finding: &'a Finding) -> Self {
        AffectedFinding {
            code: finding.code.id,
            name: finding.code.name,
            severity: finding.code.severity.into(),
            file: &finding.location.file,
            field: finding.location.field().map(ToString::to_string),
        }
    }
}
