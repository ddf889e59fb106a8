//! Findings as data.

use schemars::JsonSchema;
use serde::Serialize;

use super::data_state::DataStateShape;
use super::severity::FindingSeverityName;
use super::version::ShapeVersion;
use super::{CODE, RULE_NAME};
use file_tree::DataState;
use messages::Localizer;
use record_lint::{Finding, FindingCounts, LineColumnRange, Rewrite, SourceMap};

/// The findings of `ozg lint`. Texts are in the language of the user; nothing else depends on it.
#[derive(Debug, Serialize, JsonSchema)]
#[schemars(title = "ozg lint --format json", deny_unknown_fields)]
pub struct LintShape<'a> {
    version: ShapeVersion<1>,
    data: DataStateShape<'a>,
    findings: Vec<ReportedFinding<'a>>,
    summary: LintSummary,
    /// The fixes that --fix applied, in order; each position is that just before the fix.
    #[serde(skip_serializing_if = "Option::is_none")]
    rewrites: Option<Vec<ReportedRewrite>>,
}

/// Counts of all findings, including those that --max-findings leaves out.
#[derive(Debug, Serialize, JsonSchema)]
#[schemars(rename = "summary", deny_unknown_fields)]
struct LintSummary {
    errors: usize,
    warnings: usize,
    notes: usize,
    /// Files checked.
    files: usize,
    /// Findings that --fix fixes.
    fixable: usize,
    /// Findings that only --fix=unsafe fixes.
    fixable_unsafe: usize,
}

#[derive(Debug, Serialize, JsonSchema)]
#[schemars(rename = "finding", deny_unknown_fields)]
struct ReportedFinding<'a> {
    #[schemars(regex(pattern = CODE))]
    code: &'a str,
    #[schemars(regex(pattern = RULE_NAME))]
    name: &'a str,
    severity: FindingSeverityName,
    /// Of the record; null if the file is not a record.
    kind: Option<String>,
    /// Of the record; null if the file is not a record.
    id: Option<String>,
    /// Relative to the dataset, with /.
    file: &'a str,
    /// Such as `quellen[0].url`.
    field: Option<String>,
    /// Counted from 1.
    #[schemars(range(min = 1))]
    line: Option<usize>,
    /// Counted from 1, in characters.
    #[schemars(range(min = 1))]
    column: Option<usize>,
    /// Counted from 1.
    #[schemars(range(min = 1))]
    end_line: Option<usize>,
    /// Counted from 1, in characters; exclusive.
    #[schemars(range(min = 1))]
    end_column: Option<usize>,
    message: String,
    label: Option<String>,
    notes: Vec<String>,
    help: Option<String>,
    /// What --fix or --fix=unsafe would do, except for fixes whose texts must not be shown.
    fixes: Vec<ReportedRewrite>,
}

/// What a fix does, or did.
#[derive(Debug, Serialize, JsonSchema)]
#[schemars(rename = "rewrite", deny_unknown_fields)]
struct ReportedRewrite {
    #[schemars(regex(pattern = CODE))]
    code: &'static str,
    /// Whether the fix is unambiguous; if not, only --fix=unsafe applies it.
    safe: bool,
    /// Relative to the dataset, with /.
    file: String,
    /// Counted from 1.
    #[schemars(range(min = 1))]
    line: usize,
    /// Counted from 1, in characters.
    #[schemars(range(min = 1))]
    column: usize,
    /// Counted from 1.
    #[schemars(range(min = 1))]
    end_line: usize,
    /// Counted from 1, in characters; exclusive.
    #[schemars(range(min = 1))]
    end_column: usize,
    /// The text in the file, with what must not be shown masked; null if the fix sorts the fields of the file.
    old: Option<String>,
    /// The replacement; empty if an entry is removed, null if the fix sorts the fields of the file.
    new: Option<String>,
}

/// What the shape of a finding needs: the source texts, the language, and the record of each file.
#[derive(Clone, Copy)]
pub struct FindingContext<'a> {
    pub sources: &'a SourceMap,
    pub localizer: &'a Localizer,
    /// Kind and id of the record that a file holds.
    pub record: &'a dyn Fn(&str) -> Option<(String, String)>,
}

impl<'a> LintShape<'a> {
    #[must_use]
    pub fn new(
        findings: &'a [Finding],
        counts: &FindingCounts,
        context: FindingContext<'_>,
        rewrites: Option<&[Rewrite]>,
        state: &'a DataState,
    ) -> Self {
        LintShape {
            version: ShapeVersion,
            data: DataStateShape::new(state),
            findings: findings.iter().map(|one| ReportedFinding::new(one, context)).collect(),
            summary: LintSummary {
                errors: counts.errors,
                warnings: counts.warnings,
                notes: counts.notes,
                files: counts.files,
                fixable: counts.fixable,
                fixable_unsafe: counts.fixable_unsafe,
            },
            rewrites: rewrites.map(|all| all.iter().map(ReportedRewrite::new).collect()),
        }
    }
}

impl<'a> ReportedFinding<'a> {
    fn new(finding: &'a Finding, context: FindingContext<'_>) -> Self {
        let FindingContext { sources, localizer, record } = context;
        let (kind, id) = record(&finding.location.file).unzip();
        let at = sources.position(&finding.location);
        let place = |pick: fn(&LineColumnRange) -> usize| at.as_ref().map(pick);
        let notes = finding.notes.iter().map(|note| localizer.format(note));
        let related = finding.related.iter().map(|related| {
            format!("{}: {}", sources.place(&related.location), localizer.format(&related.label))
        });
        let fixes = finding.fixes.iter().filter_map(|fix| Rewrite::new(finding.code, fix, sources));
        let fixes = fixes.filter(|rewrite| !rewrite.is_masked());
        ReportedFinding {
            code: finding.code.id,
            name: finding.code.name,
            severity: finding.code.severity.into(),
            kind,
            id,
            file: &finding.location.file,
            field: finding
                .location
                .field()
                .map(|path| sources.mask(&path.to_string()).into_owned()),
            line: place(|at| at.line),
            column: place(|at| at.column),
            end_line: place(|at| at.end_line),
            end_column: place(|at| at.end_column),
            message: localizer.format(&finding.message),
            label: finding.label.as_ref().map(|label| localizer.format(label)),
            notes: related.chain(notes).collect(),
            help: finding.help.as_ref().map(|help| localizer.format(help)),
            fixes: fixes.map(|fix| ReportedRewrite::new(&fix)).collect(),
        }
    }
}

impl ReportedRewrite {
    fn new(rewrite: &Rewrite) -> Self {
        let Rewrite { at, texts, .. } = rewrite;
        ReportedRewrite {
            code: rewrite.code.id,
            safe: rewrite.is_safe,
            file: rewrite.file.to_string(),
            line: at.line,
            column: at.column,
            end_line: at.end_line,
            end_column: at.end_column,
            old: texts.as_ref().map(|texts| texts.old.clone()),
            new: texts.as_ref().map(|texts| texts.new.clone()),
        }
    }
}
