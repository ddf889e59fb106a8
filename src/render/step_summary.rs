//! Findings as a table for the summary of a GitHub step, which has room for more than annotations.

use super::markdown::{cells, literal};
use super::prose::lines;
use super::safe::escape_to_one_line;
use messages::Localizer;
use messages::msg;
use record_lint::Finding;
use record_lint::SourceMap;
use std::fmt::Write as _;

/// Bytes kept for the line that says how much is left out.
const LAST_LINE: usize = 200;

/// A Markdown table of all findings, errors first, in at most `room` bytes; what finds no room is
/// counted below it. Nothing if there are no findings.
#[must_use]
pub fn step_summary(
    findings: &[Finding],
    sources: &SourceMap,
    localizer: &Localizer,
    room: usize,
) -> String {
    let mut text = head(localizer);
    if findings.is_empty() || room < text.len() + LAST_LINE {
        return String::new();
    }
    let mut sorted: Vec<_> = findings.iter().collect();
    sorted.sort_by_key(|finding| finding.code.severity);
    for (index, finding) in sorted.iter().enumerate() {
        let row = row(finding, sources, localizer);
        if text.len() + row.len() + LAST_LINE > room {
            let more = msg!("lint-more", count = sorted.len() - index);
            let _ = write!(text, "\n{}\n", localizer.format(&more));
            return text;
        }
        text.push_str(&row);
    }
    text
}

/// The empty line parts it from what other tools wrote before.
fn head(localizer: &Localizer) -> String {
    let titles = [
        localizer.text("lint-severity"),
        localizer.text("lint-rule"),
        localizer.text("lint-place"),
        localizer.text("lint-message"),
    ];
    format!("\n### ozg lint\n\n{}{}", cells(&titles), cells(&["---"; 4].map(str::to_owned)))
}

fn row(finding: &Finding, sources: &SourceMap, localizer: &Localizer) -> String {
    let severity = localizer.format(&finding.code.severity.word());
    let text: Vec<_> =
        lines(finding, sources, localizer).iter().map(|line| literal(line)).collect();
    cells(&[
        severity,
        finding.code.title(),
        literal(&escape_to_one_line(&sources.place(&finding.location))),
        text.join("<br>"),
    ])
}
