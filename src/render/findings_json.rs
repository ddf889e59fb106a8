//! Findings as data, in one versioned shape.

use serde_json::{Value, json};

use messages::Localizer;
use record_lint::Finding;
use record_lint::{FindingCounts, LineColumnRange, Rewrite, SourceMap};

/// Version of the shape; raised only when a reader of the old one would break.
const VERSION: u32 = 1;

/// `{version, findings, summary}`, and `rewrites` if fixes were made. Texts are in the language of the speaker, all else is not.
#[must_use]
pub fn findings_json(
    findings: &[Finding],
    counts: &FindingCounts,
    sources: &SourceMap,
    localizer: &Localizer,
    record: &dyn Fn(&str) -> Option<(String, String)>,
    rewrites: Option<&[Rewrite]>,
) -> Value {
    let findings: Vec<_> =
        findings.iter().map(|finding| one(finding, sources, localizer, record)).collect();
    let mut answer = json!({
        "version": VERSION,
        "findings": findings,
        "summary": {
            "errors": counts.errors,
            "warnings": counts.warnings,
            "notes": counts.notes,
            "files": counts.files,
            "fixable": counts.fixable,
            "fixable_unsafe": counts.fixable_unsafe,
        },
    });
    if let Some(rewrites) = rewrites {
        answer["rewrites"] = rewrites.iter().map(rewrite).collect();
    }
    answer
}

/// What a fix does, or did.
fn rewrite(rewrite: &Rewrite) -> Value {
    let Rewrite { at, texts, .. } = rewrite;
    json!({
        "code": rewrite.code.id,
        "safe": rewrite.is_safe,
        "file": rewrite.file.as_ref(),
        "line": at.line,
        "column": at.column,
        "end_line": at.end_line,
        "end_column": at.end_column,
        "old": texts.as_ref().map(|texts| &texts.old),
        "new": texts.as_ref().map(|texts| &texts.new),
    })
}

fn one(
    finding: &Finding,
    sources: &SourceMap,
    localizer: &Localizer,
    record: &dyn Fn(&str) -> Option<(String, String)>,
) -> Value {
    let (kind, id) = record(&finding.location.file).unzip();
    let at = sources.position(&finding.location);
    let place = |pick: fn(&LineColumnRange) -> usize| at.as_ref().map(pick);
    let notes = finding.notes.iter().map(|note| localizer.format(note));
    let related = finding.related.iter().map(|related| {
        format!("{}: {}", sources.place(&related.location), localizer.format(&related.label))
    });
    let fixes = finding.fixes.iter().filter_map(|fix| Rewrite::new(finding.code, fix, sources));
    json!({
        "code": finding.code.id,
        "name": finding.code.name,
        "severity": finding.code.severity.name(),
        "kind": kind,
        "id": id,
        "file": finding.location.file.as_ref(),
        "field": finding.location.field().map(ToString::to_string),
        "line": place(|at| at.line),
        "column": place(|at| at.column),
        "end_line": place(|at| at.end_line),
        "end_column": place(|at| at.end_column),
        "message": localizer.format(&finding.message),
        "label": finding.label.as_ref().map(|label| localizer.format(label)),
        "notes": related.chain(notes).collect::<Vec<_>>(),
        "help": finding.help.as_ref().map(|help| localizer.format(help)),
        "fixes": fixes.map(|fix| rewrite(&fix)).collect::<Vec<_>>(),
    })
}
