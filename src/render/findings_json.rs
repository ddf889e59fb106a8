//! Findings as data, in one versioned shape.

use serde_json::{Value, json};

use messages::Speaker;
use record_lint::Finding;
use record_lint::{Counts, Position, Sources};

/// Version of the shape; raised only when a reader of the old one would break.
const VERSION: u32 = 1;

/// `{version, findings, summary}`. Texts are in the language of the speaker, all else is not.
#[must_use]
pub fn findings_json(
    findings: &[Finding],
    counts: &Counts,
    sources: &Sources,
    speaker: &Speaker,
    record: &dyn Fn(&str) -> Option<(String, String)>,
) -> Value {
    let findings: Vec<_> =
        findings.iter().map(|finding| one(finding, sources, speaker, record)).collect();
    json!({
        "version": VERSION,
        "findings": findings,
        "summary": {
            "errors": counts.errors,
            "warnings": counts.warnings,
            "notes": counts.notes,
            "files": counts.files,
        },
    })
}

fn one(
    finding: &Finding,
    sources: &Sources,
    speaker: &Speaker,
    record: &dyn Fn(&str) -> Option<(String, String)>,
) -> Value {
    let (kind, id) = record(&finding.location.file).unzip();
    let at = sources.position(&finding.location);
    let place = |pick: fn(&Position) -> usize| at.as_ref().map(pick);
    let notes = finding.notes.iter().map(|note| speaker.say(note));
    let related = finding.related.iter().map(|related| {
        format!("{}: {}", sources.place(&related.location), speaker.say(&related.label))
    });
    json!({
        "code": finding.code.number,
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
        "message": speaker.say(&finding.message),
        "label": finding.label.as_ref().map(|label| speaker.say(label)),
        "notes": related.chain(notes).collect::<Vec<_>>(),
        "help": finding.help.as_ref().map(|help| speaker.say(help)),
    })
}
